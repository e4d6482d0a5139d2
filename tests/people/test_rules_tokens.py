"""The token of a personal link."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lokmin.people.rules import link_id_of, token_of


@given(st.uuids(), st.text(min_size=1))
def test_a_token_gives_back_its_link(link_id: UUID, secret: str):
    assert link_id_of(token_of(link_id, secret), secret) == link_id


@given(st.uuids())
def test_a_token_of_another_installation_is_unknown(link_id: UUID):
    assert link_id_of(token_of(link_id, "satu"), "dua") is None


@given(st.text())
def test_any_text_is_survived(text: str):
    assert link_id_of(text, "rahasia") is None


def test_a_token_of_one_purpose_opens_nothing_of_another():
    link_id = UUID(int=7)
    token = token_of(link_id, "rahasia", b"seat:")
    assert link_id_of(token, "rahasia", b"seat:") == link_id
    assert link_id_of(token, "rahasia") is None
