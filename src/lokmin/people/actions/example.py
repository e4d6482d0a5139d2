"""Taking the people of the example away again."""

from lokmin.basics.scope import Duty, Scope
from lokmin.people.models import (
    Account,
    Consent,
    Delegate,
    FormerTitle,
    Handover,
    Holder,
    Institution,
    Office,
    Person,
)
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.references import is_named

_OWN = (Holder, Delegate, FormerTitle, Handover)


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
