from .load import LoadJob, LoadJobConfig
from .query import QueryJob, QueryJobConfig
