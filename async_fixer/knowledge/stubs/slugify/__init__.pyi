from .slugify import slugify
