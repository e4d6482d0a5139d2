"""The small scripts in a real browser, under the strict content policy: entry grid, drafts, photos."""

import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.template import engines

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src/lokmin/web/static"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
PAGE = """<!doctype html><html lang="id"><title>x</title>
<script src="/web/lokmin.js" defer></script><script src="/web/grid.js" defer></script>
<script src="/web/photo.js" defer></script>
{% load lokmin %}{% include "tools/symbols.html" %}
<form data-grid data-save-url="/save" data-month="2023-04" data-who="ani">
<p data-save-line><span data-saved>Tersimpan</span><span data-waiting hidden>Menunggu (<b>0</b>)</span>
<span data-refused hidden>Ditolak (<b>0</b>)</span><button type="button" data-retry hidden>Lagi</button></p>
<p data-say></p><table>{% for area in "AB" %}<tr>{% for element in "KL" %}<td class="cell-saved">
<input data-area="{{ area }}" data-element="{{ element }}" data-version="1" value="6"></td>{% endfor %}</tr>
{% endfor %}</table></form>
<template data-conflict><p data-conflict-text></p><button type="button" data-keep-mine>saya</button>
<button type="button" data-take-theirs>mereka</button></template>
<form method="post" action="/preview"><input type="hidden" name="start_area">
<input type="hidden" name="start_element"><textarea data-paste name="block"></textarea></form>
<form method="post" action="/draft" data-draft="ani:1">
<textarea name="minutes"></textarea><button>Kirim</button></form>
<input type="file" data-downscale="200">"""

ROOM = """<!doctype html><html lang="id"><title>x</title>
{% for sheet in sheets %}<link rel="stylesheet" href="/web/{{ sheet }}.css">{% endfor %}
<script src="/web/lokmin.js" defer></script><script src="/web/room.js" defer></script>
<form method="post" action="/room#t-teks" data-autosave="/draft" data-keep="ani:1">
<input type="hidden" name="csrfmiddlewaretoken"><input type="hidden" name="version" value="0">
<section class="note warning" data-conflict hidden><p data-theirs></p>
<button type="button" data-use="theirs">Pakai teks yang tersimpan</button></section>
<select name="who"><option value=""></option></select><select name="item"><option value=""></option></select>
<textarea id="t-teks" name="text"></textarea></form>"""


def answer(fields):
    """What the room would say to one cell."""
    if not fields["count"].isdigit():
        return 422, {"message": "bukan angka"}
    if fields["count"] == "99" and "force" not in fields:
        return 409, {"yours": "99", "theirs": "8", "version": 5, "message": "Bidan menulis 8."}
    return 200, {"state": "saved", "version": 2}


class Stand(BaseHTTPRequestHandler):
    """A stand-in for the server: the page, the scripts, the answers; `down` pulls the cable."""

    down = False
    taken: list = []
    page = ""
    room = ""

    def log_message(self, *args):
        pass

    def reply(self, body, kind="text/html", status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self):
        file = STATIC / self.path.lstrip("/")
        if self.path.endswith(".js"):
            self.reply(file.read_text(), "text/javascript")
        elif self.path.endswith(".css"):
            self.reply(file.read_text(), "text/css")
        elif self.path == "/room":
            self.reply(self.room)
        else:
            self.reply(self.page)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = {k: v[0] for k, v in urllib.parse.parse_qs(body, keep_blank_values=True).items()}
        if Stand.down:
            self.reply("{}", "application/json", 503)
            return
        self.taken.append((self.path, fields))
        if self.path == "/refused":
            self.reply(
                "<!doctype html><script src='/web/lokmin.js' defer></script><p>isi dahulu</p>", status=422
            )
        elif self.path == "/save":
            status, says = answer(fields)
            self.reply(json.dumps(says), "application/json", status)
        else:
            self.reply("<!doctype html><script src='/web/lokmin.js' defer></script><p data-taken>ya</p>")


@pytest.fixture(scope="module")
def address():
    Stand.page = engines["django"].from_string(PAGE).render({})
    sheets = ["tokens", "layout", "components", "screens", "room"]
    Stand.room = engines["django"].from_string(ROOM).render({"sheets": sheets})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stand)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium, address):
    Stand.down = False
    Stand.taken.clear()
    context = chromium.new_context()
    tab = context.new_page()
    faults = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.goto(address)
    yield tab
    context.close()
    assert not faults


def cell(page, area, element):
    return page.locator(f"input[data-area={area}][data-element={element}]")


def look(page, area, element):
    return cell(page, area, element).evaluate("e => e.closest('td').className").strip()


def test_enter_goes_down_and_the_cell_saves_itself(page):
    cell(page, "A", "K").fill("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-version='2']")
    assert page.evaluate("document.activeElement.dataset.area") == "B"
    assert Stand.taken[0][1] == {
        "area": "A",
        "element": "K",
        "month": "2023-04",
        "count": "7",
        "version": "1",
    }
    assert look(page, "A", "K") == "cell-saved"


def test_arrows_move_between_cells(page):
    cell(page, "A", "K").focus()
    for key in ("End", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert (
        page.evaluate("document.activeElement.dataset.area + document.activeElement.dataset.element") == "BL"
    )


def test_a_refused_cell_keeps_its_text_and_the_sentence_is_seen(page):
    cell(page, "A", "K").fill("7 bayi")
    page.keyboard.press("Tab")
    page.wait_for_selector("td.cell-refused")
    assert page.inner_text("[data-say]") == "bukan angka"
    assert "Ditolak (1)" in page.inner_text("[data-save-line]")
    assert cell(page, "A", "K").input_value() == "7 bayi"


def test_text_typed_while_the_network_is_down_survives_and_is_sent_later(page):
    Stand.down = True
    cell(page, "B", "L").fill("0")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-retry]:not([hidden])")
    assert "Menunggu (1)" in page.inner_text("[data-save-line]")
    Stand.down = False
    page.reload()
    page.wait_for_selector("[data-version='2']")
    assert Stand.taken[-1][1]["count"] == "0"
    assert page.evaluate("localStorage.length") == 0


def test_two_writers_are_asked_whose_number_stays(page):
    cell(page, "A", "L").fill("99")
    page.keyboard.press("Tab")
    page.wait_for_selector(".conflict")
    assert "Bidan menulis 8." in page.inner_text(".conflict")
    page.click("[data-keep-mine]")
    page.wait_for_selector("td:has([data-version='2'])")
    assert Stand.taken[-1][1]["force"] == "1"
    assert Stand.taken[-1][1]["version"] == "5"


def test_a_pasted_block_goes_to_the_preview(page):
    cell(page, "B", "K").focus()
    page.evaluate(
        """() => { const data = new DataTransfer(); data.setData('text/plain', '1\\t2\\n3\\t4');
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true,
        cancelable: true})); }"""
    )
    page.wait_for_selector("[data-taken]")
    assert Stand.taken[-1][1]["start_area"] == "B"
    assert Stand.taken[-1][1]["block"].split() == ["1", "2", "3", "4"]


def test_a_draft_stays_until_the_server_took_it(page, address):
    page.fill("[name=minutes]", "Camat membuka rapat")
    page.goto(address)
    assert page.input_value("[name=minutes]") == "Camat membuka rapat"
    page.click("text=Kirim")
    page.wait_for_selector("[data-taken]")
    page.goto(address)
    assert page.input_value("[name=minutes]") == ""


def test_back_to_a_refused_form_opens_a_page_and_not_an_error_of_the_browser(page, address):
    """What was sent is stored nowhere, so the browser could not show that page again."""
    page.eval_on_selector("form[action='/draft']", "form => { form.action = '/refused'; }")
    page.click("text=Kirim")
    page.wait_for_selector("text=isi dahulu")
    page.goto(f"{address}room")
    answer = page.go_back()
    assert answer is not None
    assert (answer.status, answer.request.method, page.url) == (200, "GET", f"{address}refused")
    assert page.locator("[name=minutes]").count() == 1


def test_a_photo_is_made_smaller_before_it_is_sent(page, tmp_path):
    from PIL import Image

    photo = tmp_path / "posyandu.png"
    Image.effect_noise((900, 600), 90).save(photo)
    page.set_input_files("[type=file]", photo)
    for _ in range(50):  # wait_for_function would need eval, which the policy forbids
        name, size = page.evaluate(
            "[...document.querySelector('[type=file]').files].flatMap(f => [f.name, f.size])"
        )
        if name == "posyandu.jpg":
            break
        page.wait_for_timeout(100)
    assert name == "posyandu.jpg"
    assert size < photo.stat().st_size / 4


def test_without_a_text_from_elsewhere_nothing_offers_one_and_nothing_is_lost(page, address):
    page.goto(f"{address}room#t-teks")
    box = page.locator("[data-conflict]")
    assert not box.is_visible()
    page.fill("#t-teks", "Camat menyetujui mobil siaga")
    for shown in (False, True):
        box.evaluate("(box, shown) => { box.hidden = !shown; }", shown)
        box.locator("button").dispatch_event("click")
        assert page.input_value("#t-teks") == "Camat menyetujui mobil siaga"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_field_has_the_focus_after_each_entry_with_and_without_scripts(chromium, address, scripts):
    context = chromium.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(f"{address}room#t-teks")
    tab.wait_for_timeout(300)
    assert tab.locator("#t-teks:focus").count() == 1
    context.close()
