"""The shape of what is typed about the directory."""

from lokmin.people.forms.holders import ConsentForm, HolderForm, PastTermForm, TermForm, WithdrawForm
from lokmin.people.forms.links import LinkForm
from lokmin.people.forms.offices import DelegateForm, OfficeForm, RenameForm, sector_choices
from lokmin.people.forms.parts import PartForm

__all__ = [
    "ConsentForm", "DelegateForm", "HolderForm", "LinkForm", "OfficeForm", "PartForm", "PastTermForm",
    "RenameForm", "TermForm", "WithdrawForm", "sector_choices",
]  # fmt: skip
