from .base import Runnable, RunnableLambda, RunnableParallel, RunnableSequence, RunnableSerializable
from .config import RunnableConfig
from .passthrough import RunnablePassthrough
