"""What grows past these limits becomes a package of the same name."""

from tests.house.source import SRC, TESTS, functions, python_files, relative, templates


def too_long(paths, limit):
    lengths = ((p, len(p.read_text(encoding="utf-8").splitlines())) for p in paths)
    return [f"{relative(p)}: {n} > {limit}" for p, n in lengths if n > limit]


def test_a_file_has_at_most_400_lines():
    ours = [p for p in SRC.rglob("static/**/*") if p.suffix in {".css", ".js"} and "vendor" not in p.parts]
    assert not too_long([*python_files(), *ours], 400)


def test_a_template_has_at_most_150_lines():
    assert not too_long(templates(), 150)


def test_a_template_is_written_one_element_a_line():
    """110 letters a line is the aim, as in Python; a sentence to translate is never broken."""
    lines = [
        (p, n, line)
        for p in templates()
        if p.suffix == ".html"
        for n, line in enumerate(p.read_text().splitlines(), 1)
    ]
    long = [f"{relative(p)}:{n}: {len(line)}" for p, n, line in lines if len(line) > 400]
    assert not long, "\n".join(long)
    wide = [line for _, _, line in lines if len(line) > 160]
    assert len(wide) < len(lines) / 50


def test_a_test_file_has_at_most_500_lines():
    assert not too_long(TESTS.rglob("*.py"), 500)


def test_a_function_has_at_most_60_lines():
    long = [
        f"{relative(path)}:{function.lineno} {function.name}"
        for path in python_files()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > 60
    ]
    assert not long, "\n".join(long)
