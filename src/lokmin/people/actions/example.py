"""Taking the people of the example away again."""

from lokmin.basics.scope import Duty, Scope
from lokmin.people.models import (
    Account,
    Consent,
    Delegate,
    FormerTitle,
    Handover,
    HelpingRole,
    Holder,
    Institution,
    ListImport,
    Office,
    Person,
)
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.references import is_named

_OWN = (Holder, Delegate, FormerTitle, Handover, HelpingRole)


@action
def erase_example(*, scope: Scope) -> None:
    """Delete the accounts, institutions, offices, holders and parts of the example.

    An institution that something else still names (a promise, an invitation, a link of a real Puskesmas)
    stays and is no longer of the example.
    """
    scope.check(Duty.ERASE_EXAMPLE)
    for account in Account.objects.filter(example=True):
        audit(scope, "erase_example", account)
        account.delete()
    _erase_parts()
    for row in Institution.unscoped.filter(example=True):
        offices = Office.unscoped.filter(institution=row)
        if is_named(row, but=(Office,)) or any(is_named(office, but=_OWN) for office in offices):
            row.example = False
            row.save(update_fields=["example"])
            audit(scope, "keep_of_example", row, name=row.name)
        else:
            audit(scope, "erase_example", row, name=row.name)
            persons = list(Person.unscoped.filter(holders__office__institution=row).distinct())
            row.delete()
            for person in persons:
                if not is_named(person, but=(Consent,)):
                    person.delete()
    unchanged()


def _erase_parts() -> None:
    """Parts and lists of a kecamatan that no Puskesmas of this installation serves any more."""
    tables = (HelpingRole, ListImport)
    for place in {row.kecamatan_id for table in tables for row in table.unscoped.all()}:
        if not places.puskesmas_of_kecamatan(kecamatan_id=place):
            for table in tables:
                table.unscoped.filter(kecamatan_id=place).delete()
