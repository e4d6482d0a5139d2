"""The card of a village for WhatsApp: what stands on it and what never does, as picture, words and screen."""

import json
import struct
from dataclasses import replace

import pytest
import typst

from lokmin.basics.numbers import Trend
from lokmin.papers.rules import pdf, picture, typesetting, village_card
from tests.papers import pack_samples
from tests.papers.every_paper import MARK, marked
from tests.papers.reading import pages
from tests.papers.test_hostile import HIDDEN, PAYLOADS, eaten

SAID = {"baik": "Baik", "kurang": "Menurun", "cukup": "Membaik", "jelek": "Perlu dikejar"}
NEXT = "Lokmin berikutnya: Selasa, 22 Agustus 2023"


def cards(count=15):
    return village_card.cards(pack_samples.pack(count), SAID, NEXT)


def text_of(card) -> str:
    """What the picture says, read from the same template set as a PDF."""
    made = pdf.compiler(picture.TEMPLATE, card).compile(format="pdf")
    return "\n".join(pages(made))


def squeezed(card) -> str:
    return "".join(text_of(card).split()).lower()


def test_the_picture_is_four_by_five_and_the_same_every_time():
    card = cards()[0]
    made = picture.render(card)
    assert struct.unpack(">II", made[16:24]) == (1080, 1350)
    assert made == picture.render(card)


def test_no_symbol_reaches_out_of_its_box_where_the_edge_of_a_card_would_cut_it():
    symbol = "box(clip: CLIP, status-icon(kind, size: 20pt))"
    page = "#set page(width: 40pt, height: 40pt, margin: 10pt, fill: white)\n"
    for kind in SAID:
        source = f'#import "status.typ": *\n{page}#let kind = "{kind}"\n#{symbol}'
        cut, whole = (
            typst.compile(
                source.replace("CLIP", clip).encode(),
                root=typesetting.TEMPLATES,
                format="png",
                ppi=144,
                sys_inputs={"data": json.dumps({"frame": {"style": {"colour": False}}})},
            )
            for clip in ("true", "false")
        )
        assert cut == whole, kind


def test_what_improved_stands_first_then_three_to_chase_then_the_lokmin():
    card = cards()[0]
    text = text_of(card)
    places = [text.index(words) for words in ("Membaik", card.improved[0].name, "perlu dikejar", NEXT[:20])]
    assert places == sorted(places)
    assert len(card.chased) == 3
    assert all(line.status in ("cukup", "jelek") for line in card.chased)
    assert "DATA CONTOH" in text
    assert "DATA CONTOH" in card.message


def test_no_indicator_is_both_praised_and_to_be_chased():
    for card in cards():
        names = [line.name for line in (*card.improved, *card.chased)]
        assert len(names) == len(set(names))


def test_the_words_beside_it_say_what_the_picture_says():
    for card in cards():
        text = "".join(text_of(card).split())
        for line in (*card.improved, *card.chased):
            assert line.said in card.message
            for part in (line.name, line.value, line.target, line.detail):
                assert "".join(part.split()) in text


def test_no_sensitive_indicator_and_no_rank_stands_on_a_card():
    for card in cards():
        assert "Kematian ibu" not in card.message
        assert "peringkat" not in (card.message + text_of(card)).lower()


def test_fewer_than_five_people_are_told_by_a_word_only():
    pack = pack_samples.pack(15)
    village = pack.table.villages[0]
    few = tuple(replace(m, count=3) if m.count else m for m in village.measures)
    table = replace(pack.table, villages=(replace(village, measures=few), *pack.table.villages[1:]))
    card = village_card.cards(replace(pack, table=table), SAID, NEXT)[0]
    assert card.chased
    assert {line.value + line.target + line.detail for line in (*card.improved, *card.chased)} == {""}
    assert "%" not in text_of(card)


def test_what_fell_by_its_arrow_is_never_called_improved():
    pack = pack_samples.pack(15)
    for card, village in zip(cards(), pack.table.villages, strict=True):
        moved = {h.name: (h, m) for h, m in zip(pack.table.indicators, village.measures, strict=True)}
        for line in card.improved:
            head, m = moved[line.name]
            assert m.arrow is (Trend.DOWN if head.lower_is_better else Trend.UP)


def test_below_five_villages_nothing_is_called_the_furthest():
    pack = pack_samples.pack(3)
    for card, village in zip(cards(3), pack.table.villages, strict=True):
        order = [h.name for h, m in zip(pack.table.indicators, village.measures, strict=True) if m.status]
        places = [order.index(line.name) for line in card.chased]
        assert places == sorted(places)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_village_is_drawn_as_text(payload):
    card = marked(cards()[0], after=PAYLOADS[payload])
    text = squeezed(card)
    assert set(MARK.findall(text)) >= set(MARK.findall(card.title + card.following + card.chased[0].name))
    assert eaten(text, PAYLOADS[payload], "pdf") == []
    assert picture.render(card)


def test_names_of_three_hundred_letters_and_signs_that_are_none_leave_one_whole_picture():
    long = marked(cards()[0], before=HIDDEN, after=" Siti Nurhasanah" * 19)
    assert struct.unpack(">II", picture.render(long)[16:24]) == (1080, 1350)
    assert len(pages(pdf.compiler(picture.TEMPLATE, long).compile(format="pdf"))) == 1


def test_the_screen_offers_picture_and_words_and_the_village_page_leads_there(story):
    ani, area = story.world.client("ani-head"), story.place.areas[0]
    page = ani.get(f"/p/{story.world.ours.code}/capaian/desa/{area.id}/").content.decode()
    assert story.address(f"kartu-desa/{area.id}/") in page
    screen = ani.get(story.address(f"kartu-desa/{area.id}/")).content.decode()
    assert "Kata-kata pendamping" in screen
    assert f"{area.kind} {area.name}".lower() in screen.lower()
    made = ani.get(story.address(f"kartu-desa/{area.id}.png"))
    assert made["Content-Type"] == "image/png"
    assert made.content.startswith(b"\x89PNG")


def test_a_village_of_another_puskesmas_has_no_card_here(story):
    other = story.world.client("dewi")
    address = story.address(f"kartu-desa/{story.place.areas[0].id}/")
    assert other.get(address).status_code == 404
    strange = story.address(f"kartu-desa/{story.world.ours.id}/")
    assert story.world.client("ani-head").get(strange).status_code == 404


def test_without_a_frozen_period_the_card_says_how_to_get_one(world):
    address = f"/p/{world.ours.code}/dokumen/kartu-desa/{world.areas[0].id}/"
    answer = world.client("ani-head").get(address)
    assert "belum ada yang dibekukan" in answer.content.decode()
