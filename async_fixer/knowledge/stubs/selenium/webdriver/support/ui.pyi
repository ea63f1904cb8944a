from .wait import WebDriverWait
