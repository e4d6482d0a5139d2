"""The shape of what is typed about the directory."""

from lokmin.people.forms.holders import (
    ConsentForm,
    ContactForm,
    HolderForm,
    PastTermForm,
    TermForm,
    WithdrawForm,
)
from lokmin.people.forms.links import LinkForm
from lokmin.people.forms.messages import LiaisonForm, TextsForm
from lokmin.people.forms.offices import (
    DelegateForm,
    OfficeForm,
    PlaceForm,
    RenameForm,
    RetireForm,
    sector_choices,
)
from lokmin.people.forms.parts import PartForm

__all__ = [
    "ConsentForm", "ContactForm", "DelegateForm", "HolderForm", "LiaisonForm", "LinkForm", "OfficeForm",
    "PartForm", "PastTermForm", "PlaceForm", "RenameForm", "RetireForm", "TermForm", "TextsForm",
    "WithdrawForm", "sector_choices",
]  # fmt: skip
