"""Markup put together in Python."""

from django.utils.safestring import SafeString

from lokmin.tools.markup import escape, markup, options


def test_a_text_in_markup_is_escaped_once():
    made = markup([f"<b>{escape('A & <i>B</i>')}</b>"])
    assert isinstance(made, SafeString)
    assert made == "<b>A &amp; &lt;i&gt;B&lt;/i&gt;</b>"


def test_the_choice_that_was_made_is_selected_and_nothing_else():
    made = options([("a", "<Satu>"), ("b", "Dua & tiga")], "b")
    assert made == (
        '<option value="a">&lt;Satu&gt;</option><option value="b" selected>Dua &amp; tiga</option>'
    )


def test_without_a_choice_nothing_is_selected():
    assert "selected" not in options([("a", "Satu"), ("", "Kosong")], None)
