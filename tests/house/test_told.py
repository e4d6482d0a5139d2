"""A shared beginning never depends on which test came first."""

import pytest

from tests import told as beginnings
from tests.coverage.conftest import load_book
from tests.told import OutOfOrder, told
from tests.world import build_world


@pytest.fixture
def forgotten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a session in which nothing was told yet."""
    monkeypatch.setattr(beginnings, "_kept", {})


def test_a_beginning_is_not_told_over_rows_of_another_one(forgotten: None):
    told("world", build_world)
    with pytest.raises(OutOfOrder, match="'book' is told in an empty database"):
        told("book", load_book)


def test_nor_put_over_them(forgotten: None):
    told("book", load_book)
    beginnings._put({})
    told("world", build_world)
    with pytest.raises(OutOfOrder, match="'book' is told in an empty database"):
        told("book", load_book)


def test_a_beginning_goes_on_from_the_one_that_it_names(forgotten: None):
    told("book", load_book)
    world = told("both", build_world, after="book")
    beginnings._put({})
    told("book", load_book)
    assert told("both", build_world, after="book") == world
    with pytest.raises(OutOfOrder, match="after 'book' alone"):
        told("both", build_world, after="book")
