"""Reads of accounts, the directory, personal links and the division of parts."""

from lokmin.people.queries.links import (
    LinkCard,
    LinkGuest,
    is_live,
    link,
    link_card,
    link_place,
    links,
    live_links,
    open_link,
)
from lokmin.people.queries.lists import ImportCard, imports, plan
from lokmin.people.queries.offices import (
    OfficeCard,
    SectorGroup,
    directory,
    grouped,
    office,
    offices,
    sectors,
    then,
    titles,
)
from lokmin.people.queries.persons import (
    ConsentCard,
    DelegateCard,
    HandoverCard,
    PersonCard,
    TermCard,
    TitleCard,
    delegates,
    former_titles,
    handovers,
    kecamatan_of,
    known,
    office_of,
    office_of_handover,
    perhaps,
    person,
    persons,
    term,
    terms,
    undoable,
)
from lokmin.people.queries.shares import (
    Line,
    Matrix,
    PartCard,
    SectorLine,
    helping_sectors,
    history,
    matrix,
    takers,
    years,
)
from lokmin.people.queries.standings import (
    StaffCard,
    Standing,
    account_by_username,
    figure_staff,
    standings,
)

__all__ = [
    "ConsentCard", "DelegateCard", "HandoverCard", "ImportCard", "Line", "LinkCard", "LinkGuest", "Matrix",
    "OfficeCard", "PartCard", "PersonCard", "SectorGroup", "SectorLine", "StaffCard", "Standing",
    "TermCard", "TitleCard", "account_by_username", "delegates", "directory", "figure_staff",
    "former_titles", "grouped", "handovers", "helping_sectors", "history", "imports", "is_live",
    "kecamatan_of", "known", "link", "link_card", "link_place", "links", "live_links", "matrix", "office",
    "office_of", "office_of_handover", "offices", "open_link", "perhaps", "person", "persons", "plan",
    "sectors", "standings", "takers", "term", "terms", "then", "titles", "undoable", "years",
]  # fmt: skip
