"""The words of an invitation, where an office wants its own."""

from dataclasses import replace
from uuid import UUID

from lokmin.basics.refusal import Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.papers.models import LetterText
from lokmin.papers.queries import LetterWords
from lokmin.tools.actions import action, audit
from lokmin.tools.locks import one_writer


@action
def save_letter_words(*, scope: Scope, meeting_id: UUID, words: LetterWords) -> LetterWords:
    """Keep what differs from the usual letter; `words.version` is the version that was shown (0: none).

    A letter that was handed over stays as it was printed until it is printed again.
    """
    scope.check(Duty.ISSUE_PAPERS)
    meeting = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(meeting.puskesmas_id)
    usual = queries.words_of(queries.usual_letter(scope=scope, meeting_id=meeting_id))
    own = _own(words, usual)
    one_writer(meeting_id, "letter words")
    row = LetterText.objects.within(scope).filter(meeting_id=meeting_id).first()
    if (row.version if row else 0) != words.version:
        raise Stale("papers.stale")
    row = row or LetterText(puskesmas_id=meeting.puskesmas_id, meeting_id=meeting.id, version=0)
    for name in ("nature", "attachment", "subject", "opening", "closing"):
        setattr(row, name, getattr(own, name))
    row.attention = None if own.attention is None else list(own.attention)
    row.copies = None if own.copies is None else list(own.copies)
    row.made_at, row.made_by = scope.now, scope.actor_name
    row.version += 1
    row.save()
    audit(scope, "save_letter_words", row, meeting=str(meeting_id))
    return queries.letter_words(scope=scope, meeting_id=meeting_id)


def _own(words: LetterWords, usual: LetterWords) -> LetterWords:
    """Without what is the same as usual, so that a changed day or name still reaches the letter."""
    texts = ("nature", "attachment", "subject", "opening", "closing")
    same = {name: "" for name in texts if getattr(words, name) == getattr(usual, name)}
    lists = {name: None for name in ("attention", "copies") if getattr(words, name) == getattr(usual, name)}
    return replace(words, **same, **lists)  # type: ignore[arg-type]
