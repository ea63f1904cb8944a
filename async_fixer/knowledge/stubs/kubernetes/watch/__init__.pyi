from .watch import Watch
