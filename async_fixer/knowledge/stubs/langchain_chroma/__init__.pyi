from .vectorstores import Chroma
