from .exc import BadData, BadSignature, BadTimeSignature, SignatureExpired
from .serializer import Serializer
from .url_safe import URLSafeSerializer, URLSafeTimedSerializer
