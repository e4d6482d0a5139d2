"""The signers made ready: how far, by which way, what must be renewed, what happened, and the forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from lokmin.meetings.forms import ConfirmTextForm, SignForm, UndoSignatureForm
from lokmin.meetings.queries import DEED_NAMES, WAY_NAMES, SignatureCard, Signing, SigningStepCard
from lokmin.meetings.rules.agreement import code_of
from lokmin.tools import printing


@dataclass(frozen=True)
class SignerLine:
    """One signer with what may be done now; `failed` names the form that was refused."""

    card: SignatureCard
    sign: SignForm
    confirm: ConfirmTextForm
    undo: UndoSignatureForm
    history: tuple[str, ...]
    failed: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return self.card.signer.lines

    @property
    def way(self) -> str:
        return _(WAY_NAMES[self.card.way]) if self.card.way else ""


def signers(
    rows: Sequence[SignatureCard], today: date, failed: Form | None = None, deed: str = ""
) -> list[SignerLine]:
    """The signers; the form that failed stays as typed."""
    return [_line(card, today, failed, deed) for card in rows]


def _line(card: SignatureCard, today: date, failed: Form | None, deed: str) -> SignerLine:
    mine = failed is not None and str(failed.data.get("signature", "")) == str(card.id)
    start: dict[str, Any] = {"signature": card.id}
    forms: dict[str, Form] = {
        "sign": SignForm(initial={**start, "signed_on": today}),
        "confirm": ConfirmTextForm(initial={**start, "confirmed_on": today}),
        "undo": UndoSignatureForm(initial=start),
    }
    if mine and failed is not None and deed in forms:
        forms[deed] = failed
    for name, form in forms.items():
        form.auto_id = f"{name}-{card.id}-%s"
    return SignerLine(
        card,
        forms["sign"],  # type: ignore[arg-type]
        forms["confirm"],  # type: ignore[arg-type]
        forms["undo"],  # type: ignore[arg-type]
        tuple(step_words(step) for step in card.steps),
        deed if mine else "",
    )


def step_words(step: SigningStepCard) -> str:
    """`24 Mei 2023: ditandatangani (Tinta basah), naskah 3F9A-01BC; dicatat 25 Mei 2023 oleh Dede, …`."""
    told = _("%(day)s: %(deed)s") % {
        "day": printing.date_long(step.signed_on),
        "deed": _(DEED_NAMES[step.deed]),
    }
    if step.way:
        told += f" ({_(WAY_NAMES[step.way])})"
    if step.text_sha256:
        told += ", " + _("naskah %(code)s") % {"code": code_of(step.text_sha256)}
    noted = _("dicatat %(day)s oleh %(by)s") % {"day": printing.date_long(step.at.date()), "by": step.by}
    parts = [told, noted, *(text for text in (step.via, step.reason) if text)]
    return "; ".join(parts)


def words(signing: Signing) -> str:
    """`tanda tangan menyusul: 2 dari 9`, or what else is the case (FN 25)."""
    if not signing.wanted:
        return _("Daftar penanda tangan belum disusun")
    if not signing.outstanding:
        return _("Semua %(m)s tanda tangan lengkap") % {"m": signing.wanted}
    return _("tanda tangan menyusul: %(n)s dari %(m)s") % {"n": signing.outstanding, "m": signing.wanted}
