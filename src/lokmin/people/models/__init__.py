"""Accounts, the directory of a kecamatan, personal links, messages, and who takes which part."""

from lokmin.people.models.accounts import Account, AccountManager, Membership
from lokmin.people.models.directory import (
    Delegate,
    FormerTitle,
    Handover,
    Holder,
    Institution,
    Office,
    Sector,
)
from lokmin.people.models.links import LinkPurpose, PersonalLink
from lokmin.people.models.messages import Liaison, Message, MessageKind, Withdrawal
from lokmin.people.models.persons import Consent, Person
from lokmin.people.models.shares import HelpingRole, ListImport

__all__ = [
    "Account", "AccountManager", "Consent", "Delegate", "FormerTitle", "Handover", "HelpingRole", "Holder",
    "Institution", "Liaison", "LinkPurpose", "ListImport", "Membership", "Message", "MessageKind", "Office",
    "Person", "PersonalLink", "Sector", "Withdrawal",
]  # fmt: skip
