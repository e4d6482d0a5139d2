"""What is written to the log holds no key: the token of a personal link, the code of a hall, a seat in it.

Whoever reads such an address is let in as its holder, so that only its first letters are logged.
"""

import logging
import re

SHOWN = 2
_KEYS = re.compile(r"(?P<way>/[tr]/)(?P<rest>[^\s?#\"']+)", re.IGNORECASE)
PARTS = {"/t/": 1, "/r/": 2}
"""How many parts of the path are keys: the token; the code and the seat."""


def shortened(text: str) -> str:
    """`Not Found: /t/AbCdEf/acara/` without its key: `Not Found: /t/Ab…/acara/`."""
    return _KEYS.sub(_without_keys, text)


def _without_keys(found: re.Match[str]) -> str:
    way, parts = found["way"], found["rest"].split("/")
    keys = PARTS[way.lower()]
    cut = [part if len(part) <= SHOWN else f"{part[:SHOWN]}…" for part in parts[:keys]]
    return way + "/".join([*cut, *parts[keys:]])


class WithoutKeys(logging.Filter):
    """Every line of the log passes here before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        kept = shortened(told)
        if kept != told:
            record.msg, record.args = kept, ()
        return True
