"""How far the reading of a file has come, for whoever waits.

A file is first opened (its lines are taken out of it; how many there are is an estimate), then read (its
lines become figures).
"""

from collections.abc import Callable, Iterable, Iterator

OPENING, READING, CHECKING = "open", "read", "check"
STEP = 5_000
Told = Callable[[str, int, int], None]
_listeners: list[Told] = []


def listen(told: Told) -> None:
    """Tell `told` the stage, the number of things done and of all things, from now on in this process."""
    _listeners.append(told)


def tell(stage: str, done: int, of: int) -> None:
    """Say how far a long piece of work has come."""
    for told in _listeners:
        told(stage, done, of)


class Opening:
    """Lines that come out of `size` bytes: about how many there will be follows from those that came."""

    def __init__(self, size: int) -> None:
        self._size, self._seen, self._lines, self._told = size, 0, 0, 0

    def counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, their bytes counted as they go by."""
        for chunk in chunks:
            self._seen += len(chunk)
            yield chunk

    def lines(self, number: int) -> None:
        """So many lines of the part that is being opened came so far."""
        done = self._lines + number
        if done - self._told >= STEP:
            self._told = done
            tell(OPENING, done, max(done, done * self._size // max(self._seen, 1)))

    def next_part(self, number: int) -> None:
        """A part is open, with so many lines."""
        self._lines += number
