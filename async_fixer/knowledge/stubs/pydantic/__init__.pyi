from pydantic_core import ValidationError
from pydantic_core.core_schema import (
    FieldSerializationInfo,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)

from . import dataclasses
from .aliases import AliasChoices, AliasGenerator, AliasPath
from .annotated_handlers import GetCoreSchemaHandler, GetJsonSchemaHandler
from .config import ConfigDict, with_config
from .deprecated.class_validators import root_validator, validator
from .deprecated.config import BaseConfig, Extra
from .deprecated.tools import parse_obj_as, schema_of
from .errors import PydanticImportError, PydanticSchemaGenerationError, PydanticUndefinedAnnotation, PydanticUserError
from .fields import Field, PrivateAttr, computed_field
from .functional_serializers import PlainSerializer, SerializeAsAny, WrapSerializer, field_serializer, model_serializer
from .functional_validators import (
    AfterValidator,
    BeforeValidator,
    InstanceOf,
    ModelWrapValidatorHandler,
    PlainValidator,
    SkipValidation,
    ValidateAs,
    WrapValidator,
    field_validator,
    model_validator,
)
from .main import BaseModel, create_model
from .networks import (
    AmqpDsn,
    AnyHttpUrl,
    AnyUrl,
    ClickHouseDsn,
    EmailStr,
    FileUrl,
    FtpUrl,
    HttpUrl,
    IPvAnyAddress,
    IPvAnyNetwork,
    KafkaDsn,
    MariaDBDsn,
    MongoDsn,
    MySQLDsn,
    NameEmail,
    PostgresDsn,
    RedisDsn,
    UrlConstraints,
    WebsocketUrl,
    validate_email,
)
from .root_model import RootModel
from .type_adapter import TypeAdapter
from .types import *
from .validate_call_decorator import validate_call
