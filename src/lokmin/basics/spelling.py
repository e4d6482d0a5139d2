"""Words as people type them: everything is compared as the same plain text."""

import re

_SPACES = re.compile(r"\s+")
# Signs without a shape (zero width, direction marks, soft hyphen) say nothing; a no-break space is a space;
# half a sign (a lone surrogate, which JSON allows and no database keeps) is shown as none.
_SHAPELESS: dict[int, str | None] = {
    **dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)),
    **dict.fromkeys((0xA0, 0x202F, *range(0, 32)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_NOT_TEXT = re.compile(r"[^0-9a-z+<>%]+")


def clean(value: object) -> str:
    """One line of text: no-break spaces, line breaks and runs of spaces become one space."""
    text = str(value)
    if text.isascii() and text.isalnum():
        return text
    return _SPACES.sub(" ", text.translate(_SHAPELESS)).strip()


def key(value: object) -> str:
    """Text for comparing: lower case, letters, digits and + < > % only. `Fe. 3` is `fe3`."""
    return _NOT_TEXT.sub("", clean(value).casefold())
