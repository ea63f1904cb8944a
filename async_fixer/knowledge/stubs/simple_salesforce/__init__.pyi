from .api import Salesforce, SFType
