"""What stands in one row stands on one line, and a word is not broken: measured in a real browser."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src/lokmin/web/static/web"
TEMPLATES = Path(__file__).parents[2] / "src/lokmin/meetings/templates/meetings"
ICON = '<svg class="icon" viewBox="0 0 16 16"><rect width="16" height="16"/></svg>'
BOTTOM = """e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return range.getBoundingClientRect().bottom;
}"""


def drawn(chromium, *sheets: str, body: str):
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    styles = "".join((STATIC / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)
    page.set_content(f"<!doctype html><html lang='id'><style>{styles}</style>{body}")
    return page


def test_a_status_stands_on_the_line_of_the_figures_of_its_row(chromium):
    status = f'<span class="status">{ICON}<span id="s">Baik</span></span>'
    row = f'<td class="num" id="n">50,1%</td><td>{status}</td>'
    page = drawn(
        chromium, "tokens", "layout", "components", "projector",
        body=f'<div class="projector wall"><div class="wall-table"><table><tr>{row}</tr></table></div></div>',
    )  # fmt: skip
    bottoms = {page.eval_on_selector(f"#{name}", BOTTOM) for name in "ns"}
    page.close()
    assert max(bottoms) - min(bottoms) < 1


def test_the_label_of_what_is_long_is_not_broken_within_a_word(chromium):
    text = (TEMPLATES / "parts/about.html").read_text(encoding="utf-8")
    css = re.search(r'"Tentang rapat ini" %}</h2>\s*<ul class="([^"]+)"', text)
    long = "Drs. H. Entus Contoh, M.Si., Camat Mandalawangi yang juga memimpin rapat ini sampai selesai"
    page = drawn(
        chromium, "tokens", "layout", "components", "screens",
        body=f'<div style="width:19rem"><ul class="{css[1]}"><li><span id="p">Pimpinan</span>'
        f"<span>{long}</span></li></ul></div>",
    )  # fmt: skip
    lines = page.eval_on_selector("#p", "e => e.getClientRects().length")
    height = page.eval_on_selector("#p", "e => e.getBoundingClientRect().height")
    size = page.eval_on_selector("#p", "e => parseFloat(getComputedStyle(e).lineHeight) || 24")
    page.close()
    assert lines == 1
    assert height < size * 1.5
