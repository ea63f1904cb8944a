from .client import MlflowClient
