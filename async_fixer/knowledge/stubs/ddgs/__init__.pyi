from .ddgs import DDGS
