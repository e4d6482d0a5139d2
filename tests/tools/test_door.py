"""The order at the door: sign in first, then whether the place is yours, then whether the duty is."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from lokmin.basics.refusal import NotYourDuty
from lokmin.basics.scope import Duty, Role, Scope
from lokmin.tools.door import district_page, installation_page, page
from tests.world import NOW


class Looked:
    """A door that notes whether anybody looked something up."""

    def __init__(self, role: Role | None) -> None:
        self.role = role
        self.looked = False

    def _enter(self) -> tuple[Scope, str] | None:
        self.looked = True
        return (Scope("Ani", self.role, NOW, frozenset(), frozenset()), "kartu") if self.role else None

    def enter_puskesmas(self, code: str):
        return self._enter()

    def enter_district(self, code: str):
        return self._enter()

    def enter_installation(self):
        found = self._enter()
        return found[0] if found else None


def request(role: Role | None, *, signed_in: bool = True):
    made = RequestFactory().get("/p/1/")
    made.user = SimpleNamespace(is_authenticated=True) if signed_in else AnonymousUser()
    made.door = Looked(role)
    return made


VIEWS = [
    page(Duty.FREEZE)(lambda request, *, scope, puskesmas: HttpResponse(puskesmas)),
    district_page(Duty.FREEZE)(lambda request, *, scope, district: HttpResponse(district)),
]


@pytest.mark.parametrize("view", VIEWS)
def test_a_visitor_signs_in_before_anything_is_looked_up(view):
    asked = request(None, signed_in=False)
    assert view(asked, code="1").status_code == 302
    assert not asked.door.looked


@pytest.mark.parametrize("view", VIEWS)
def test_a_stranger_finds_nothing(view):
    with pytest.raises(Http404):
        view(request(None), code="1")


@pytest.mark.parametrize("view", VIEWS)
def test_a_member_without_the_duty_is_told(view):
    with pytest.raises(NotYourDuty):
        view(request(Role.MIDWIFE), code="1")


@pytest.mark.parametrize("view", VIEWS)
def test_a_member_with_the_duty_enters(view):
    assert view(request(Role.HEAD), code="1").content == b"kartu"
    assert view.duty is Duty.FREEZE


def test_the_installation_is_for_administrators():
    view = installation_page(Duty.MANAGE_PLACES)(lambda request, *, scope: HttpResponse(scope.actor_name))
    assert view(request(None, signed_in=False)).status_code == 302
    with pytest.raises(Http404):
        view(request(None))
    assert view(request(Role.ADMINISTRATOR)).content == b"Ani"


def test_who_may_read_a_page_may_not_yet_send_to_it():
    view = page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)(
        lambda request, *, scope, puskesmas: HttpResponse(puskesmas)
    )
    sending = request(Role.CAMAT)
    assert view(sending, code="1").content == b"kartu"
    sending.method = "POST"
    with pytest.raises(NotYourDuty):
        view(sending, code="1")
    writer = request(Role.NOTE_TAKER)
    writer.method = "POST"
    assert view(writer, code="1").content == b"kartu"
