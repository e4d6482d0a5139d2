"""The same content of an office file gives the same bytes, whenever it is saved."""

import zipfile
from io import BytesIO

from lokmin.papers.rules.archive import EPOCH, timeless


def archive(year, text=b"isi"):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(zipfile.ZipInfo("a.xml", (year, 5, 22, 9, 0, 0)), text)
        target.writestr(zipfile.ZipInfo("b.xml", (year, 5, 22, 9, 0, 0)), b"lain")
    return made.getvalue()


def test_two_savings_of_one_content_are_one_file():
    assert archive(2023) != archive(2024)
    assert timeless(archive(2023)) == timeless(archive(2024))
    assert timeless(archive(2023)) != timeless(archive(2023, b"beda"))


def test_every_part_stays_in_its_order_without_a_time():
    with zipfile.ZipFile(BytesIO(timeless(archive(2023)))) as made:
        assert [(i.filename, i.date_time) for i in made.infolist()] == [("a.xml", EPOCH), ("b.xml", EPOCH)]
        assert made.read("b.xml") == b"lain"


def test_a_part_may_be_changed_by_its_name():
    made = timeless(archive(2023), lambda name, content: content.upper() if name == "a.xml" else content)
    with zipfile.ZipFile(BytesIO(made)) as opened:
        assert (opened.read("a.xml"), opened.read("b.xml")) == (b"ISI", b"lain")
