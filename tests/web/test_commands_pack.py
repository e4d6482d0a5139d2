"""`lokmin pack` and `lokmin verify` as somebody types them."""

import argparse

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web.commands import pack, verify
from tests.papers.story import tell_story


@pytest.fixture
def story(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return tell_story(world)


def typed(module, *words):
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


@pytest.mark.parametrize("words", [(), ("--quarter", "2023Q1", "--period", "2023-01..2023-03")])
def test_one_period_is_wanted(words):
    with pytest.raises(Refusal, match="salah satu"):
        pack.period_of(typed(pack, "--puskesmas", "1", "--out", "x", *words))


def test_a_quarter_is_short_for_its_months():
    asked = typed(pack, "--puskesmas", "1", "--out", "x", "--quarter", "2023Q1")
    assert str(pack.period_of(asked)) == "2023-01..2023-03"


@pytest.mark.django_db
def test_an_unknown_puskesmas_is_refused(tmp_path):
    asked = typed(pack, "--puskesmas", "0000000", "--out", tmp_path / "x", "--quarter", "2023Q1")
    with pytest.raises(Refusal, match="tidak ditemukan"):
        pack.run(asked)
    assert not (tmp_path / "x").exists()


def test_the_pack_is_written_and_verified(story, tmp_path, capsys):
    out = tmp_path / "pack"
    asked = typed(pack, "--puskesmas", "1011689", "--out", out, "--period", "2023-02..2023-04")
    assert pack.run(asked) == 0
    assert str(out / "manifest.json") in capsys.readouterr().out
    paper = out / "bahan-evaluasi-1011689-2023-02_2023-04.pdf"
    assert verify.run(typed(verify, paper)) == 0
    told = capsys.readouterr().out
    assert "COCOK" in told
    assert "Februari–April 2023" in told
    paper.write_bytes(paper.read_bytes() + b"x")
    assert verify.run(typed(verify, paper)) == 1
    assert "TIDAK COCOK" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="tidak dapat dibaca"):
        verify.run(typed(verify, tmp_path / "none.pdf"))
