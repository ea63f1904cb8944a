from .queryset import QuerySet
from .visitor import Q
