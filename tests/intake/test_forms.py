"""The question which village a name means."""

from uuid import UUID

from lokmin.intake.forms import LEAVE_OUT, UploadForm, VillagesForm

ONE, TWO = UUID(int=1), UUID(int=2)
KNOWN = [(ONE, "Danau Cala"), (TWO, "Lais")]


def test_each_name_gets_its_village_or_is_left_out():
    data = {"nama-0": str(ONE), "nama-1": LEAVE_OUT}
    form = VillagesForm(data, names=["Danau Kala", "Entah"], villages=KNOWN)
    assert form.is_valid()
    assert form.choices == {"Danau Kala": ONE, "Entah": None}


def test_nothing_is_chosen_for_anybody():
    form = VillagesForm({}, names=["Danau Kala"], villages=KNOWN)
    assert form.errors["nama-0"] == ["Pilih desanya, atau “jangan simpan”."]
    offered = VillagesForm(names=["Danau Kala"], villages=KNOWN, offers={"Danau Kala": ONE})
    assert offered.fields["nama-0"].initial == str(ONE)


def test_an_upload_needs_a_file():
    assert UploadForm({}, {}).errors["file"] == ["Pilih satu berkas dahulu."]
