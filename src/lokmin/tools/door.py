"""How a page is reached: a visitor signs in, a stranger finds nothing, a member needs the duty."""

import functools
from collections.abc import Callable, Iterable
from typing import Any, Protocol
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month, Period
from lokmin.tools.refused import sentence_of

View = Callable[..., HttpResponse]


class Door(Protocol):
    """What the door's middleware puts on each request as `request.door`."""

    def enter_puskesmas(self, code: str) -> tuple[Scope, Any] | None:
        """The scope and card for a Puskesmas address, or None when it is not the account's."""

    def enter_district(self, code: str) -> tuple[Scope, Any] | None:
        """The scope and the area card for a district address, or None."""

    def enter_installation(self) -> Scope | None:
        """The scope of an administrator of the whole installation, or None."""

    def reach_until(self, month: Month) -> Month:
        """To which month people are counted who are still to be reached, at the Puskesmas entered."""

    def reviewed_next(self) -> Month | None:
        """The last month that the next lokmin of the Puskesmas entered reviews; None without one."""

    def planned_now(self) -> Period | None:
        """The months that the lokmin held last plans, at the Puskesmas entered; None without one."""

    def open_meetings(self) -> list[Any]:
        """The meetings (`meetings.queries.MeetingCard`) that run now at the Puskesmas entered."""

    def handed_out(self, meeting_id: UUID) -> list[Any]:
        """The papers (`papers.queries.PaperCard`) of a meeting that left the house."""

    def packs_of(self, freeze_ids: Iterable[UUID]) -> list[Any]:
        """The evaluation packs (`papers.queries.PaperCard`) that left the house with these frozen numbers."""

    def answers(self, problem_ids: Iterable[UUID]) -> list[Any]:
        """What was promised for problems (`obstacles.pages.answers.Answer`), at the Puskesmas entered."""

    def link_until(self, guest: Any, month: Month) -> Month:
        """The same for the Puskesmas of a personal link."""

    def link_reviewed(self, guest: Any) -> Month | None:
        """The last month that the next lokmin reviews, for the Puskesmas of a personal link."""

    def enter_check(self) -> Scope:
        """The scope of anybody who checks a paper."""

    def missed(self, what: str) -> None:
        """Count one question for what does not exist; refuses who asks too often."""

    def enter_link(self, token: str) -> Any:
        """The holder of a personal link (`people.queries.LinkGuest`), or None; refuses a dead link."""

    def enter_hall(self, code: str, token: str) -> Any:
        """A phone in the hall (`meetings.queries.HallVisitor`), or None; refuses a dead code or seat."""


def page(
    duty: Duty, *, write: Duty | None = None, deed: str = "", write_deed: str = ""
) -> Callable[[View], View]:
    """A page of a Puskesmas (`/p/<code>/…`): calls `view(request, scope=…, puskesmas=…, **address)`.

    `write` is the further duty of who sends something to a page that more people may read. `deed` and
    `write_deed` are what the page does, where the name of the duty does not say it (`Scope.check`).
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, code: str, **address: Any) -> HttpResponse:
            sends = write is not None and request.method not in ("GET", "HEAD")
            needed = (write, write_deed) if write and sends else (duty, deed)
            return _enter(request, request.door.enter_puskesmas, code, needed, view, "puskesmas", address)  # type: ignore[attr-defined]

        enter.duty = duty  # type: ignore[attr-defined]
        return enter

    return wrap


def district_page(duty: Duty) -> Callable[[View], View]:
    """A page of a district (`/k/<code>/…`): calls `view(request, scope=…, district=…, **address)`."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, code: str, **address: Any) -> HttpResponse:
            return _enter(request, request.door.enter_district, code, (duty, ""), view, "district", address)  # type: ignore[attr-defined]

        enter.duty = duty  # type: ignore[attr-defined]
        return enter

    return wrap


def _enter(
    request: HttpRequest,
    find: Callable[[str], tuple[Scope, Any] | None],
    code: str,
    needed: tuple[Duty, str],
    view: View,
    place: str,
    address: dict[str, Any],
) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = find(code)
    if found is None:
        raise Http404
    scope, card = found
    scope.check(*needed)
    return view(request, scope=scope, **{place: card}, **address)


def installation_page(duty: Duty) -> Callable[[View], View]:
    """A page of the whole installation, for administrators: calls `view(request, scope=…)`."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, **address: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            scope = request.door.enter_installation()  # type: ignore[attr-defined]
            if scope is None:
                raise Http404
            scope.check(duty)
            return view(request, scope=scope, **address)

        enter.duty = duty  # type: ignore[attr-defined]
        return enter

    return wrap


def check_page(view: View) -> View:
    """A page where anybody checks a paper (`/v/…`): calls `view(request, scope=…, **address)`.

    No account; the answer is the same for everybody who knows a code. Who tries many that were never made has
    to wait (429); one that was made is never refused.
    """

    @functools.wraps(view)
    def enter(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            response = view(request, scope=request.door.enter_check(), **address)  # type: ignore[attr-defined]
        except Refusal as refusal:
            context = {"sentence": sentence_of(refusal)}
            response = render(request, "check_refused.html", context, status=429)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return enter


def guest_page(view: View) -> View:
    """A page behind a personal link (`/t/<token>/…`): calls `view(request, guest=…, token=…, **address)`.

    A dead link gets its sentence, an unknown one nothing (404). Why there is no CSRF check: it guards against
    a foreign page riding on a cookie, and here no cookie gives any power. The only key is the token in the
    path, and who knows it needs no trick. The check would even shut the door: under
    `Referrer-Policy: no-referrer` browsers send `Origin: null`.
    """

    @csrf_exempt
    @functools.wraps(view)
    def enter(request: HttpRequest, token: str, **address: Any) -> HttpResponse:
        try:
            guest = request.door.enter_link(token)  # type: ignore[attr-defined]
        except Refusal as refusal:
            context = {"sentence": sentence_of(refusal), "token": token}
            return _private(render(request, "link_dead.html", context, status=410))
        if guest is None:
            raise Http404
        return _private(view(request, guest=guest, token=token, **address))

    return enter


def hall_page(view: View) -> View:
    """A page for phones in the hall (`/r/<code>/…`): calls `view(request, visitor=…, **address)`.

    Where the address goes on with the token of a seat (`/r/<code>/<token>/…`), `visitor.guest` is who sits
    there; else None. A dead code gets its sentence (410), an unknown one too (404), who tries many unknown
    ones has to wait (429); a live one is never refused. No account, no session, no cookie: see `guest_page`
    for why there is no CSRF check.
    """

    @csrf_exempt
    @functools.wraps(view)
    def enter(request: HttpRequest, code: str, token: str = "", **address: Any) -> HttpResponse:
        try:
            visitor = request.door.enter_hall(code, token)  # type: ignore[attr-defined]
        except Refusal as refusal:
            return _dead_hall(request, refusal, 429 if refusal.code == "door.many_guesses" else 410)
        if visitor is None:
            return _dead_hall(request, Refusal("door.hall_unknown"), 404)
        return _private(view(request, visitor=visitor, **address))

    return enter


def _dead_hall(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    return _private(render(request, "hall_dead.html", {"sentence": sentence_of(refusal)}, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
