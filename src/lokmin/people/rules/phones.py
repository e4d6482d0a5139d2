"""Telephone numbers as people write them, as they are kept, as they are read."""

import re

from lokmin.basics.refusal import Refusal

_SEEN = re.compile(r"[\d\s().+\-/]+")
_MOBILE = re.compile(r"628\d{7,11}")


def phone(text: str) -> str:
    """`0812-3456-7890`, `+62 812 3456 7890`, `62812…` and `812…` are all `6281234567890`; empty stays empty.

    Anything that is not an Indonesian mobile number is refused, for nobody could be written to.
    """
    written = " ".join(text.split())
    if not written:
        return ""
    number = re.sub(r"\D", "", written)
    if number.startswith("0062"):
        number = number[2:]
    if number.startswith("620"):
        number = "62" + number[3:]
    elif number.startswith("0"):
        number = "62" + number[1:]
    elif number.startswith("8"):
        number = "62" + number
    if not _SEEN.fullmatch(written) or not _MOBILE.fullmatch(number):
        raise Refusal("people.phone", value=written)
    return number


def phone_text(number: str) -> str:
    """`0812-3456-7890`: as people read it."""
    if not number:
        return ""
    own = "0" + number.removeprefix("62")
    parts = [own[:4], own[4:8], own[8:]]
    return "-".join(part for part in parts if part)


def digits_or_none(text: str) -> str:
    """The number as kept, or nothing where it cannot be read: only to compare."""
    try:
        return phone(text)
    except Refusal:
        return ""
