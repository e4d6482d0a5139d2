"""The form of an old agreement: the day, the number, the table; then its columns and who is meant."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.meetings.rules.old_table import NEW, SKIP
from lokmin.people.queries import SectorGroup
from lokmin.tools.fields import LokminDateField


class OldForm(forms.Form):
    """What is pasted, from when. `ask_columns` and `ask_owners` add what a person must say."""

    use_required_attribute = False

    held_on = LokminDateField(label=_("Hari rapat lama"))
    number = forms.IntegerField(
        label=_("Nomor dalam tahun itu"), min_value=1, max_value=12, help_text=_("TW II berarti nomor 2")
    )
    text = forms.CharField(
        label=_("Tabel kesepakatan"),
        widget=forms.Textarea({"rows": 10, "spellcheck": "false", "wrap": "off"}),
        help_text=_(
            "Salin tabelnya dari Word atau Excel beserta baris judul: kegiatan, penanggung jawab, desa …"
        ),
        error_messages={"required": _("Belum ada yang ditempel. Salin tabelnya beserta judul kolom.")},
    )

    def ask_columns(self, headers: Sequence[str], parts: Sequence[str], words: list[tuple[str, str]]) -> None:
        """One question a column; the recognised part is the answer until a person gives another."""
        for number, (header, part) in enumerate(zip(headers, parts, strict=True)):
            name = f"col-{number}"
            label = gettext("Kolom %(n)s: %(header)s") % {"n": number + 1, "header": header or "–"}
            self.fields[name] = forms.ChoiceField(label=label, choices=words, initial=part)
            self._keep(name, part)

    def ask_owners(
        self,
        owned: Iterable[tuple[str, str, str]],
        groups: Sequence[SectorGroup],
        sectors: Sequence[tuple[str, str]],
    ) -> None:
        """One question a spelling: which office; or a new one in a sector; or leave its lines out."""
        offices: list[Any] = [
            (g.name, [(str(o.id), f"{o.title} ({o.holder})" if o.holder else o.title) for o in g.offices])
            for g in groups
        ]
        for name, written, office in owned:
            choices: list[Any] = [("", gettext("Pilih jabatan")), *offices]
            if sectors:
                fresh = gettext("Buat jabatan baru “%(title)s”, sektor") % {"title": written[:60]}
                choices.append((fresh, [(f"{NEW}{code}", word) for code, word in sectors]))
            choices.append((SKIP, gettext("Lewati barisnya")))
            self.fields[name] = forms.ChoiceField(label=f"“{written}”", choices=choices, initial=office)
            self._keep(name, office)

    def _keep(self, name: str, value: str) -> None:
        """What was not asked on the page before counts as answered by what was recognised."""
        if name not in self.data:
            self.data = self.data.copy()
            self.data[name] = value

    def answers(self, start: str) -> dict[str, str]:
        """The answers to the questions whose names start so, as given and offered."""
        found = {}
        for name in self.fields:
            if name.startswith(start):
                value = str(self.data.get(name, ""))
                field = self.fields[name]
                found[name] = value if value and field.valid_value(value) else ""  # type: ignore[attr-defined]
        return found
