"""May this Word file serve as a template? Decided before anything of it is filled (D6, T13, T14)."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from lokmin.basics.refusal import Refusal

LARGEST_FILE = 1_500_000
LARGEST_PART = 2_000_000
LARGEST_UNPACKED = 12_000_000
MOST_MEMBERS = 120
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURES = (".png", ".jpg", ".jpeg", ".gif")
MACROS = ("vbaproject", "vbadata", "activex", "customui", "macro")
FOREIGN = ("oleobject", "package", "afchunk", "attachedtemplate", "subdocument", "frame", "control")
"""Kinds of relations that bring in something from elsewhere, or something that runs."""
FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""The fields of Word that only count pages; others read files, addresses or start programs."""

Parts = Mapping[str, etree._Element]


def parts_of(data: bytes) -> dict[str, etree._Element]:
    """The XML of a Word file by its name; everything that is not harmless is refused with its name."""
    members = dict(_members(data))
    if "word/document.xml" not in members:
        raise Refusal("papers.template_kind")
    found = {}
    for name, content in members.items():
        if name.lower().endswith((".xml", ".rels")):
            found[name] = _parsed(name, content)
        elif not name.lower().endswith(PICTURES):
            raise Refusal("papers.template_part", name=name)
    for name, root in found.items():
        _check_relations(name, root)
        _check_content_types(name, root)
        _check_fields(name, root)
    return found


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every member, with a limit on the bytes that really come out."""
    if len(data) > LARGEST_FILE:
        raise Refusal("papers.template_large", kilobytes=LARGEST_FILE // 1000)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS or len({info.filename for info in infos}) != len(infos):
            raise Refusal("papers.template_packed")
        left = LARGEST_UNPACKED
        for info in infos:
            if info.is_dir():
                continue
            if any(word in info.filename.lower() for word in MACROS):
                raise Refusal("papers.template_macro", name=info.filename)
            most = min(left, LARGEST_PART)
            with archive.open(info) as member:
                content = member.read(most + 1)
            if len(content) > most:
                raise Refusal("papers.template_packed")
            left -= len(content)
            yield info.filename, content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as fault:
        raise Refusal("papers.template_kind") from fault


def _parsed(name: str, content: bytes) -> etree._Element:
    """Parsed without entities and without the network; a document type is none of Word's."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Refusal("papers.template_part", name=name) from fault
    if root.getroottree().docinfo.doctype:
        raise Refusal("papers.template_part", name=name)
    return root


def _check_relations(name: str, root: etree._Element) -> None:
    if not name.endswith(".rels"):
        return
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2].lower()
        outside = relation.get("TargetMode", "").lower() == "external"
        if outside or kind in FOREIGN:
            raise Refusal("papers.template_external", target=relation.get("Target", "")[:120])


def _check_content_types(name: str, root: etree._Element) -> None:
    if name != "[Content_Types].xml":
        return
    for one in root.iter():
        if "macro" in str(one.get("ContentType", "")).lower():
            raise Refusal("papers.template_macro", name=one.get("PartName", name))


def _check_fields(name: str, root: etree._Element) -> None:
    """Refuse a field that does more than count pages; its words may be spread over many runs."""
    open_fields: list[str] = []
    for one in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if one.tag == f"{W}fldSimple":
            _check_field(one.get(f"{W}instr", ""))
        elif one.tag == f"{W}instrText":
            if not open_fields:
                raise Refusal("papers.template_field", name=(one.text or "").strip()[:40])
            open_fields[-1] += one.text or ""
        elif one.get(f"{W}fldCharType") == "begin":
            open_fields.append("")
        elif open_fields and one.get(f"{W}fldCharType") == "end":
            _check_field(open_fields.pop())
    for words in open_fields:
        _check_field(words)


def _check_field(words: str) -> None:
    first = (words.split() or [""])[0].upper()
    if first not in FIELDS:
        raise Refusal("papers.template_field", name=words.strip()[:40])
