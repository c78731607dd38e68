"""What a new process does first: load the rooms that draw, while others still look and read."""

from importlib import import_module


def warm() -> None:
    """Load what the jobs of a build need; knows nothing of it until then, so that asking costs nothing."""
    import_module("generator.making")
