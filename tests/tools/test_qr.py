"""A QR code as a drawing that the page's security lets in, and as text for a terminal."""

from lokmin.tools.qr import lines, qr_drawing


def test_a_code_is_drawn_without_style_and_says_what_it_is():
    drawn = qr_drawing("https://contoh.id/r/acdefghj/", 'Kode "rapat"')
    assert 'role="img"' in drawn
    assert "Kode &quot;rapat&quot;" in drawn
    assert "<path" in drawn
    assert "style=" not in drawn


def test_other_words_are_another_code():
    assert qr_drawing("satu", "x") != qr_drawing("dua", "x")


def test_the_terminal_shows_lines_of_one_width():
    shown = lines("http://10.42.0.1/").rstrip("\n").split("\n")
    assert len(shown) > 10
    assert "█" in "".join(shown) or "▄" in "".join(shown)
