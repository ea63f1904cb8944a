from .duckduckgo_search import DDGS
