"""What somebody sent is handed on without sniffing, scripts and caches."""

from lokmin.tools.sending import stored_file


def test_a_stored_file_runs_nothing_and_is_kept_nowhere():
    shown = stored_file(b"x", "image/jpeg", "foto.jpg")
    assert shown["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert shown["Cache-Control"] == "no-store"


def test_a_paper_is_offered_to_keep():
    paper = stored_file(b"x", "application/pdf", "a.pdf", inline=False)
    assert paper["Content-Disposition"] == 'attachment; filename="a.pdf"'
