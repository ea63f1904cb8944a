from async_fixer.knowledge.marks import blocks

from .base import BasePromptTemplate

class PromptTemplate(BasePromptTemplate):
    @classmethod
    def from_template(cls, template, *, template_format=..., partial_variables=..., **kwargs) -> PromptTemplate: ...
    @classmethod
    @blocks("file")
    def from_file(cls, template_file, encoding=..., **kwargs) -> PromptTemplate: ...
