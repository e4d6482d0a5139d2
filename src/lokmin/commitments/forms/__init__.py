"""The shape of what is typed about promises."""

from lokmin.commitments.forms.above import AnswerForm, HandUpForm, LinkAnswerForm, TellForm
from lokmin.commitments.forms.grid import GridForm, LineForm, line
from lokmin.commitments.forms.musrenbang import ProposalForm
from lokmin.commitments.forms.promise import (
    VIA,
    AgreeForm,
    CarryForm,
    ConfirmForm,
    PromiseForm,
    ReasonForm,
    ReportForm,
    StaffReportForm,
    add_refusals,
    asked_words,
    read,
    words,
)

__all__ = [
    "VIA", "AgreeForm", "AnswerForm", "CarryForm", "ConfirmForm", "GridForm", "HandUpForm", "LineForm",
    "LinkAnswerForm", "PromiseForm", "ProposalForm", "ReasonForm", "ReportForm", "StaffReportForm",
    "TellForm", "add_refusals", "asked_words", "line", "read", "words",
]  # fmt: skip
