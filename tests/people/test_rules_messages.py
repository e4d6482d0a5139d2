"""What a message says: the reviewed file, and filling its places."""

from lokmin.people.rules import messages
from lokmin.places.rules.wording import holes


def test_every_sentence_says_to_whom_and_from_whom():
    for kind, template in messages.templates().items():
        assert {"kepada", "puskesmas"} <= template.word.holes, kind
        assert len(template.word.text) <= messages.TEXT_MOST
        assert len(template.word.key) <= 24


def test_the_text_for_a_group_names_nobody_and_carries_no_link():
    for kind, template in messages.templates().items():
        assert not holes(template.group) & {"kepada", "komitmen", "tautan"}, kind


def test_a_link_stands_in_its_own_sentence_only():
    for template in messages.templates().values():
        assert "tautan" not in template.word.holes
        assert not template.link or "tautan" in holes(template.link)


def test_a_place_without_a_value_falls_away_with_its_space():
    said = messages.fill("Rapat {rapat}, {waktu}. Terima kasih", {"rapat": "TW III"})
    assert said == "Rapat TW III. Terima kasih"
    assert messages.fill("Yth. {kepada} .", {"kepada": "Budi"}) == "Yth. Budi."


def test_who_holds_no_office_is_addressed_by_its_title():
    assert messages.addressed("Budi", "Kepala Desa 1") == "Budi, Kepala Desa 1"
    assert messages.addressed("", "Kepala Desa 1") == "Kepala Desa 1"
