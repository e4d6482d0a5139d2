"""What an office wrote itself in the invitation to one meeting."""

from dataclasses import dataclass, replace
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers.models import LetterText
from lokmin.papers.rules.gathering import Invitation


@dataclass(frozen=True)
class LetterWords:
    """An empty text keeps the usual one; so does a list that is None, while an empty list prints none."""

    nature: str = ""
    attachment: str = ""
    subject: str = ""
    opening: str = ""
    attention: tuple[str, ...] | None = None
    closing: str = ""
    copies: tuple[str, ...] | None = None
    version: int = 0
    made_by: str = ""


def letter_words(*, scope: Scope, meeting_id: UUID) -> LetterWords:
    """What is stored for the meeting; nothing of its own when nobody wrote anything."""
    row = LetterText.objects.within(scope).filter(meeting_id=meeting_id).first()
    if row is None:
        return LetterWords()
    return LetterWords(
        row.nature,
        row.attachment,
        row.subject,
        row.opening,
        None if row.attention is None else tuple(row.attention),
        row.closing,
        None if row.copies is None else tuple(row.copies),
        row.version,
        row.made_by,
    )


def words_of(letter: Invitation) -> LetterWords:
    """The words of a letter as the form shows them."""
    return LetterWords(
        letter.nature,
        letter.attachment,
        letter.subject,
        letter.opening,
        letter.attention,
        letter.closing,
        letter.copies,
    )


def worded(letter: Invitation, words: LetterWords) -> Invitation:
    """The letter with these words instead of the usual ones."""
    return replace(
        letter,
        nature=words.nature or letter.nature,
        attached=words.attachment or letter.attached,
        subject=words.subject or letter.subject,
        opening=words.opening or letter.opening,
        attention=letter.attention if words.attention is None else words.attention,
        closing=words.closing or letter.closing,
        copies=letter.copies if words.copies is None else words.copies,
    )
