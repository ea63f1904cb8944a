from ._context_manager import PlaywrightContextManager
from ._generated import Browser, BrowserContext, BrowserType, Locator, Page, Playwright

def async_playwright() -> PlaywrightContextManager: ...
