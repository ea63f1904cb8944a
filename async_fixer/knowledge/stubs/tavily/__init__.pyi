from .async_tavily import AsyncTavilyClient
from .tavily import TavilyClient
