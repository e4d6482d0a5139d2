"""A prepared question answers as the same question asked anew, for whoever asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db.models import F, QuerySet
from django.utils import translation

from lokmin.basics.ids import new_id
from lokmin.basics.scope import Role, Scope
from lokmin.coverage.models import Figure
from lokmin.meetings.models import Meeting
from lokmin.people.models import Holder, Office, PersonalLink
from lokmin.people.queries import title_then
from lokmin.tools.prepared import prepared
from tests.world import World


def held(scope: Scope, since: date, title: str) -> QuerySet[Any]:
    rows = Holder.objects.within(scope).filter(since__lte=since).exclude(office__title=title)
    rows = rows.annotate(then=title_then("office_id", "since"), named=F("person__name"))
    return rows.select_related("office__institution").order_by("person__name", "id")


def links(scope: Scope) -> QuerySet[Any]:
    return PersonalLink.objects.within(scope)


def offices(scope: Scope, ids: frozenset[UUID]) -> QuerySet[Any, tuple[UUID, str]]:
    rows = Office.objects.within(scope).filter(id__in=ids)
    return rows.values_list("id", "title").distinct().order_by("institution__name")


def of_year(scope: Scope, year: int, restricted: bool) -> QuerySet[Any]:
    rows = Figure.objects.within(scope).filter(year=year)
    return rows if restricted else rows.filter(count__gt=0)


def counted(build: Callable[..., Any]) -> tuple[Callable[..., Any], list[tuple[Any, ...]]]:
    """A function of its own that notes each time it is called."""
    calls: list[tuple[Any, ...]] = []

    def noted(*args: Any) -> Any:
        calls.append(args)
        return build(*args)

    return noted, calls


def said(rows: list[Any]) -> list[tuple[Any, ...]]:
    return [
        (row, row.since, row.then, row.named, row.office.title, row.office.institution.name) for row in rows
    ]


def test_rows_come_whole_with_what_was_joined_and_worked_out(world: World):
    scope, day = world.scope(), date(2023, 8, 7)
    ask = prepared(held)
    plain = list(held(scope, day, "Camat"))
    assert plain
    assert said(ask(scope, day, "Camat")) == said(ask(scope, day, "Camat")) == said(plain)
    assert said(ask(scope, day, plain[0].office.title)) == said(list(held(scope, day, plain[0].office.title)))
    assert ask(scope, date(1990, 1, 1), "Camat") == []


def test_it_is_turned_into_sql_once_for_all_values_of_a_kind(world: World, django_assert_num_queries: Any):
    build, calls = counted(held)
    ask = prepared(build)
    ask(world.scope(), date(2023, 8, 7), "Camat")
    first = len(calls)
    with django_assert_num_queries(2):
        ask(world.scope(), date(2023, 8, 8), "Kapolsek")
        ask(world.scope_of(world.far), date(2022, 1, 1), "Kapolsek")
    assert len(calls) == first


def test_what_one_may_see_is_not_told_to_the_next(world: World):
    ask = prepared(links)
    assert len(ask(world.scope())) == 1
    assert ask(world.scope_of(world.sister)) == []
    assert len(ask(world.scope())) == 1
    assert ask(replace(world.scope(), puskesmas_ids=frozenset())) == []


def test_another_role_asks_another_question(world: World):
    build, calls = counted(lambda scope: Meeting.objects.within(scope))
    ask = prepared(build)
    ask(world.scope(Role.HEAD))
    first = len(calls)
    ask(world.scope(Role.CAMAT))
    assert len(calls) == 2 * first


def test_the_language_of_the_reader_asks_another_question(world: World):
    ask = prepared(lambda: Office.unscoped.values_list(_named(), flat=True).order_by("id")[:1])
    with translation.override("id"):
        indonesian = ask()
    with translation.override("en"):
        assert ask() != indonesian


def _named() -> str:
    english = translation.get_language() == "en"
    return "institution__sector__name_en" if english else "institution__sector__name"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_several_values_stand_for_each_of_them_and_no_more(world: World, count: int):
    scope, ask = world.scope(), prepared(offices)
    known = list(Office.objects.within(scope).order_by("id").values_list("id", flat=True)[: count and 2])
    ids = frozenset([*known, *(new_id() for _ in range(count - len(known)))])
    assert ask(scope, ids) == list(offices(scope, ids))
    assert {key for key, _ in ask(scope, ids)} == set(known)


def test_several_values_of_near_number_share_their_sql(world: World):
    build, calls = counted(offices)
    ask = prepared(build)
    ask(world.scope(), frozenset(new_id() for _ in range(5)))
    first = len(calls)
    ask(world.scope(), frozenset(new_id() for _ in range(8)))
    assert len(calls) == first


def test_yes_and_no_ask_different_questions(world: World):
    ask = prepared(of_year)
    assert ask(world.scope(), 2023, True) == list(of_year(world.scope(), 2023, True))
    assert ask(world.scope(), 2023, False) == list(of_year(world.scope(), 2023, False))


def losing(scope: Scope, year: int) -> QuerySet[Any]:
    return Figure.objects.within(scope).filter(year=2023)


def changing(scope: Scope, year: int, month: int) -> QuerySet[Any]:
    return Figure.objects.within(scope).filter(year=year + 1, month=month)


def of_all(scope: Scope, year: int) -> QuerySet[Any]:
    return Figure.unscoped.filter(year=year)


@pytest.mark.parametrize(("build", "values"), [(losing, [2023]), (changing, [2023, 1]), (of_all, [2023])])
def test_a_question_that_does_not_put_in_each_value_as_it_is_is_refused(
    world: World, build: Callable[..., Any], values: list[int]
):
    with pytest.raises(TypeError):
        prepared(build)(world.scope(), *values)


def test_a_question_whose_sql_hangs_on_a_value_is_refused(world: World):
    seen: list[str] = []

    def looking(scope: Scope, title: str) -> QuerySet[Any]:
        seen.append(title)
        rows = Office.objects.within(scope).filter(title=title)
        return rows if title == seen[0] else rows.order_by("id")

    with pytest.raises(TypeError):
        prepared(looking)(world.scope(), "Camat")


def test_nothing_else_of_a_scope_can_be_asked(world: World):
    def peeking(scope: Scope) -> QuerySet[Any]:
        return Figure.objects.within(scope).filter(area__in=scope.area_ids or ())

    with pytest.raises(AttributeError):
        prepared(peeking)(world.scope())


def test_a_value_of_an_unknown_kind_is_refused(world: World):
    with pytest.raises(TypeError):
        prepared(offices)(world.scope(), object())  # type: ignore[arg-type]
