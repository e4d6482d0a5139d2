"""What a list would do, line by line: nothing becomes something by likeness alone."""

from datetime import date

import pytest

from lokmin.people.rules.list_file import Written
from lokmin.people.rules.list_plan import (
    BAD,
    CHANGE,
    FILL,
    NEW,
    OTHER,
    SAME,
    Directory,
    Entry,
    KnownOffice,
    plan,
)  # fmt: skip
from lokmin.people.rules.names import Known

TODAY = date(2023, 8, 7)
IPTU = Known("p1", "Iptu Deden", "74050900")
KNOWN = Directory(
    offices=[
        KnownOffice("o1", "Kapolsek Lais", "Polsek Lais", "polsek", holder=IPTU, rank="Iptu"),
        KnownOffice("o2", "Danramil Lais", "Koramil Lais", "koramil"),
        KnownOffice("o3", "Kepala Desa Pari", "Pemerintah Desa Pari", "desa", "a1"),
        KnownOffice("o4", "Kepala Desa Pauh", "Pemerintah Desa Pauh", "desa", "a2"),
    ],
    persons=[IPTU],
    sectors={"polsek": "polsek", "kepolisian": "polsek", "desa": "desa", "koramil": "koramil"},
    sector_names=["Kepolisian", "Pemerintah desa dan kelurahan", "TP PKK", "Pemerintah kecamatan"],
    areas={"pari": "a1", "pauh": "a2"},
    today=TODAY,
)


def one(answers: dict[str, str] | None = None, **cells: str) -> Entry:
    (entry,) = plan([Written(2, cells)], KNOWN, answers or {})
    return entry


def codes(entry: Entry) -> list[str]:
    return [refusal.code for refusal in entry.wrong]


def test_a_new_office_needs_sector_and_institution():
    whole = one(title="Kepala KUA", institution="KUA Lais", sector="Kepolisian", name="H. Mahfud")
    assert (whole.outcome, whole.sector, whole.asks) == (NEW, "polsek", ())
    assert codes(one(title="Kepala KUA", institution="KUA", name="X")) == ["people.list_sector"]
    assert codes(one(title="Kepala KUA", sector="polsek", name="X")) == ["people.list_institution"]


def test_an_empty_office_is_filled_and_a_full_one_compared():
    assert one(title="danramil  lais", name="Kapten Contoh").outcome == FILL
    assert one(title="Kapolsek Lais", name="Iptu Deden").outcome == SAME
    changed = one(title="Kapolsek Lais", name="Iptu Deden", rank="AKP", id_number="74050900")
    assert (changed.outcome, changed.changes, changed.person) == (CHANGE, ("rank",), "p1")
    assert one(title="Kapolsek Lais", name="").outcome == SAME


def test_another_holder_is_a_handover_and_not_this_lists_business():
    other = one(title="Kapolsek Lais", name="Iptu Lain")
    assert (other.outcome, other.notes) == (OTHER, ("handover",))


def test_a_degree_that_was_added_is_a_change_of_the_same_person():
    entry = one(title="Kapolsek Lais", name="Iptu Deden", degree="S.H.")
    assert (entry.outcome, entry.changes, entry.name) == (CHANGE, ("name",), "Iptu Deden, S.H.")


def test_what_is_only_alike_is_asked_and_never_taken():
    entry = one(title="Kapolsek Laiss", institution="Polsek", sector="polsek", name="Iptu Deden")
    assert entry.asks == ("office",)
    assert [office.id for office in entry.near] == ["o1"]
    told = {"title": "Kapolsek Laiss", "institution": "Polsek", "sector": "polsek", "name": "Iptu Deden"}
    assert one({"o2": "o1"}, **told).outcome == SAME
    new = one({"o2": "new"}, **told)
    assert (new.outcome, new.office, new.asks) == (NEW, "", ("person",))
    assert one({"o2": "o4"}, **told).asks == ("office",)


def test_a_shorter_title_of_the_same_institution_is_asked_and_makes_no_second_office():
    told = {"title": "Kapolsek", "sector": "polsek", "name": "AKP Baru"}
    entry = one(**told, institution="Polsek Lais")
    assert (entry.asks, [office.id for office in entry.near]) == (("office",), ["o1"])
    assert one(**told, institution="Polsek Lain").near == ()


def test_a_person_of_another_office_is_asked_for():
    entry = one(title="Danramil Lais", name="Deden", id_number="74050900")
    assert (entry.outcome, entry.asks) == (FILL, ("person",))
    assert one({"p2": "p1"}, title="Danramil Lais", name="Deden", id_number="74050900").person == "p1"
    assert one({"p2": "new"}, title="Danramil Lais", name="Deden", id_number="74050900").asks == ()


def test_a_title_that_two_offices_have_is_told_apart_by_the_village():
    assert one(title="Kepala Desa", village="Desa Pari", name="X", institution="Pemerintah Desa Pari").near
    assert one(title="Kepala Desa Pari", village="pari", name="Budi").office == "o3"


def test_the_same_office_on_two_lines_is_told_at_the_second():
    lines = [Written(n, {"title": "Danramil Lais", "name": "Kapten X"}) for n in (2, 5)]
    first, second = plan(lines, KNOWN, {})
    assert first.outcome == FILL
    assert (second.outcome, codes(second)) == (BAD, ["people.list_twice"])
    assert second.wrong[0].params["line"] == 2


@pytest.mark.parametrize("text", ["Plt. Danramil Lais", "plt Danramil Lais"])
def test_a_capacity_before_the_title_is_understood(text):
    entry = one(title=text, name="Kapten X")
    assert (entry.acting, entry.title, entry.office) == ("Plt.", "Danramil Lais", "o2")


def test_a_telephone_needs_consent_and_is_dropped_plainly_without():
    dropped = one(title="Danramil Lais", name="X", phone="0812-3456-7890")
    assert (dropped.phone, dropped.notes) == ("", ("phone_dropped",))
    kept = one(title="Danramil Lais", name="X", phone="0812-3456-7890", consent="22 Mei 2023")
    assert (kept.phone, kept.consent_on) == ("6281234567890", date(2023, 5, 22))
    assert one(title="Danramil Lais", name="X", phone="0812-3456-7890", consent="ya").consent_on == TODAY
    assert one(title="Danramil Lais", name="X", consent="ya").consent_on is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": "1606021203800001"}, "people.nik"),
        ({"id_number": "1606021203800001"}, "people.nik"),
        ({"id_number": "123"}, "people.id_number"),
        ({"phone": "0711-1"}, "people.phone"),
        ({"sector": "tentara bayaran"}, "people.sector_unknown"),
        ({"village": "Entah"}, "people.list_village"),
        ({"since": "kemarin"}, "people.list_date"),
        ({"since": "1 Januari 2030"}, "people.list_date"),
        ({"consent": "1 Januari 2030"}, "people.list_date"),
        ({"title": ""}, "people.list_title"),
        ({"name": "x" * 121}, "people.name_long"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(cells, code):
    entry = one(**{"title": "Danramil Lais", "name": "X", **cells})
    assert (entry.outcome, codes(entry)) == (BAD, [code])


def test_a_formula_and_a_lost_number_are_told_with_their_column():
    (entry,) = plan([Written(2, {"title": "Danramil Lais"}, {"name": "people.list_formula"})], KNOWN, {})
    assert (entry.outcome, entry.wrong[0].params) == (BAD, {"column": "name"})


def test_a_dash_is_an_empty_cell():
    entry = one(
        title="Danramil Lais", name="-", id_number="-", phone="-", village="-", since="-", consent="-"
    )
    assert (entry.outcome, entry.name, entry.id_number) == (SAME, "", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Pemerintah desa", ["Pemerintah desa dan kelurahan"]),
        ("polisi", ["Kepolisian"]),
        ("PKK", ["TP PKK"]),
        ("Pemerintah", ["Pemerintah desa dan kelurahan", "Pemerintah kecamatan"]),
    ],
)
def test_a_sector_that_is_nearly_written_is_refused_with_the_one_that_is_meant(typed, meant):
    (wrong,) = one(title="Sekdes Pari", institution="Pemdes Pari", sector=typed).wrong
    assert (wrong.code, wrong.params["near"]) == ("people.sector_near", "”, “".join(meant))
