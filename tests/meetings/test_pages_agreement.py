"""The agreement is read aloud one promise after the other, each with the way to the next."""

from lokmin.meetings.pages.agreement import read_lines
from lokmin.meetings.queries import Agreement
from lokmin.meetings.rules.agreement import AgreedText, PromiseLine


def stops(count):
    said = ("o", "Kapolsek", "Wibowo", "Mendampingi kunjungan")
    lines = tuple(PromiseLine(f"p{number}", "p", number, *said) for number in range(count))
    text = AgreedText("2023-05-24", (), lines)
    return [(line.before, line.after) for line in read_lines(Agreement(text, text.sha256, text.code, True))]


def test_each_promise_knows_what_is_read_before_and_after_it():
    assert stops(3) == [("awal", "j-p1"), ("j-p0", "j-p2"), ("j-p1", "akhir")]
    assert stops(1) == [("awal", "akhir")]
    assert stops(0) == []
