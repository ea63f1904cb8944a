from async_fixer.knowledge.marks import blocks

from ..remote.webdriver import WebDriver as _WebDriver

# Starts the browser.
@blocks("process")
class WebDriver(_WebDriver):
    def __init__(self, options=..., service=..., keep_alive=...) -> None: ...
