"""The agreement made ready to read aloud, to sign and to compare: promises line by line, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from lokmin.commitments.pages import villages
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.meetings.queries import Agreement, Completion
from lokmin.meetings.queries.agreement_words import HIDDEN_WHERE as HIDDEN_WHERE
from lokmin.meetings.queries.agreement_words import MANY as MANY
from lokmin.meetings.queries.agreement_words import ChangeLine as ChangeLine
from lokmin.meetings.queries.agreement_words import change_lines as change_lines
from lokmin.meetings.queries.agreement_words import completed_words as completed_words
from lokmin.meetings.queries.agreement_words import day_words as day_words
from lokmin.meetings.queries.agreement_words import hides_where as hides_where
from lokmin.meetings.queries.agreement_words import how_many_words as how_many_words
from lokmin.meetings.queries.agreement_words import money_words as money_words
from lokmin.meetings.queries.agreement_words import value_words as value_words
from lokmin.meetings.rules.agreement import PromiseLine


@dataclass(frozen=True)
class ReadLine:
    """One promise as it is read aloud: who does what, where, how many, by when; what is still missing."""

    id: str
    number: int
    who: str
    holder: str
    what: str
    where: str
    how_many: str
    when: str
    money: str
    missing: str = ""
    completed: str = ""
    office_id: str = ""
    helped_by: str = ""
    before: str = ""
    """The anchor of what is read before it, and `after` of what follows."""
    after: str = ""

    @property
    def details(self) -> str:
        """`Desa 1; 14 bayi; paling lambat 31 Juli 2023; APBDes`."""
        when = _("paling lambat %(day)s") % {"day": self.when} if self.when else ""
        helped = _("didukung %(names)s") % {"names": self.helped_by} if self.helped_by else ""
        return "; ".join(filter(None, (self.where, self.how_many, when, self.money, helped)))


def read_lines(agreement: Agreement, completed: Mapping[str, Completion] | None = None) -> list[ReadLine]:
    """The promises in the order of their numbers."""
    found = completed or {}
    lines = [read_line(line, found.get(line.id)) for line in agreement.text.lines]
    stops = ("awal", *(f"j-{line.id}" for line in lines), "akhir")
    return [
        replace(line, before=before, after=after)
        for line, before, after in zip(lines, stops, stops[2:], strict=False)
    ]


def read_line(line: PromiseLine, completion: Completion | None = None) -> ReadLine:
    holder = _("diucapkan %(name)s") % {"name": line.delegate} if line.delegate else line.holder
    return ReadLine(
        line.id,
        line.number,
        line.office,
        holder,
        line.what,
        _where(line),
        how_many_words(line.quantity, line.unit),
        day_words(line.due_on),
        money_words(line.money),
        _missing(line, completion),
        completed_words(completion),
        line.office_id,
        ", ".join(line.supporters),
    )


def _where(line: PromiseLine) -> str:
    return _(HIDDEN_WHERE) if hides_where(line) else villages(line.areas, named=MANY)


def _missing(line: PromiseLine, completion: Completion | None) -> str:
    """`di mana dan kapan dilengkapi paling lambat 31 Mei 2023, kontak Bidan Ani`."""
    done = completion.parts if completion else ()
    left = tuple(part for part in line.missing if part not in done)
    if not left:
        return ""
    words = _(PART_WORDS[left])
    if not line.complete_by:
        return _("Belum disebut: %(parts)s.") % {"parts": words}
    told = _("Belum disebut: %(parts)s. Dilengkapi paling lambat %(day)s.") % {
        "parts": words,
        "day": day_words(line.complete_by),
    }
    return f"{told} {_('Kontak: %(name)s.') % {'name': line.contact}}" if line.contact else told
