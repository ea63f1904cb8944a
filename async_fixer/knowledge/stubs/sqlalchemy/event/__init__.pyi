from .api import CANCEL, NO_RETVAL, contains, listen, listens_for, remove
