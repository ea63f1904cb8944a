from .connection import connect, disconnect, disconnect_all, get_connection, get_db, register_connection
from .document import Document, DynamicDocument, DynamicEmbeddedDocument, EmbeddedDocument
from .errors import DoesNotExist, MultipleObjectsReturned, NotUniqueError, OperationError, ValidationError
from .fields import (
    BinaryField,
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    DictField,
    DynamicField,
    EmailField,
    EmbeddedDocumentField,
    EmbeddedDocumentListField,
    EnumField,
    FileField,
    FloatField,
    GenericReferenceField,
    IntField,
    LazyReferenceField,
    ListField,
    MapField,
    ReferenceField,
    SequenceField,
    SortedListField,
    StringField,
    URLField,
    UUIDField,
)
from .queryset import Q, QuerySet
