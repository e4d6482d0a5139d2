"""Everything that today asks to be written, and the e-mails that can leave: the button and `lokmin tick`."""

from dataclasses import dataclass
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.meetings.actions.digest import prepare_digest
from lokmin.meetings.actions.messages import messages_sent, prepare_guests
from lokmin.people import actions as people
from lokmin.people import queries
from lokmin.people.actions import NotPosted
from lokmin.people.rules.messages import EMAIL
from lokmin.tools.actions import action


@dataclass(frozen=True)
class Prepared:
    """What preparing a day did to the queue."""

    made: int
    rewritten: int
    withdrawn: int


@dataclass
class Delivered:
    """What became of the e-mails of a day."""

    sent: int = 0
    failed: int = 0


@action
def prepare_today(*, scope: Scope, puskesmas_id: UUID) -> Prepared:
    """Let everything wait that today asks to be written; the same day again makes nothing more."""
    done = [
        commitments.prepare_reminders(scope=scope, puskesmas_id=puskesmas_id),
        *prepare_guests(scope=scope, puskesmas_id=puskesmas_id),
        prepare_digest(scope=scope, puskesmas_id=puskesmas_id),
    ]
    return Prepared(
        sum(one.made for one in done), sum(one.rewritten for one in done), sum(one.withdrawn for one in done)
    )


def deliver(*, scope: Scope, puskesmas_id: UUID) -> Delivered:
    """Send what can go by e-mail, each letter claimed first; what failed is tried the next time."""
    done = Delivered()
    for message_id in queries.mailable(scope=scope, puskesmas_id=puskesmas_id):
        letter = people.claim_letter(scope=scope, puskesmas_id=puskesmas_id, message_id=message_id)
        if letter is None:
            continue  # another sender took it meanwhile, or it need not go any more
        try:
            people.post(letter)
        except NotPosted as failure:
            people.note_not_posted(scope=scope, message_id=letter.id, failure=failure)
            done.failed += 1
            if failure.everybody:
                break
        else:
            messages_sent(scope=scope, message_ids=[letter.id], via=EMAIL)
            done.sent += 1
    return done
