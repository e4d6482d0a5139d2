"""EMAIL_URL: one line says how the mail server is reached."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web.mail import read_email_url


def test_without_an_address_nothing_is_mailed():
    assert read_email_url("")["EMAIL_HOST"] == ""


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp+tls://lokmin%40dinkes.id:p%2Fw@mail.dinkes.id", 587, True, False),
        ("smtps://lokmin%40dinkes.id:p%2Fw@mail.dinkes.id", 465, False, True),
        ("smtp://lokmin%40dinkes.id:p%2Fw@mail.dinkes.id:2525", 2525, False, False),
    ],
)
def test_the_scheme_says_how_the_line_is_closed(url: str, port: int, tls: bool, ssl: bool):
    read = read_email_url(url)
    assert (read["EMAIL_HOST"], read["EMAIL_PORT"]) == ("mail.dinkes.id", port)
    assert (read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (tls, ssl)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("lokmin@dinkes.id", "p/w")
    assert read["DEFAULT_FROM_EMAIL"] == "lokmin@dinkes.id"


def test_the_sender_may_be_another_than_who_signs_in():
    assert read_email_url("smtp://relay/?from=lokmin@x.id")["DEFAULT_FROM_EMAIL"] == "lokmin@x.id"


@pytest.mark.parametrize(
    "url", ["mail.dinkes.id", "imap://a@b", "smtp://relay", "smtp://", "smtp://a@b:abc", "smtp://a@[::1"]
)
def test_what_cannot_be_read_says_how_to_write_it(url: str):
    with pytest.raises(Refusal, match="EMAIL_URL"):
        read_email_url(url)
