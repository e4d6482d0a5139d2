"""E-mail: claimed before it is handed to the server, so that no letter goes twice.

A claim without an end (the machine stopped in between) stays: nobody knows whether it went, a person decides.
"""

import smtplib
from dataclasses import dataclass
from uuid import UUID

from django.core.mail import EmailMessage, get_connection

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.people import queries
from lokmin.people.models import Message
from lokmin.people.queries.messages import waiting_rows
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

REFUSED = mark("server e-mail menolak alamat ini")
CLOSED = mark("server e-mail tidak dapat dihubungi")
SIGN_IN = mark("server e-mail menolak nama atau kata sandi EMAIL_URL")
OTHER = mark("server e-mail menolak surat ini")
UNSURE = mark("sambungan terputus saat mengirim; mungkin sudah sampai")


@dataclass(frozen=True)
class Letter:
    """An e-mail that is about to leave."""

    id: UUID
    to: str
    subject: str
    body: str


class NotPosted(Exception):
    """The server did not take a letter: `why`; `unsure` when it may have; `everybody`: none could go."""

    def __init__(self, why: str, *, unsure: bool = False) -> None:
        super().__init__(why)
        self.why, self.unsure = why, unsure
        self.everybody = why in (CLOSED, SIGN_IN)


@action
def claim_letter(*, scope: Scope, puskesmas_id: UUID, message_id: UUID) -> Letter | None:
    """A message that could go by e-mail (`queries.mailable`), claimed for this sender; else None."""
    scope.check(Duty.MANAGE_LINKS)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id, "mail")
    row = waiting_rows(scope, puskesmas_id).select_for_update().filter(id=message_id).first()
    card = queries.message_of(scope=scope, message_id=message_id) if row else None
    if row is None or card is None or not card.can_mail:
        unchanged()
        return None
    row.claimed_at = scope.now
    row.save(update_fields=["claimed_at"])
    audit(scope, "people.claim_letter", row)
    return Letter(card.id, card.office.email, f"{card.kind_name}, {card.title}", card.full_text)


def post(letter: Letter) -> None:
    """Hand a letter to the mail server; raises `NotPosted`."""
    connection = get_connection()
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        raise NotPosted(SIGN_IN) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotPosted(CLOSED) from error
    try:
        EmailMessage(letter.subject, letter.body, to=[letter.to], connection=connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        raise NotPosted(REFUSED) from error
    except smtplib.SMTPResponseException as error:
        raise NotPosted(OTHER) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotPosted(UNSURE, unsure=True) from error
    finally:
        connection.close()


@action
def note_not_posted(*, scope: Scope, message_id: UUID, failure: NotPosted) -> None:
    """Keep why a letter did not go; it is tried again, unless it may have gone."""
    row = Message.objects.within(scope).select_for_update().get(id=message_id)
    row.tries += not failure.everybody
    row.failed_at, row.failed_why = scope.now, failure.why
    row.claimed_at = row.claimed_at if failure.unsure else None
    row.save(update_fields=["tries", "failed_at", "failed_why", "claimed_at"])
    audit(scope, "people.letter_failed", row, why=failure.why, tries=row.tries)
