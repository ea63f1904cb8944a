from .environment import Environment, Template
from .exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from .loaders import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    FileSystemLoader,
    FunctionLoader,
    ModuleLoader,
    PackageLoader,
    PrefixLoader,
)
from .runtime import ChainableUndefined, StrictUndefined, Undefined
from .utils import select_autoescape
