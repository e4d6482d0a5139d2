"""Every refusal has one sentence that can be filled."""

import re

from lokmin.basics.refusal import Refusal, catalogue


def test_every_sentence_ends_as_a_sentence_and_can_be_filled():
    for code, sentence in catalogue().items():
        names = re.findall(r"%\((\w+)\)s", sentence)
        told = {name: "x." if name == "finding" else "x" for name in names}  # a finding is a sentence
        filled = Refusal(code, **told).sentence
        assert filled.rstrip("”)").endswith((".", "?")), code
        assert "%(" not in filled, code


def test_every_code_begins_with_its_room():
    for code in catalogue():
        assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code), code
