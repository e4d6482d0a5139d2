"""What the command line's own checks say, in Indonesian: argparse speaks English only."""

import re

_WORDS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the following arguments are required: (?P<what>.+)", "{what} belum ditulis"),
        (r"one of the arguments (?P<what>.+) is required", "tulis salah satu: {what}"),
        (r"unrecognized arguments: (?P<what>.+)", "{what} tidak dikenal"),
        (
            r"argument PERINTAH: invalid choice: (?P<value>.+) \(choose from (?P<what>.+)\)",
            "perintah {value} tidak ada; yang ada: {what}",
        ),
        (
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<what>.+)\)",
            "{name} tidak mengenal {value}; pilihannya: {what}",
        ),
        (
            r"argument (?P<name>.+?): invalid int value: (?P<value>.+)",
            "{name} harus bilangan bulat, bukan {value}",
        ),
        (r"argument (?P<name>.+?): invalid \S+ value: (?P<value>.+)", "{name} tidak dapat membaca {value}"),
        (r"argument (?P<name>.+?): expected (one|at least one) argument", "{name} belum diberi isi"),
        (r"argument (?P<name>.+?): expected at most one argument", "{name} diberi lebih dari satu isi"),
        (r"argument (?P<name>.+?): expected (?P<what>\d+) arguments", "{name} perlu {what} isi"),
        (
            r"argument (?P<name>.+?): not allowed with argument (?P<what>.+)",
            "{name} tidak dapat dipakai bersama {what}",
        ),
        (
            r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
            "{name} tidak memakai isi {value}",
        ),
        (
            r"ambiguous option: (?P<value>.+?) could match (?P<what>.+)",
            "{value} dapat berarti {what}; tulis lengkap",
        ),
    )
)


def in_words(message: str) -> str:
    """One line for a message of argparse; a message of another kind stays as it is."""
    line = " ".join(message.split())
    for pattern, words in _WORDS:
        if found := pattern.fullmatch(line):
            return words.format(**found.groupdict())
    return line
