"""The addenda of a closed meeting: what they say, and writing a further one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import AddedForm, AddendumForm, ChangedForm
from lokmin.meetings.forms.addenda import MOST, start_of
from lokmin.meetings.pages import agreement as pages
from lokmin.meetings.pages import signing as lines
from lokmin.meetings.pages.guests import office_words
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.views.frame import attempt, back, context, find, show
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_MEETINGS)
def addenda(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """What changed since the meeting was closed, and who signed for it."""
    meeting = find(request, scope, puskesmas, meeting_id)
    cards = queries.addenda(scope=scope, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        "addenda": [
            (card, pages.change_lines(card), lines.signers(card.signatures, scope.today)) for card in cards
        ],
    }
    return show(request, "addenda", values)


@require_http_methods(["GET", "POST"])
@page(Duty.WRITE_MEETINGS)
def new_addendum(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID
) -> HttpResponse:
    """First which promises change (in the address), then how; nothing is stored before it is sent."""
    meeting = find(request, scope, puskesmas, meeting_id)
    own = _own(scope, puskesmas, meeting)
    posted = request.POST or None
    form = AddendumForm(
        posted, initial={"dated": scope.today}, own=[(str(c.id), _named(c)) for c in own.values()]
    )
    changed = _changed_forms(request, scope, puskesmas, meeting, own)
    added = _added_forms(request, scope, puskesmas, meeting)
    status = 0
    if request.method == "POST":
        whole = all([each.is_valid() for each in (form, *added, *(part for _card, part in changed))])
        status = 422
        if whole:
            status = attempt(
                request,
                form,
                lambda: _write(scope, puskesmas, meeting, form, changed, added),
                _("Adendum dicatat dan berlaku; tanda tangannya boleh menyusul."),
            )
        if not status:
            return back("addenda", puskesmas, meeting_id=meeting_id)
    values = {
        **context(scope, puskesmas, meeting, "signatures"),
        "form": form,
        "changed": changed,
        "added": added,
        "own": list(own.values()),
        "chosen": [card.id for card, _form in changed],
        "numbers": range(MOST + 1),
    }
    return show(request, "addendum_new", values, status)


def _own(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> dict[str, CommitmentCard]:
    """The promises of the agreement as it stands now that were made to this Puskesmas."""
    text = queries.written(scope=scope, meeting=meeting)
    ids = [UUID(line.id) for line in text.lines if line.puskesmas_id == str(puskesmas.id)]
    cards = promises.by_ids(scope=scope, ids=ids) if ids else {}
    return {str(key): cards[key] for key in ids if key in cards and not cards[key].areas_hidden}


def _named(card: CommitmentCard) -> str:
    return f"{card.number}. {card.office_title}: {card.what}"


def _areas(puskesmas: PuskesmasCard) -> list[tuple[str, str]]:
    return [(str(area.id), area.name) for area in places.catchment(puskesmas_id=puskesmas.id)]


def _choices(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard) -> dict[str, Any]:
    """What both forms offer: villages, problems, and who may help."""
    groups = people.grouped(people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id))
    return {
        "areas": _areas(puskesmas),
        "problems": [
            (str(p.id), p.statement) for p in obstacles.problems(scope=scope, puskesmas_id=puskesmas.id)
        ],
        "sectors": [(line.code, line.name) for line in people.helping_sectors()],
        "helpers": [(g.name, [(str(o.id), office_words(o)) for o in g.offices]) for g in groups],
    }


def _changed_forms(
    request: HttpRequest,
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    own: dict[str, CommitmentCard],
) -> list[tuple[CommitmentCard, ChangedForm]]:
    chosen = [key for key in dict.fromkeys(request.GET.getlist("ubah")) if key in own][:MOST]
    offered = _choices(scope, puskesmas, meeting) if chosen else {}
    return [(own[key], _changed(request, own[key], offered)) for key in chosen]


def _changed(request: HttpRequest, card: CommitmentCard, offered: dict[str, Any]) -> ChangedForm:
    """The form of one promise; its own problem stands there also when the board no longer offers it."""
    problems = dict(offered["problems"])
    if card.problem_id:
        problems.setdefault(str(card.problem_id), card.problem_statement)
    told = {**offered, "problems": problems.items(), "initial": start_of(card)}
    return ChangedForm(request.POST or None, prefix=f"u{card.id}", **told)


def _added_forms(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard
) -> list[AddedForm]:
    asked = request.GET.get("tambah", "")
    count = min(int(asked), MOST) if asked.isdecimal() and len(asked) < 3 else 0
    if not count:
        return []
    offices = [
        (str(card.id), office_words(card))
        for card in people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)
    ]
    offered = _choices(scope, puskesmas, meeting)
    return [AddedForm(request.POST or None, prefix=f"t{n}", offices=offices, **offered) for n in range(count)]


def _write(
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    form: AddendumForm,
    changed: list[tuple[CommitmentCard, ChangedForm]],
    added: list[AddedForm],
) -> None:
    data: dict[str, Any] = form.cleaned_data
    actions.add_addendum(
        scope=scope,
        key=data["key"],
        meeting_id=meeting.id,
        reason=data["reason"],
        dated=data["dated"],
        changed=[actions.Changed(card.id, part.parts()) for card, part in changed],
        added=[_added(puskesmas, part.parts()) for part in added],
        withdrawn=[UUID(value) for value in data.get("withdrawn", [])],
        correction=data["correction"],
    )


def _added(puskesmas: PuskesmasCard, parts: dict[str, Any]) -> actions.Added:
    office = UUID(parts.pop("office_id"))
    return actions.Added(office, parts.pop("what"), puskesmas.id, parts)
