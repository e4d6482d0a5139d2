"""Every sentence a person sees has its English."""

from tests.house import messages


def test_the_catalogue_holds_exactly_the_sentences_of_the_source():
    source = {messages.key(m) for m in messages.entries(messages.sentences())}
    catalogue = {messages.key(m) for m in messages.entries(messages.english())}
    assert source == catalogue, "run ./run messages"


def test_every_sentence_has_its_english():
    missing = [
        messages.key(m)[1] for m in messages.entries(messages.english()) if not messages.is_translated(m)
    ]
    assert not missing, f"{len(missing)} without English:\n" + "\n".join(missing)


def test_english_fills_in_what_the_sentence_fills_in():
    ready = (m for m in messages.entries(messages.english()) if messages.is_translated(m))
    wrong = [f"{m.id!r} → {m.string!r}" for m in ready if not messages.has_same_places(m)]
    assert not wrong, "\n".join(wrong)


def test_the_compiled_catalogue_is_fresh():
    assert messages.MO.read_bytes() == messages.compiled(messages.english()), "run ./run messages"
