from ._bot import Bot
