"""Pure rules of people: names and numbers, terms of office, shares of the year, lists as they are written."""

from lokmin.people.rules.names import ACTING, ID_KINDS, PRINTED_TITLE_MOST, TITLE_MOST
from lokmin.people.rules.tokens import link_id_of, token_of

__all__ = ["ACTING", "ID_KINDS", "PRINTED_TITLE_MOST", "TITLE_MOST", "link_id_of", "token_of"]
