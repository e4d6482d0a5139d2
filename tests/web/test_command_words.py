"""What argparse finds wrong is told in Indonesian, on one line."""

import pytest

from lokmin.web.command_words import in_words
from lokmin.web.commands import main

ENGLISH = ("invalid", "choose", "required", "argument", "expected", "unrecognized", "allowed", "ambiguous")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "PERINTAH belum ditulis"),
        ("bukan-perintah", "perintah 'bukan-perintah' tidak ada; yang ada: 'account'"),
        ("serve --port abc", "--port harus bilangan bulat, bukan 'abc'"),
        ("serve --port", "--port belum diberi isi"),
        ("serve --kuat", "--kuat tidak dikenal"),
        ("pws", "BERKAS, --month belum ditulis"),
        ("intake a.xlsx --format xml", "--format tidak mengenal 'xml'; pilihannya: 'table', 'json'"),
        ("intake --dry-run=ya", "--dry-run tidak memakai isi 'ya'"),
        ("pws a.csv --same 1", "--same dapat berarti --same-below, --same-above; tulis lengkap"),
        ("example", "tulis salah satu: "),
    ],
)
def test_a_wrong_command_is_told_in_indonesian_on_one_line(words, told, capsys):
    with pytest.raises(SystemExit) as left:
        main(words.split())
    line = capsys.readouterr().err
    assert left.value.code == 2
    assert told in line
    assert line.count("\n") == 1
    assert not any(word in line for word in ENGLISH)


def test_a_message_of_another_kind_stays_as_it_is_on_one_line():
    assert in_words("something\n else") == "something else"
