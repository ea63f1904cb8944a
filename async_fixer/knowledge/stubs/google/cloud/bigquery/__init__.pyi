from .client import Client
from .dataset import Dataset, DatasetReference
from .job import LoadJob, LoadJobConfig, QueryJob, QueryJobConfig
from .query import ArrayQueryParameter, ScalarQueryParameter
from .schema import SchemaField
from .table import Row, Table, TableReference
