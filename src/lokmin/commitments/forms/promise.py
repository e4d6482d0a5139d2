"""The shape of what is typed about promises. Only who and what are required; the form asks for the rest."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.sentences.commitments import SENTENCES
from lokmin.commitments import queries
from lokmin.commitments.rules import money, parts, states
from lokmin.obstacles.queries import ProblemCard
from lokmin.people.queries import SectorGroup
from lokmin.places.queries import AreaCard
from lokmin.tools import photos, printing
from lokmin.tools.fields import LokminDateField, LokminFileField, LokminPhotoField, OnceForm
from lokmin.tools.refused import sentence_of


def _needed(code: str) -> dict[str, Any]:
    """A field that must be filled, with the sentence of the refusal."""
    return {"required": True, "error_messages": {"required": _(SENTENCES[code])}}


VIA = (
    ("", _("langsung, bertemu")),
    ("telepon", _("telepon")),
    ("WhatsApp", _("WhatsApp")),
    ("surat", _("surat")),
    ("kunjungan", _("kunjungan")),
)
Choices = Iterable[tuple[str, str]]


def words(pairs: dict[str, str]) -> list[tuple[str, str]]:
    """Choices with their labels in the active language."""
    return [(value, _t(label)) for value, label in pairs.items()]


def add_refusals(form: forms.Form) -> None:
    """Say at once, each at its field, what the numbers, dates and money of a promise would be refused for."""
    data = form.cleaned_data
    checks: tuple[tuple[str, tuple[str, ...], Callable[..., None]], ...] = (
        ("quantity", ("quantity",), parts.check_quantity),
        ("due_on", ("start_on", "due_on"), parts.check_dates),
        ("money", ("money", "money_state", "amount_rupiah"), money.check_money),
    )
    for field, names, check in checks:
        if all(name in data for name in names):
            try:
                check(*(data[name] for name in names))
            except Refusal as refusal:
                form.add_error(field, sentence_of(refusal))


class PromiseForm(OnceForm):
    """A promise: who, what, where, how many, when; then money, proof and why."""

    use_required_attribute = False

    office = forms.ChoiceField(label=_("Siapa yang berjanji"), **_needed("commitments.who"))
    what = forms.CharField(
        label=_("Apa yang dijanjikan"),
        max_length=300,
        **_needed("commitments.what"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Satu kalimat kerja, misalnya: mobil siaga mengantar bayi ke posyandu."),
    )
    area_ids = forms.MultipleChoiceField(
        label=_("Di mana"), required=False, widget=forms.CheckboxSelectMultiple
    )
    quantity = forms.IntegerField(label=_("Berapa"), required=False)
    quantity_unit = forms.CharField(
        label=_("Satuannya"), required=False, max_length=60, help_text=_("bayi, rumah, kali …")
    )
    start_on = LokminDateField(label=_("Mulai"), required=False)
    due_on = LokminDateField(label=_("Tenggat"), required=False)
    proof_expected = forms.CharField(label=_("Bukti yang akan diperlihatkan"), required=False, max_length=200)
    problem = forms.ChoiceField(label=_("Karena masalah"), required=False)
    need = forms.ChoiceField(label=_("Menjawab dukungan yang diminta"), required=False)
    indicator_code = forms.ChoiceField(label=_("Indikator yang diharapkan bergerak"), required=False)
    money = forms.ChoiceField(label=_("Dana dari"), required=False)
    money_state = forms.ChoiceField(label=_("Keadaan dana"), required=False)
    amount_rupiah = forms.IntegerField(label=_("Jumlah rupiah"), required=False)
    holder_name = forms.CharField(
        label=_("Nama pejabat"), required=False, max_length=120, help_text=_("Kosong: pejabat yang sekarang.")
    )
    promised_by_delegate = forms.CharField(
        label=_("Diucapkan oleh wakil"),
        required=False,
        max_length=160,
        help_text=_("Nama dan jabatan wakil."),
    )
    supporting_sector_codes = forms.MultipleChoiceField(
        label=_("Sektor pendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )
    supporting_office_ids = forms.MultipleChoiceField(
        label=_("Jabatan pendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )
    asked_by_id = forms.ChoiceField(
        label=_("Diminta oleh"), required=False, help_text=_("Jabatan yang meminta, bila bukan Puskesmas.")
    )
    musrenbang = forms.BooleanField(
        label=_("Perlu keputusan anggaran: tandai untuk Musrenbang"), required=False
    )
    contact_name = forms.CharField(label=_("Kontak Puskesmas"), required=False, max_length=120)
    complete_by = LokminDateField(label=_("Dilengkapi paling lambat"), required=False)

    def __init__(
        self,
        *args: Any,
        sectors: Choices = (),
        groups: Sequence[SectorGroup] = (),
        areas: Sequence[AreaCard] = (),
        problems: Sequence[ProblemCard] = (),
        indicators: Choices = (),
        fixed_office: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer = self._offer
        offer("office", [("", _t("Pilih jabatan")), *(_group(group) for group in groups)])
        offer("supporting_sector_codes", list(sectors))
        offer("supporting_office_ids", [_group(group) for group in groups])
        offer("asked_by_id", [("", _t("Puskesmas")), *(_group(group) for group in groups)])
        offer("area_ids", [(str(area.id), area.name) for area in areas])
        offer("problem", [("", _t("tidak ada")), *((str(p.id), p.statement) for p in problems)])
        offer("need", [("", _t("tidak ada")), *asked_words(problems)])
        offer("indicator_code", [("", _t("tidak ada")), *indicators])
        offer("money", [("", _t("belum disebut")), *words(queries.MONEY)])
        offer("money_state", [("", _t("belum disebut")), *words(queries.MONEY_STATES)])
        if fixed_office:
            del self.fields["office"]

    def clean(self) -> dict[str, Any]:
        """All that is wrong at once, not one thing a time."""
        data = super().clean() or self.cleaned_data
        add_refusals(self)
        return data

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def push(self, contact: str, latest: date) -> None:
        """Say at each missing part that it is missing, and offer the way out: until when, through whom."""
        data: Any = self.data.copy()
        data["contact_name"] = data.get("contact_name") or contact
        data["complete_by"] = data.get("complete_by") or printing.date_long(latest)
        self.data = data
        for name in ("area_ids", "quantity", "due_on"):
            if not self.cleaned_data.get(name):
                self.add_error(name, _t("Belum disebut."))

    def parts(self) -> dict[str, Any]:
        """What was typed, as `actions.make` and `actions.complete` take it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        office = data.pop("office", None)
        problem, need = data.pop("problem"), data.pop("need")
        asker = data["asked_by_id"]
        found = {
            **data,
            "area_ids": [UUID(value) for value in data["area_ids"]],
            "problem_id": UUID(problem) if problem else None,
            "need_id": UUID(need) if need else None,
            "indicator_code": data["indicator_code"] or None,
            "supporting_office_ids": [UUID(value) for value in data["supporting_office_ids"]],
            "asked_by_id": UUID(asker) if asker else None,
        }
        if "office" in self.fields:
            found["office_id"] = UUID(office) if office else None
        return found


def asked_words(problems: Sequence[ProblemCard]) -> list[tuple[str, str]]:
    """The supports that are asked, as choices: `Kapolsek: mendampingi kunjungan`."""
    return [(str(n.id), f"{n.sector_name}: {n.text}") for problem in problems for n in problem.needs]


def _group(group: SectorGroup) -> tuple[str, list[tuple[str, str]]]:
    return group.name, [
        (str(o.id), f"{o.title} ({o.holder})" if o.holder else o.title) for o in group.offices
    ]


class AgreeForm(forms.Form):
    """Until when, and through whom, an incomplete promise is completed."""

    contact_name = forms.CharField(label=_("Kontak Puskesmas"), max_length=120, required=False)
    complete_by = LokminDateField(label=_("Dilengkapi paling lambat"), required=False)


class ReasonForm(forms.Form):
    """Why a promise is withdrawn, handed up or carried over; or why a proof goes."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Sebabnya"),
        max_length=300,
        error_messages={"required": _("Tulis sebabnya.")},
        widget=forms.Textarea({"rows": 2}),
    )


class CarryForm(ReasonForm):
    """Carrying over may set the new date at once."""

    due_on = LokminDateField(
        label=_("Tenggat baru"), required=False, help_text=_("Kosong: ditetapkan pada rapat berikut.")
    )


class ConfirmForm(forms.Form):
    """When who holds the office confirmed what a delegate or the holder before promised."""

    confirmed_on = LokminDateField(label=_("Ditegaskan pada"))


class ReportForm(OnceForm):
    """Three taps: the state, then send; count, photo and words may be left empty."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=_("Bagaimana keadaannya hari ini?"),
        **_needed("commitments.report_state"),
        widget=forms.RadioSelect,
        choices=[
            (states.DONE, _("Sudah selesai")),
            (states.UNDER_WAY, _("Masih berjalan")),
            (states.BLOCKED, _("Terkendala")),
        ],
    )
    count = forms.IntegerField(label=_("Jumlah sampai sekarang"), required=False)
    text = forms.CharField(
        label=_("Catatan"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Bila terkendala, tulis sebabnya di sini."),
    )  # fmt: skip
    photo = LokminPhotoField(label=_("Foto bukti"), required=False)
    happened_on = LokminDateField(
        label=_("Tanggal kejadian"), required=False, help_text=_("Kosong: hari ini.")
    )

    def told(self, today: Any) -> dict[str, Any]:
        """What was reported, as `actions.report` takes it; a blocked one's words are its cause."""
        data = self.cleaned_data
        blocked = data["state"] == states.BLOCKED
        return {
            "state": data["state"],
            "count": data["count"],
            "text": data["text"],
            "reason": data["text"] if blocked else "",
            "photo": read(data["photo"]),
            "happened_on": data["happened_on"] or today,
        }


class StaffReportForm(ReportForm):
    """A report that staff write on behalf, with what only they add: through what, list, paper."""

    via = forms.ChoiceField(label=_("Dilaporkan lewat"), choices=VIA, required=False)
    told_by = forms.CharField(
        label=_("Oleh"), max_length=120, required=False, help_text=_("Kosong: pejabat pada komitmen ini.")
    )
    list_count = forms.IntegerField(label=_("Daftar nama: banyaknya orang"), required=False)
    keeper = forms.CharField(label=_("Daftar nama: dipegang oleh"), max_length=120, required=False)
    document = LokminFileField(label=_("Surat atau dokumen (PDF)"), required=False)
    caption = forms.CharField(label=_("Keterangan bukti"), max_length=200, required=False)

    def told(self, today: Any) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            **super().told(today),
            "via": data["via"],
            "told_by": data["told_by"],
            "list_count": data["list_count"],
            "keeper": data["keeper"],
            "document": read(data["document"]),
            "caption": data["caption"],
        }


def read(upload: Any) -> bytes | None:
    """The bytes of an upload, at most one more than the limit (which the rule then refuses)."""
    return upload.read(photos.MOST_BYTES + 1) if upload else None
