"""The index of a bundle as a page that any browser opens beside the files. Every text is escaped."""

from collections.abc import Iterable, Mapping
from html import escape

from lokmin.papers.rules.blocks import Document, Grid, Heading, Items, Lines, Titles, Words

_STYLE = (
    "body{font:15px/1.45 sans-serif;margin:1.5rem;color:#000;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "th,td{border:1px solid #666;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "td{overflow-wrap:break-word}"
    "div{overflow-x:auto}th{background:#eee}"
)


def page(paper: Document, links: Mapping[str, str]) -> bytes:
    """The blocks of an index; a line of a table that is a key of `links` leads to that file."""
    body = "".join(_block(block, links) for block in paper.blocks)
    stamps = "".join(f"<p><strong>{escape(stamp)}</strong></p>" for stamp in paper.frame.marks.stamps)
    return (
        '<!doctype html>\n<html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(paper.title)}</title><style>{_STYLE}</style></head>\n"
        f"<body>{stamps}{body}</body></html>\n"
    ).encode()


def _block(block: object, links: Mapping[str, str]) -> str:
    match block:
        case Titles():
            return "".join(f"<h1>{escape(line)}</h1>\n" for line in block.lines)
        case Heading():
            return f"<h2>{escape(block.text)}</h2>\n"
        case Words():
            return f"<p>{escape(block.text)}</p>\n"
        case Lines():
            return "".join(f"<p>{escape(one.label)}: {escape(one.text)}</p>\n" for one in block.facts)
        case Items():
            return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in block.texts)}</ul>\n"
        case Grid():
            return _grid(block, links)
    raise TypeError(type(block).__name__)


def _grid(grid: Grid, links: Mapping[str, str]) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in grid.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_lines(one.texts, links)}</td>' for one in row)}</tr>\n" for row in grid.rows
    )
    return f"<div><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>\n"


def _lines(texts: Iterable[str], links: Mapping[str, str]) -> str:
    return "<br>".join(
        f'<a href="{escape(links[text])}">{escape(text)}</a>' if text in links else escape(text)
        for text in texts
    )
