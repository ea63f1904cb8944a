from enum import Enum
from typing import Any, Literal, Optional, Union

from fastapi.logger import logger
from pydantic import AnyUrl, BaseModel, EmailStr, Field, GetJsonSchemaHandler
from typing_extensions import TypedDict

class BaseModelWithConfig(BaseModel):
    model_config: Any

class Contact(BaseModelWithConfig):
    name: str | None
    url: AnyUrl | None
    email: EmailStr | None

class License(BaseModelWithConfig):
    name: str
    identifier: str | None
    url: AnyUrl | None

class Info(BaseModelWithConfig):
    title: str
    summary: str | None
    description: str | None
    termsOfService: str | None
    contact: Contact | None
    license: License | None
    version: str

class ServerVariable(BaseModelWithConfig):
    enum: list[str] | None
    default: str
    description: str | None

class Server(BaseModelWithConfig):
    url: AnyUrl | str
    description: str | None
    variables: dict[str, ServerVariable] | None

class Reference(BaseModel):
    ref: str

class Discriminator(BaseModel):
    propertyName: str
    mapping: dict[str, str] | None

class XML(BaseModelWithConfig):
    name: str | None
    namespace: str | None
    prefix: str | None
    attribute: bool | None
    wrapped: bool | None

class ExternalDocumentation(BaseModelWithConfig):
    description: str | None
    url: AnyUrl

SchemaType = Literal['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

class Schema(BaseModelWithConfig):
    schema_: str | None
    vocabulary: str | None
    id: str | None
    anchor: str | None
    dynamicAnchor: str | None
    ref: str | None
    dynamicRef: str | None
    defs: dict[str, SchemaOrBool] | None
    comment: str | None
    allOf: list[SchemaOrBool] | None
    anyOf: list[SchemaOrBool] | None
    oneOf: list[SchemaOrBool] | None
    not_: Optional[SchemaOrBool]
    if_: Optional[SchemaOrBool]
    then: Optional[SchemaOrBool]
    else_: Optional[SchemaOrBool]
    dependentSchemas: dict[str, SchemaOrBool] | None
    prefixItems: list[SchemaOrBool] | None
    items: Optional[SchemaOrBool]
    contains: Optional[SchemaOrBool]
    properties: dict[str, SchemaOrBool] | None
    patternProperties: dict[str, SchemaOrBool] | None
    additionalProperties: Optional[SchemaOrBool]
    propertyNames: Optional[SchemaOrBool]
    unevaluatedItems: Optional[SchemaOrBool]
    unevaluatedProperties: Optional[SchemaOrBool]
    type: SchemaType | list[SchemaType] | None
    enum: list[Any] | None
    const: Any | None
    multipleOf: float | None
    maximum: float | None
    exclusiveMaximum: float | None
    minimum: float | None
    exclusiveMinimum: float | None
    maxLength: int | None
    minLength: int | None
    pattern: str | None
    maxItems: int | None
    minItems: int | None
    uniqueItems: bool | None
    maxContains: int | None
    minContains: int | None
    maxProperties: int | None
    minProperties: int | None
    required: list[str] | None
    dependentRequired: dict[str, set[str]] | None
    format: str | None
    contentEncoding: str | None
    contentMediaType: str | None
    contentSchema: Optional[SchemaOrBool]
    title: str | None
    description: str | None
    default: Any | None
    deprecated: bool | None
    readOnly: bool | None
    writeOnly: bool | None
    examples: list[Any] | None
    discriminator: Discriminator | None
    xml: XML | None
    externalDocs: ExternalDocumentation | None
    example: Any | None

SchemaOrBool = Schema | bool

class Example(TypedDict, total=False):
    summary: str | None
    description: str | None
    value: Any | None
    externalValue: AnyUrl | None

class ParameterInType(Enum):
    query: str
    header: str
    path: str
    cookie: str

class Encoding(BaseModelWithConfig):
    contentType: str | None
    headers: dict[str, Union[Header, Reference]] | None
    style: str | None
    explode: bool | None
    allowReserved: bool | None

class MediaType(BaseModelWithConfig):
    schema_: Schema | Reference | None
    example: Any | None
    examples: dict[str, Example | Reference] | None
    encoding: dict[str, Encoding] | None

class ParameterBase(BaseModelWithConfig):
    description: str | None
    required: bool | None
    deprecated: bool | None
    style: str | None
    explode: bool | None
    allowReserved: bool | None
    schema_: Schema | Reference | None
    example: Any | None
    examples: dict[str, Example | Reference] | None
    content: dict[str, MediaType] | None

class Parameter(ParameterBase):
    name: str
    in_: ParameterInType

class Header(ParameterBase): ...

class RequestBody(BaseModelWithConfig):
    description: str | None
    content: dict[str, MediaType]
    required: bool | None

class Link(BaseModelWithConfig):
    operationRef: str | None
    operationId: str | None
    parameters: dict[str, Any | str] | None
    requestBody: Any | str | None
    description: str | None
    server: Server | None

class Response(BaseModelWithConfig):
    description: str
    headers: dict[str, Header | Reference] | None
    content: dict[str, MediaType] | None
    links: dict[str, Link | Reference] | None

class Operation(BaseModelWithConfig):
    tags: list[str] | None
    summary: str | None
    description: str | None
    externalDocs: ExternalDocumentation | None
    operationId: str | None
    parameters: list[Parameter | Reference] | None
    requestBody: RequestBody | Reference | None
    responses: dict[str, Response | Any] | None
    callbacks: dict[str, dict[str, PathItem] | Reference] | None
    deprecated: bool | None
    security: list[dict[str, list[str]]] | None
    servers: list[Server] | None

class PathItem(BaseModelWithConfig):
    ref: str | None
    summary: str | None
    description: str | None
    get: Operation | None
    put: Operation | None
    post: Operation | None
    delete: Operation | None
    options: Operation | None
    head: Operation | None
    patch: Operation | None
    trace: Operation | None
    servers: list[Server] | None
    parameters: list[Parameter | Reference] | None

class SecuritySchemeType(Enum):
    apiKey: str
    http: str
    oauth2: str
    openIdConnect: str

class SecurityBase(BaseModelWithConfig):
    type_: SecuritySchemeType
    description: str | None

class APIKeyIn(Enum):
    query: str
    header: str
    cookie: str

class APIKey(SecurityBase):
    type_: SecuritySchemeType
    in_: APIKeyIn
    name: str

class HTTPBase(SecurityBase):
    type_: SecuritySchemeType
    scheme: str

class HTTPBearer(HTTPBase):
    scheme: Literal['bearer']
    bearerFormat: str | None

class OAuthFlow(BaseModelWithConfig):
    refreshUrl: str | None
    scopes: dict[str, str]

class OAuthFlowImplicit(OAuthFlow):
    authorizationUrl: str

class OAuthFlowPassword(OAuthFlow):
    tokenUrl: str

class OAuthFlowClientCredentials(OAuthFlow):
    tokenUrl: str

class OAuthFlowAuthorizationCode(OAuthFlow):
    authorizationUrl: str
    tokenUrl: str

class OAuthFlows(BaseModelWithConfig):
    implicit: OAuthFlowImplicit | None
    password: OAuthFlowPassword | None
    clientCredentials: OAuthFlowClientCredentials | None
    authorizationCode: OAuthFlowAuthorizationCode | None

class OAuth2(SecurityBase):
    type_: SecuritySchemeType
    flows: OAuthFlows

class OpenIdConnect(SecurityBase):
    type_: SecuritySchemeType
    openIdConnectUrl: str

SecurityScheme = APIKey | HTTPBase | OAuth2 | OpenIdConnect | HTTPBearer

class Components(BaseModelWithConfig):
    schemas: dict[str, Schema | Reference] | None
    responses: dict[str, Response | Reference] | None
    parameters: dict[str, Parameter | Reference] | None
    examples: dict[str, Example | Reference] | None
    requestBodies: dict[str, RequestBody | Reference] | None
    headers: dict[str, Header | Reference] | None
    securitySchemes: dict[str, SecurityScheme | Reference] | None
    links: dict[str, Link | Reference] | None
    callbacks: dict[str, dict[str, PathItem] | Reference | Any] | None
    pathItems: dict[str, PathItem | Reference] | None

class Tag(BaseModelWithConfig):
    name: str
    description: str | None
    externalDocs: ExternalDocumentation | None

class OpenAPI(BaseModelWithConfig):
    openapi: str
    info: Info
    jsonSchemaDialect: str | None
    servers: list[Server] | None
    paths: dict[str, PathItem | Any] | None
    webhooks: dict[str, PathItem | Reference] | None
    components: Components | None
    security: list[dict[str, list[str]]] | None
    tags: list[Tag] | None
    externalDocs: ExternalDocumentation | None
