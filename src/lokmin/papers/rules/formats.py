"""In which formats a paper can be had, by the ending of its file."""

from collections.abc import Callable, Mapping
from typing import Any

from lokmin.papers.rules import pdf, word

FORMATS: Mapping[str, Callable[[Any], bytes]] = {"pdf": pdf.render, "docx": word.render}


def render(paper: Any, ending: str) -> bytes:
    """The file with this ending; a KeyError for a format that papers do not have."""
    return FORMATS[ending](paper)
