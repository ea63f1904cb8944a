from .odm.documents import Document
from .odm.fields import BackLink, Indexed, Link, PydanticObjectId
from .odm.utils.init import init_beanie
