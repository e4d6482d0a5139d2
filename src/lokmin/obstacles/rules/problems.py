"""What a problem must say and what a score may be. Source: USG 1 to 5 (Permenkes 44/2016 manuals)."""

from collections.abc import Mapping

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark

LOWEST, HIGHEST = 1, 5
BRANCHES: Mapping[str, str] = {
    "people": mark("Manusia"),
    "method": mark("Cara"),
    "tools": mark("Sarana"),
    "money": mark("Dana"),
    "place": mark("Lingkungan"),
}
ORIGINS = ("gap", "typed", "sector")
MOST_WHYS = 5


def check_text(text: str, code: str, most: int = 300) -> str:
    """The text in one line; refused with `code` when empty, "obstacles.long" when too long."""
    line = " ".join(text.split())
    if not line:
        raise Refusal(code)
    if len(line) > most:
        raise Refusal("obstacles.long", most=most)
    return line


def check_score(*values: int) -> None:
    """Refuse a U, S or G outside 1 to 5."""
    if any(isinstance(value, bool) or not LOWEST <= value <= HIGHEST for value in values):
        raise Refusal("obstacles.score", low=LOWEST, high=HIGHEST)


def check_branch(branch: str) -> None:
    """Refuse a bone that the fishbone does not have."""
    if branch not in BRANCHES:
        raise Refusal("door.choice", value=branch, field=mark("cabang penyebab"))


def check_depth(depth: int) -> None:
    """Refuse a sixth why: after five the question is another one."""
    if depth > MOST_WHYS:
        raise Refusal("obstacles.whys", most=MOST_WHYS)


def agreement(low: int, high: int) -> str:
    """How far raters are apart, in a word: up to 2 points agree, up to 4 differ, beyond that talk."""
    if high - low <= 2:
        return mark("sepakat")
    return mark("agak berbeda") if high - low <= 4 else mark("perlu dibahas")
