"""How far the reading of a file has come, for whoever waits."""

from collections.abc import Callable

_listeners: list[Callable[[int, int], None]] = []


def listen(told: Callable[[int, int], None]) -> None:
    """Tell `told` the number of things done and of all things, from now on in this process."""
    _listeners.append(told)


def tell(done: int, of: int) -> None:
    """Say how far a long piece of work has come."""
    for told in _listeners:
        told(done, of)
