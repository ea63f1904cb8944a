from .cbv_base import Api, Resource, set_responses, take_init_parameters
