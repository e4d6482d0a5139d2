"""Everything that can be refused, each with the sentence that says how to mend it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


class Refusal(Exception):
    """A request that cannot be done as asked.

    `code` names the sentence in `basics.sentences` ("coverage.negative"), `params` fill it.
    The sentence is Indonesian; the door translates `template` before filling it.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def template(self) -> str:
        return catalogue()[self.code]

    @property
    def sentence(self) -> str:
        return self.template % self.params

    def __str__(self) -> str:
        return self.sentence


class NotYours(Refusal):
    """The thing exists, but not for the one who asks: outside it looks as if it did not exist (404)."""


class NotYourDuty(Refusal):
    """The place is yours, the duty is another's (403)."""


class Stale(Refusal):
    """Somebody else changed it in the meantime (409); `params` carries both values."""


@cache
def catalogue() -> dict[str, str]:
    """All sentences by code; a code written twice is a fault of the house."""
    from lokmin.basics import sentences

    found: dict[str, str] = {}
    for module in iter_modules(sentences.__path__):
        for code, sentence in import_module(f"{sentences.__name__}.{module.name}").SENTENCES.items():
            if code in found:
                raise ValueError(f"sentence {code!r} is written twice")
            found[code] = sentence
    return found
