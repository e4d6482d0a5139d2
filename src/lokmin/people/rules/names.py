"""How names, titles and staff numbers are written and compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from lokmin.basics.refusal import Refusal

ACTING = ("Plt.", "Plh.", "Pj.")
ID_KINDS = ("NIP", "NRP")
TITLE_MOST = 160
NAME_MOST = 120
MEANT = 3
"""How many names are offered for one that is not known."""
GOVERNED = {"desa": ("Pemerintah Desa", "Kepala Desa"), "kelurahan": ("Kelurahan", "Lurah")}
"""The areas with a government of their own, with its name and its head's; an RW or a posyandu has none."""
PRINTED_TITLE_MOST = len("Plt. ") + TITLE_MOST
"""How long the title of an office may be, and as printed for who only stands in."""

_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")
_LENGTHS = {"NIP": (18,), "NRP": (5, 6, 7, 8, 9, 10, 11, 12, 13, 14)}


def line(text: str) -> str:
    """A text on one line, without spaces too many."""
    return " ".join(text.split())


def same(text: str) -> str:
    """A name or title as it is compared: `H. Ahmad  Yani` and `h. ahmad yani` are one."""
    return line(text).casefold()


def bare(text: str) -> str:
    """A name without degrees, ranks, Haji and full stops: what a slip of the pen leaves as it is."""
    first = re.split(r",", same(text))[0]
    words = re.sub(r"[^\w\s]", " ", first).split()
    return " ".join(word for word in words if word not in _HONOURS)


_HONOURS = frozenset(
    "h hj kh ust dr drs dra drg ir prof ny bpk bapak ibu pak bu "
    "bripda briptu brigpol bripka aipda aiptu ipda iptu akp kompol "
    "serda sertu serka serma pelda peltu letda lettu kapten mayor inf arm kav czi".split()
)
"""Haji, degrees and ranks that stand before a name or behind a rank."""


def likely(text: str, names: Iterable[str]) -> list[str]:
    """The names that may be meant: those that hold every word of `text`, else those written much alike."""
    words, plain = set(same(text).split()), {same(name): name for name in names}
    holding = [name for key, name in plain.items() if words and words <= set(re.findall(r"[^\W_]+", key))]
    return holding[:MEANT] or [plain[key] for key in get_close_matches(same(text), plain, n=1)]


def is_camat(sector: str, title: str) -> bool:
    """Whether an office is that of the camat himself, not of somebody else in his house."""
    return sector == "kecamatan" and same(title).startswith(("camat", "kepala distrik"))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def check_no_nik(*texts: str) -> None:
    """Sixteen digits are a NIK or a family card: nothing of the kind is kept."""
    for text in texts:
        if _NIK.search(text) or _NIK.fullmatch(re.sub(r"[\s.-]", "", text)):
            raise Refusal("people.nik")


def check_id(kind: str, number: str) -> tuple[str, str]:
    """Kind and number as kept. A number needs its kind; a NIP has 18 digits, an NRP 5 to 14."""
    number = line(number)
    check_no_nik(number)
    if not number:
        return "", ""
    if kind not in ID_KINDS:
        raise Refusal("people.id_kind")
    if len(digits(number)) not in _LENGTHS[kind] or not re.fullmatch(r"[\d .\-/]+", number):
        raise Refusal("people.id_number", kind=kind, number=number)
    return kind, number


@dataclass(frozen=True)
class Known:
    """What tells persons apart: `key` names the person."""

    key: object
    name: str
    id_number: str = ""
    phone: str = ""


def alike(one: Known, other: Known) -> str:
    """Why two may be one person: `id`, `phone` or `name`; empty when nothing says so.

    Two staff numbers that differ are two persons, whatever their names.
    """
    mine, theirs = digits(one.id_number), digits(other.id_number)
    if mine and theirs:
        return "id" if mine == theirs else ""
    if one.phone and one.phone == other.phone:
        return "phone"
    return "name" if bare(one.name) and bare(one.name) == bare(other.name) else ""
