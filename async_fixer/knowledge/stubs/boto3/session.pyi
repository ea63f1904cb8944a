from botocore.client import BaseClient
from botocore.credentials import Credentials

from .resources.base import ServiceResource

class Session:
    def __init__(
        self,
        aws_access_key_id=...,
        aws_secret_access_key=...,
        aws_session_token=...,
        region_name=...,
        botocore_session=...,
        profile_name=...,
        aws_account_id=...,
    ) -> None: ...
    @property
    def profile_name(self) -> str: ...
    @property
    def region_name(self) -> str: ...
    def get_available_services(self) -> list[str]: ...
    def get_available_resources(self) -> list[str]: ...
    def get_available_regions(self, service_name, partition_name=..., allow_non_regional=...) -> list[str]: ...
    def get_credentials(self) -> Credentials: ...
    def client(
        self,
        service_name,
        region_name=...,
        api_version=...,
        use_ssl=...,
        verify=...,
        endpoint_url=...,
        aws_access_key_id=...,
        aws_secret_access_key=...,
        aws_session_token=...,
        config=...,
        aws_account_id=...,
    ) -> BaseClient: ...
    def resource(
        self,
        service_name,
        region_name=...,
        api_version=...,
        use_ssl=...,
        verify=...,
        endpoint_url=...,
        aws_access_key_id=...,
        aws_secret_access_key=...,
        aws_session_token=...,
        config=...,
    ) -> ServiceResource: ...
