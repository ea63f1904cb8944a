from ._login import login
from ._snapshot_download import snapshot_download
from .file_download import hf_hub_download, hf_hub_url, try_to_load_from_cache
from .hf_api import (
    HfApi,
    create_commit,
    create_repo,
    dataset_info,
    delete_file,
    delete_repo,
    file_exists,
    list_datasets,
    list_models,
    list_repo_files,
    list_spaces,
    model_info,
    repo_exists,
    repo_info,
    upload_file,
    upload_folder,
    whoami,
)
from .inference._client import InferenceClient
from .inference._generated._async_client import AsyncInferenceClient
