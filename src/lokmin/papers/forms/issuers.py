"""The form of an issuer: letterhead, signatories, number, letter, paper; and its logos."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from lokmin.papers.queries import STORED, IssuerCard
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.fields import LokminFileField, LokminFileInput

LOGOS = [("", _("Tanpa logo")), ("district", _("Lambang daerah")), ("puskesmas", _("Logo Puskesmas"))]
LISTS = ("government", "initials", "copies")


def lines_of(text: str) -> tuple[str, ...]:
    """The filled lines of a text, with single spaces."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _lines(label: Any, help_text: Any = "", *, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, required=False, max_length=600, widget=widget, help_text=help_text)


def _line(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, help_text=help_text)


class IssuerForm(forms.Form):
    """Letterhead, signatories, number pattern, letter and paper of one kind of paper."""

    owner = forms.ChoiceField(
        label=_("Penerbit"), choices=[("puskesmas", _("Puskesmas")), ("kecamatan", _("Kecamatan"))]
    )
    government = _lines(
        _("Baris kop di atas nama instansi"),
        _("Satu baris satu tingkat, misalnya: Pemerintah Kabupaten Pandeglang"),
    )
    unit = forms.CharField(label=_("Nama instansi (paling besar)"), max_length=160)
    address = _line(_("Alamat, telepon, surel"), 200)
    logo_left = forms.ChoiceField(label=_("Logo di kiri kop"), choices=LOGOS, required=False)
    logo_right = forms.ChoiceField(label=_("Logo di kanan kop"), choices=LOGOS, required=False)
    place_name = _line(_("Tempat surat"), 80)

    signatory_title = _line(_("Jabatan penanda tangan"), PRINTED_TITLE_MOST)
    signatory_acting = forms.ChoiceField(
        label=_("Sebutan di depan jabatan"),
        choices=[
            ("", _("Pejabat tetap")),
            ("Plt.", _("Plt. (pelaksana tugas)")),
            ("Plh.", _("Plh. (pelaksana harian)")),
            ("Pj.", _("Pj. (penjabat)")),
        ],
        required=False,
    )
    signatory_on_behalf = _line(
        _("Atas nama (a.n.)"), PRINTED_TITLE_MOST, _("Jabatan yang diwakili, misalnya: Camat Lais")
    )
    signatory_through = _line(
        _("Melalui (u.b.)"), PRINTED_TITLE_MOST, _("Jabatan di antaranya, misalnya: Sekretaris Kecamatan")
    )
    signatory_name = _line(_("Nama"), 120)
    signatory_rank = _line(_("Pangkat"), 80)
    signatory_id = _line(_("NIP atau NRP"), 40, _("Tulis lengkap: NIP 1971…"))
    second_title = _line(
        _("Jabatan penanda tangan kedua"), PRINTED_TITLE_MOST, _("Kosong: satu penanda tangan saja")
    )
    second_name = _line(_("Nama penanda tangan kedua"), 120)
    second_rank = _line(_("Pangkat penanda tangan kedua"), 80)
    second_id = _line(_("NIP atau NRP penanda tangan kedua"), 40)
    initials = _lines(_("Kolom paraf"), _("Satu jabatan satu baris; kosong: tanpa kolom paraf"))
    stamp = forms.BooleanField(label=_("Beri ruang untuk stempel"), required=False)

    number_template = _line(
        _("Pola nomor"),
        80,
        _(
            "Misalnya {klas}/{urut3}/{jenis}/{unit}/{tahun}. Yang ada: {klas}, {jenis}, {unit}, {urut}, "
            "{urut3}, {urut4}, {bulan}, {bulan_romawi}, {tahun}. Kosong: nomor ditulis tangan."
        ),
    )
    classification = _line(_("{klas}: kode klasifikasi"), 20, _("Misalnya 005 atau 400.7"))
    letter_type = _line(_("{jenis}: kode jenis surat"), 20, _("Misalnya Und"))
    unit_code = _line(_("{unit}: kode unit"), 30, _("Misalnya Kec.Mdw"))
    counter = forms.ChoiceField(
        label=_("Nomor urut"),
        choices=[
            ("book", _("Satu buku agenda untuk semua surat penerbit ini")),
            ("kind", _("Hitungan sendiri untuk jenis surat ini")),
        ],
        required=False,
    )

    recipients = forms.ChoiceField(
        label=_("Letak alamat tujuan"),
        choices=[("new", _("Baru: di kiri, di bawah Hal")), ("old", _("Lama: di kanan, “Kepada Yth.”"))],
        required=False,
    )
    nature = _line(_("Sifat surat"), 30, _("Kosong: Penting"))
    copies = _lines(_("Tembusan"), _("Satu baris satu tujuan; kosong: seperti biasanya"), rows=3)

    paper_size = forms.ChoiceField(label=_("Ukuran kertas"), choices=[("a4", "A4"), ("f4", "F4")])
    colour = forms.BooleanField(
        label=_("Cetak berwarna"),
        required=False,
        help_text=_("Biasanya hitam putih, juga logo dan arsirannya"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    PARTS = (
        (_("Kop surat"), "owner government unit address logo_left logo_right place_name"),
        (
            _("Penanda tangan"),
            "signatory_title signatory_acting signatory_on_behalf signatory_through signatory_name "
            "signatory_rank signatory_id stamp",
        ),
        (
            _("Penanda tangan kedua dan paraf"),
            "second_title second_name second_rank second_id initials",
        ),
        (_("Nomor surat"), "number_template classification letter_type unit_code counter"),
        (_("Surat undangan"), "recipients nature copies"),
        (_("Kertas"), "paper_size colour"),
    )

    def __init__(self, *args: Any, kind: str = "invitation", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def parts(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The fields under their headings; what only a letter has is kept but not shown for other kinds."""
        for title, names in self.PARTS:
            if self.kind == "invitation" or not names.startswith("recipients"):
                yield str(title), [self[name] for name in names.split()]

    def kept(self) -> list[BoundField]:
        """The fields of the letter, hidden for other kinds."""
        return (
            [] if self.kind == "invitation" else [self[name] for name in ("recipients", "nature", "copies")]
        )

    @staticmethod
    def initial_of(card: IssuerCard) -> dict[str, object]:
        """What the form shows first."""
        values = {name: getattr(card, name) for name in STORED}
        lists = {name: "\n".join(getattr(card, name)) for name in LISTS}
        return {**values, "unit": card.unit, **lists}

    def card(self, kind: str) -> IssuerCard:
        """The settings as typed."""
        data = dict(self.cleaned_data)
        lists = {name: lines_of(data.pop(name)) for name in LISTS}
        data["counter"], data["recipients"] = data["counter"] or "book", data["recipients"] or "new"
        return IssuerCard(kind=kind, **lists, **data)


class LogoForm(forms.Form):
    """A new logo."""

    logo = LokminFileField(
        label=_("Gambar logo"),
        help_text=_("PNG atau JPEG; diperkecil, dan data kamera di dalamnya dihapus"),
        widget=LokminFileInput({"accept": "image/png,image/jpeg"}, button=_("Pilih gambar")),
    )


def logo_words(name: str) -> str:
    """`Lambang daerah disimpan …`."""
    return now("%(name)s disimpan; dokumen berikutnya memakainya.") % {"name": name}
