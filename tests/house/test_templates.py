"""Templates speak through gettext, load nothing from elsewhere and keep the strict content policy."""

import re
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from tests.house.source import SRC, relative, templates

SPOKEN = {"alt", "aria-label", "placeholder", "title", "aria-description", "aria-roledescription"}
SILENT = {"script", "style", "code", "kbd", "svg"}
# Names and signs that are the same in every language.
UNIVERSAL = re.compile(
    r"\b(Rpx0|Lokmin|Puskesmas|PWS|PDF|DOCX|XLSX|Word|Excel|CSV|USG|WIB|SHA-256|English|Bahasa Indonesia)\b"
)
WORD = re.compile(r"[^\W\d_]{2,}")


OPENS = re.compile(r"(blocktrans(late)?|comment)\b|block \w*_class\b")
CLOSES = re.compile(r"end(blocktrans(late)?|comment|block)\b")


def untranslated(source: str) -> str:
    """`source` without Django's tags, translated blocks and class names: what is printed as it stands."""
    kept, inside = [], False
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            kept.append(" ")
            inside = bool(OPENS.match(token.contents)) or (inside and not CLOSES.match(token.contents))
        elif not inside and token.token_type == TokenType.TEXT:
            kept.append(token.contents)
        elif not inside and token.token_type == TokenType.VAR:
            kept.append("x0")
    return "".join(kept)


class Words(HTMLParser):
    """Collects the words that a person would read or hear."""

    def __init__(self):
        super().__init__()
        self.silent = 0
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        for name, value in attrs:
            if name in SPOKEN:
                self.add(value or "")

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.add(data)

    def add(self, text):
        self.words += WORD.findall(UNIVERSAL.sub("", text))


def words_of(source: str) -> list[str]:
    words = Words()
    words.feed(untranslated(source))
    return words.words


def offending(pattern: str) -> list[str]:
    wanted = re.compile(pattern, re.IGNORECASE)
    pages = [p for p in templates() if p.suffix == ".html"]
    return [
        f"{relative(page)}: {match.group(0)[:80]}"
        for page in pages
        for match in wanted.finditer(page.read_text(encoding="utf-8"))
    ]


def test_the_collector_hears_words_outside_gettext_only():
    source = '<p title="Judul">{% translate "Ya" %}{% blocktranslate %}Desa{% endblocktranslate %} Tidak</p>'
    assert words_of(source) == ["Judul", "Tidak"]


def test_every_word_of_a_template_goes_through_gettext():
    pages = [(p, words_of(p.read_text(encoding="utf-8"))) for p in templates() if p.suffix == ".html"]
    bare = [f"{relative(page)}: {' '.join(words)}" for page, words in pages if words]
    assert not bare, "\n".join(bare)


def test_no_template_has_inline_style_or_script():
    assert not offending(
        r"<style\b|\sstyle=|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+=|javascript:|\bdata:image"
    )


def test_nothing_is_loaded_from_elsewhere():
    assert not offending(r"(?:src|href|action)=[\"'](?:https?:)?//[^\"']*")
    sheets = [p for p in SRC.rglob("static/**/*.css") if re.search(r"url\(|@import", p.read_text())]
    far = [p for p in sheets if re.search(r"(url\(|@import)[\s\"']*(https?:|//|data:)", p.read_text())]
    assert not [relative(p) for p in far]


def landmarks_of_one_name(source: str) -> list[str]:
    """Labels that a section and the scrolling region inside it both bear: one place told as two."""
    regions = re.findall(r'role="region"[^>]*aria-labelledby="([^"]+)"', source)
    regions += re.findall(r'aria-labelledby="([^"]+)"[^>]*role="region"', source)
    sections = re.findall(r'<section[^>]*aria-labelledby="([^"]+)"', source)
    return sorted({*regions} & {*sections})


def empty_states_that_skip_a_heading(source: str) -> list[str]:
    """Empty states of level 3 with no title of level 2 before them in the page."""
    if "{% block heading %}" not in source and "<h1" not in source:
        return []  # a part: the page that includes it has the titles
    found = re.finditer(r"\{% empty_state ([^%]*)%\}", source)
    shallow = [each for each in found if "<h2" not in source[: each.start()]]
    return [each[0] for each in shallow if not {"2", "level=2"} & {*each[1].split()}]


def test_a_place_is_told_once_to_who_does_not_see_it():
    """axe: landmark-unique, seen before any page has the data that shows it."""
    assert landmarks_of_one_name('<section aria-labelledby="a"><div role="region" aria-labelledby="a">')
    pages = [(p, landmarks_of_one_name(p.read_text("utf-8"))) for p in templates()]
    assert not [f"{relative(page)}: {names}" for page, names in pages if names]


def test_no_empty_state_skips_a_heading():
    """axe: heading-order, seen before any page is empty."""
    assert empty_states_that_skip_a_heading("{% block heading %}{% empty_state t r %}")
    pages = [(p, empty_states_that_skip_a_heading(p.read_text("utf-8"))) for p in templates()]
    assert not [f"{relative(page)}: {found}" for page, found in pages if found]
