"""The example: invented figures that are the same everywhere, told once, gone with one command."""

import json
import re
import tomllib
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

import lokmin
from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.people import queries as people
from lokmin.people.models import Account
from lokmin.places import queries as places
from lokmin.places.models import Area
from lokmin.web.example import build, erase, figures
from lokmin.web.example.cast import TODAY, moment
from lokmin.web.example.figures import story, villages
from lokmin.web.example.tell import read_story
from lokmin.web.installation import command_scope
from tests.world import World


def test_the_villages_are_those_of_the_two_kecamatan():
    codes = {village.code for village in villages()}
    assert len(codes) == 31
    assert {code[:8] for code in codes} == {"36.01.17", "16.06.02"}


def test_the_same_figures_come_out_every_time():
    village, month = villages()[0], Month(2023, 5)
    assert list(figures.counts(village, month)) == list(figures.counts(village, month))


def test_no_count_is_negative_and_the_unmeasured_have_a_reason():
    for village in villages():
        for month in figures.months():
            for cell in figures.counts(village, month):
                assert (cell.count is None) is bool(cell.reason)
                assert cell.count is None or cell.count >= 0


def test_one_village_is_late_and_one_denominator_is_missing():
    late = story()["late"][0]
    assert late["recorded_on"] > Month.parse(late["month"]).plus(1).first_day
    gap = story()["no_population"][0]
    village = next(v for v in villages() if v.name == gap["village"])
    assert gap["kind"] not in dict(figures.populations(village, gap["year"]))
    assert gap["kind"] in dict(figures.populations(village, gap["year"] - 1))


def test_a_sasaran_may_be_a_fraction():
    thousandths = dict(figures.populations(villages()[0], 2023))["bumil"]
    assert thousandths % 1000


@pytest.mark.parametrize("name", build.STORIES)
def test_every_promise_of_the_story_names_a_known_problem(name: str):
    told = read_story(name)
    keys = {problem["key"] for problem in told["problems"]}
    for meeting in told["meetings"]:
        for promise in meeting.get("promises", ()):
            assert promise["problem"] in keys


@pytest.mark.parametrize("name", build.STORIES)
def test_papers_of_one_letterhead_have_numbers_of_one_book(name: str):
    """Invitation and agreement are the kecamatan's, attendance sheet and minutes the Puskesmas's (FN 24)."""
    for meeting in read_story(name)["meetings"]:
        books = [letter.split("/")[2].split(".")[0] if letter else "" for letter in meeting["letters"]]
        assert books in ([""], ["Kec"], ["Kec", "", "PKM", "Kec"])


@pytest.mark.example
def test_the_story_is_told_once_and_erased_whole(db: None, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    said: list[str] = []
    first = build.ready_example(report=said.append)
    assert said[-1] == "3/3 data contoh siap."
    assert build.ready_example(report=said.append) == first
    assert len({account.password for account in first}) == len(first)
    assert {line["username"] for line in json.loads(build.accounts_file().read_text())} == {
        account.username for account in first
    }
    scope = command_scope().at(moment(TODAY))
    _check_mandalawangi(scope)
    _check_lais(scope)
    assert "http://x/" in build.welcome("http://x", first, 1.0)
    assert _stored_files(tmp_path)
    assert erase.erase_example(scope=command_scope()) == 4
    assert _stored_files(tmp_path) == []
    assert places.all_puskesmas() == []
    assert not Area.objects.exists()
    assert not Account.objects.exists()
    assert not build.accounts_file().exists()
    with pytest.raises(Refusal, match="tidak ada yang dihapus"):
        erase.erase_example(scope=command_scope())


def test_erasing_takes_the_packs_of_the_example_and_leaves_the_roles_of_others(
    world: World, settings, tmp_path: Path
):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    own, other = build.packs_folder() / world.ours.code, build.packs_folder() / "9999999"
    for folder in (own, other):
        folder.mkdir(parents=True)
        (folder / "paket.pdf").write_bytes(b"x")
    assert erase.erase_example(scope=world.scope(Role.ADMINISTRATOR)) == 3
    assert not own.exists()
    assert other.exists()
    for who in ("ani-camat", "ani-dinkes"):
        assert people.standings(account_id=world.accounts[who], today=TODAY)


def _stored_files(folder: Path) -> list[Path]:
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


NUMBERS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
WORDS = {"done": "selesai", "under_way": "berjalan", "blocked": "terkendala", "carried_over": "dibawa"}


def _check_minutes(scope, puskesmas_id):
    """What the minutes of May say of the promises of February is what their read-back shows."""
    (may,) = [
        m
        for m in meetings.meetings(scope=scope, puskesmas_id=puskesmas_id, year=2023)
        if m.number == 2 and not m.is_monthly
    ]
    said = next(
        e.text for e in meetings.entries(scope=scope, meeting_id=may.id) if "Februari dibacakan" in e.text
    )
    shown = Counter(WORDS[row.commitment.state] for row in meetings.read_back(scope=scope, meeting_id=may.id))
    named = re.findall(rf"(\w+) ({'|'.join(WORDS.values())}|komitmen)", said)
    told = {word: NUMBERS[number.lower()] for number, word in named}
    assert told == {**shown, "komitmen": shown.total()}, said


def _check_mandalawangi(scope):
    card = places.puskesmas_by_code(code="1033372")
    assert card
    _check_minutes(scope, card.id)
    assert (card.example, card.clock_date) == (True, TODAY)
    last = coverage.freezes(scope=scope, puskesmas_id=card.id)[0]
    assert last.period == Period.parse("2023Q2")
    assert last.frozen_at.astimezone(scope.now.tzinfo).date().isoformat() == "2023-07-28"
    held = meetings.meetings(scope=scope, puskesmas_id=card.id, year=2023)
    closed = [m for m in held if m.is_closed and not m.is_monthly]
    assert [m.held_on.isoformat() for m in closed] == ["2023-02-21", "2023-05-22"]
    assert [m.kind for m in closed] == ["quarterly_first", "quarterly"]
    assert all(m.numbers.outstanding == 0 for m in closed)
    (coming,) = [m for m in held if not m.is_closed and not m.is_monthly]
    assert coming.held_on.isoformat() == "2023-08-21"
    assert 0 < coming.numbers.sent < coming.numbers.invited


def _check_lais(scope):
    card = places.puskesmas_by_code(code="1011689")
    sister = places.puskesmas_by_code(code="1011691")
    assert card
    assert sister
    _check_minutes(scope, card.id)
    held = meetings.meetings(scope=scope, puskesmas_id=card.id, year=2023)
    may = next(m for m in held if m.held_on.isoformat() == "2023-05-24")
    assert may.reviewed == Period.parse("2023-02..2023-04")
    assert len(may.taking_part) == 2
    assert may.id in {m.id for m in meetings.meetings(scope=scope, puskesmas_id=sister.id, year=2023)}
    assert settings.DATA


def slips(village: str) -> set[str]:
    return {
        element for rule in story()["slips"] if rule["village"] == village for element in rule["elements"]
    }


def test_nobody_is_counted_who_was_not_counted_before_but_where_the_story_slips():
    chained = {*figures.BEFORE, *(each for earlier in figures.BEFORE.values() for each in earlier)}
    for village in villages():
        sums = dict.fromkeys(chained, 0)
        for month in figures.months():
            sums = dict.fromkeys(chained, 0) if month.month == 1 else sums
            for cell in figures.counts(village, month):
                if cell.element in sums:
                    sums[cell.element] += cell.count or 0
            wrong = {
                e for e, earlier in figures.BEFORE.items() if any(sums[e] > sums[each] for each in earlier)
            }
            assert wrong <= slips(village.name), (village.name, month)


@pytest.mark.parametrize("name", ["lais", "mandalawangi"])
def test_a_meeting_of_the_example_does_not_end_before_its_agenda(name):
    agendas = _toml("meetings/data/agendas.toml")
    minutes = {kind: plan["minutes"] for kind, plan in agendas.items() if "minutes" in plan}
    for told in _toml(f"web/example/data/{name}.toml")["meetings"]:
        start, end = (datetime.strptime(told[at], "%H.%M") for at in ("starts", "ends"))  # noqa: DTZ007
        assert end - start >= timedelta(minutes=minutes[told["kind"]]), told["key"]


def _toml(name):
    return tomllib.loads((Path(lokmin.__file__).parent / name).read_text())
