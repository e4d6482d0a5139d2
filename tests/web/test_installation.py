"""What the command line does to the installation."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.coverage import queries as coverage
from lokmin.intake import actions as intake
from lokmin.intake.models import Batch
from lokmin.intake.rules.report import Report
from lokmin.places import queries as places
from lokmin.web import clock
from lokmin.web.installation import (
    command_scope,
    forget_expired_uploads,
    load_facts,
    read_text,
    register,
    scope_at,
)

LINES = ["kode_desa,desa", "33.20.02.2001,Kaliombo", "33.20.02.2002,Karangrandu"]


def test_a_registered_puskesmas_has_villages_and_the_dictionary(db: None):
    card = register(code="1031918", name="Pecangaan", lines=LINES)
    assert [a.name for a in places.catchment(puskesmas_id=card.id)] == ["Kaliombo", "Karangrandu"]
    assert "K1" in {indicator.code for indicator in coverage.reviewed()}
    assert card.id in command_scope().puskesmas_ids


def test_a_command_for_an_example_stands_at_its_day_and_keeps_the_clock_of_the_machine(world):
    told = replace(world.ours, clock_date=date(2023, 8, 7))
    scope = scope_at(told)
    assert scope.today == date(2023, 8, 7)
    assert abs(scope.machine_now - clock.now()) < timedelta(minutes=1)
    real = replace(world.ours, clock_date=None)
    assert scope_at(real).today == clock.now(real.zone).date()


def test_loading_the_facts_twice_changes_nothing(db: None):
    load_facts(command_scope())
    before = [card.code for card in coverage.reviewed()]
    load_facts(command_scope())
    assert [card.code for card in coverage.reviewed()] == before


def test_an_unknown_zone_registers_nothing(db: None):
    with pytest.raises(Refusal, match="WITA"):
        register(code="1031918", name="Pecangaan", lines=LINES, zone="GMT")
    assert places.all_puskesmas() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_village_file_may_come_in_the_usual_encodings(tmp_path: Path, encoding: str):
    file = tmp_path / "desa.csv"
    file.write_bytes("kode_desa,desa\n,Désa".encode(encoding))
    assert read_text(file).splitlines()[1] == ",Désa"


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(Refusal, match="tidak dapat dibuka"):
        read_text(tmp_path / "tidak-ada.csv")


def test_a_preview_is_forgotten_by_the_clock_of_the_machine(world):
    later = replace(world.scope(), machine=clock.now() - timedelta(hours=25))
    report = Report("table", figures=())
    card = intake.keep_preview(
        scope=later, puskesmas_id=world.ours.id, report=report, file_name="a.xlsx", sha256="a" * 64
    )
    fresh = intake.keep_preview(
        scope=world.scope(), puskesmas_id=world.ours.id, report=report, file_name="b.xlsx",
        sha256="b" * 64,
    )  # fmt: skip
    forget_expired_uploads()
    assert list(Batch.unscoped.values_list("id", flat=True)) == [fresh.id]
    assert card.id != fresh.id
