"""The code that opens the hall to phones: short enough to type, long enough not to be guessed."""

import secrets

LETTERS = "acdefghjkmnpqrtuvwxy"
"""No letter that looks like another, or like a digit, in any hand."""
LENGTH = 8
SEAT = b"lokmin hall seat:"
"""What the token of a seat is signed for; the token of a personal link is signed for something else."""


def make_code() -> str:
    """Eight letters, 34 bits: who tries two hundred a second through a meeting of four hours finds one open
    hall in nine thousand times, and behind it a list of offices."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """`KHRT-WMPX`, `khrt wmpx`: as it is stored."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())[:12]


def said_code(code: str) -> str:
    """`KHRT-WMPX`: as it is read out."""
    return f"{code[:4]}-{code[4:]}".upper()
