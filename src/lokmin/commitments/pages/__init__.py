"""Promises made ready to print."""

from lokmin.commitments.pages.board import (
    PER_LANE,
    Headline,
    Printer,
    SectorRow,
    Tile,
    by_group,
    headline,
    in_lanes,
    on_page,
    sector_rows,
    sector_sums,
)
from lokmin.commitments.pages.grid import GivenRow, GridRow, given_rows
from lokmin.commitments.pages.link import GuestItem, given, guest_items, handed, report_form
from lokmin.commitments.pages.musrenbang import ProposalLine, as_file, proposal_line
from lokmin.commitments.pages.promise import (
    DEED_WORDS,
    FIELD_WORDS,
    LANES,
    LOOKS,
    Button,
    Line,
    StepWords,
    agree_words,
    answer_words,
    board_since,
    buttons,
    confirm_words,
    end_words,
    ended_on,
    line,
    may_answer,
    on_board,
    outside_words,
    progress,
    propose_words,
    reached,
    remove_words,
    step_words,
    told,
    villages,
    where,
)
from lokmin.commitments.pages.tiles import (
    Group,
    Lane,
    aside,
    cards,
    group,
    lanes,
    sector_lines,
    sums_line,
)

__all__ = [
    "DEED_WORDS", "FIELD_WORDS", "LANES", "LOOKS", "PER_LANE", "Button", "GivenRow", "GridRow", "Group",
    "GuestItem", "Headline", "Lane", "Line", "Printer", "ProposalLine", "SectorRow", "StepWords", "Tile",
    "agree_words", "answer_words", "as_file", "aside", "board_since", "buttons", "by_group", "cards",
    "confirm_words", "end_words", "ended_on", "given", "given_rows", "group", "guest_items", "handed",
    "headline", "in_lanes", "lanes", "line", "may_answer", "on_board", "on_page", "outside_words",
    "progress", "proposal_line", "propose_words", "reached", "remove_words", "report_form", "sector_lines",
    "sector_rows", "sector_sums", "step_words", "sums_line", "told", "villages", "where",
]  # fmt: skip
