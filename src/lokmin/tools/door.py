"""How a page is reached: a visitor signs in, a stranger finds nothing, a member needs the duty."""

import functools
from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month

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

    def handed_out(self, meeting_id: UUID) -> list[Any]:
        """The papers (`papers.queries.PaperCard`) of a meeting that left the house."""

    def enter_link(self, token: str) -> Any:
        """The holder of a personal link (`people.queries.LinkGuest`), or None; refuses a dead link."""


def page(duty: Duty, *, write: Duty | None = None) -> Callable[[View], View]:
    """A page of a Puskesmas (`/p/<code>/…`): calls `view(request, scope=…, puskesmas=…, **address)`.

    `write` is the further duty of who sends something to a page that more people may read.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, code: str, **address: Any) -> HttpResponse:
            needed = write if write and request.method not in ("GET", "HEAD") else duty
            return _enter(request, request.door.enter_puskesmas, code, needed, view, "puskesmas", address)  # type: ignore[attr-defined]

        enter.duty = duty  # type: ignore[attr-defined]
        return enter

    return wrap


def district_page(duty: Duty) -> Callable[[View], View]:
    """A page of a district (`/k/<code>/…`): calls `view(request, scope=…, district=…, **address)`."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, code: str, **address: Any) -> HttpResponse:
            return _enter(request, request.door.enter_district, code, duty, view, "district", address)  # type: ignore[attr-defined]

        enter.duty = duty  # type: ignore[attr-defined]
        return enter

    return wrap


def _enter(
    request: HttpRequest,
    find: Callable[[str], tuple[Scope, Any] | None],
    code: str,
    duty: Duty,
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
    scope.check(duty)
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
