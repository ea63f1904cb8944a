from ._decorator import on_exception, on_predicate
from ._jitter import full_jitter, random_jitter
from ._wait_gen import constant, expo, fibo
