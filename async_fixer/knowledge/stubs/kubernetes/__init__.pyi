from . import client as client
from . import config as config
from . import dynamic as dynamic
from . import stream as stream
from . import watch as watch
