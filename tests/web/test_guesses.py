"""Codes of a hall cannot be tried one after the other."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from lokmin.basics.refusal import Refusal
from lokmin.web import guesses


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    yield
    cache.clear()


def asked(address: str):
    return RequestFactory().get("/r/abcdefgh/", REMOTE_ADDR=address)


def test_thirty_wrong_codes_let_one_address_only_wait():
    for _ in range(guesses.MOST):
        guesses.check(asked("10.0.0.1"))
        guesses.note(asked("10.0.0.1"))
    with pytest.raises(Refusal, match="Terlalu banyak kode"):
        guesses.check(asked("10.0.0.1"))
    guesses.check(asked("10.0.0.2"))


def test_codes_of_papers_are_counted_apart_from_those_of_a_hall():
    for _ in range(guesses.MOST):
        guesses.note(asked("10.0.0.1"), "check-code")
    with pytest.raises(Refusal, match="pemeriksaan"):
        guesses.check(asked("10.0.0.1"), "check-code")
    guesses.check(asked("10.0.0.1"))
