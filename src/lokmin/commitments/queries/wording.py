"""Words about a promise that screens and papers share."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def villages(names: Sequence[str], *, named: int = 1, hidden: bool = False) -> str:
    """The villages by name, or how many when they are more than `named`; empty when nobody said.

    `hidden`: those of a restricted indicator stay unnamed.
    """
    if hidden:
        return _("desa tidak ditampilkan (peka)")
    many = len(names)
    return ngettext("%(n)s desa", "%(n)s desa", many) % {"n": many} if many > named else ", ".join(names)
