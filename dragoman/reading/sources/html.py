"""Web pages: the article's own text (trafilatura), paragraphs set apart by blank lines, and what the page's head says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import Empty, TooLarge, Unreadable
from dragoman.reading.sources.decode import decode
from dragoman.reading.sources.formats import Context, Parsed, raw_hash
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.stated import stated
from dragoman.reading.sources.stream import Source

_OPENING = re.compile(rb"<(!doctype\s+html|html|head|body|title)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"\s*<(p|div|article|section|main|h[1-6]|span|table|ul|meta|link|header|nav|!--)[\s>/-]", re.IGNORECASE)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
# Elements that need no closing tag, and so add no depth.
_VOID = frozenset("area,base,br,col,dd,dt,embed,hr,img,input,li,link,meta,option,p,source,td,th,tr,track,wbr".split(","))  # noqa: SIM905
_BLOCKS = frozenset(("p", "head", "item", "row", "code"))
# Real pages nest some 30 levels; libxml2 itself gives up at 256. Past that, copying the tree overflows the C stack.
_NESTING = 250
# Real pages hold a few thousand elements; at 300,000 the extraction takes the better part of a minute.
_TAGS = 300_000


class Html:
    """One page, one document."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """A doctype or a root element near the start; a fragment that begins with a block element."""
        head = head.replace(b"\0", b"")
        if _OPENING.search(head[:2048]) and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
            return 0.85
        if _FRAGMENT.match(head.removeprefix(b"\xef\xbb\xbf")):
            return 0.6
        return 0.3 if name.endswith((".html", ".htm", ".xhtml")) and _OPENING.search(head) else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Parsed]:
        """The one document. Raises Empty, TooLarge, NotText, Unreadable."""
        data = source.load(context.limits.document)
        markup = decode(data, source.charset or _declared(data)).text
        text, hints = extract(markup, source.url)
        yield Parsed(text=text, raw_hash=raw_hash(data), media_type="text/html", hints=hints)


def extract(markup: str, url: str | None = None) -> tuple[str, Hints]:
    """An article's text, its title first, and the page's metadata. Raises Empty without text, TooLarge and Unreadable for markup bombs."""
    _refuse_bombs(markup)
    import trafilatura

    # Only the dates that a page states in its markup: a date found by searching its words may be anything's date.
    dates = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
    found: Any = trafilatura.bare_extraction(
        markup.replace("\0", "\ufffd"), url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    blocks = list(_blocks(found.body)) if found is not None else []
    if not blocks:
        raise Empty("a page without an article", evidence=f"{len(markup):,} characters of markup", remedy="save the page once it is loaded")
    hints = _hints(found, url)
    if hints.title and _plain(hints.title) not in {_plain(b) for b in blocks[:3]}:
        blocks.insert(0, hints.title)
    return "\n\n".join(blocks), hints


def paragraphs(fragment: str) -> str:
    """The text of an HTML fragment (a feed's summary), paragraphs set apart by blank lines. Raises TooLarge, Unreadable for bombs."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    _refuse_bombs(fragment)
    try:
        tree = html.fromstring(f"<div>{fragment}</div>")
    except (etree.LxmlError, ValueError):
        return ""
    for element in list(tree.iter("script", "style", "noscript", "iframe", "template", etree.Comment)):
        element.drop_tree()
    for element in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"):
        element.tail = "\n" + (element.tail or "") if element.tag == "br" else "\n\n" + (element.tail or "")
        element.text = "\n\n" + (element.text or "") if element.tag != "br" else element.text
    pieces = (" ".join(p.split()) for p in re.split(r"\n\s*\n", tree.text_content()))
    return "\n\n".join(p for p in pieces if p)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _refuse_bombs(markup: str) -> None:
    depth = deepest = tags = 0
    for match in _TAG.finditer(markup):
        tags += 1
        if match[2].lower() not in _VOID and not match[3]:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    if tags > _TAGS:
        raise TooLarge("too much markup for a page", evidence=f"{tags:,} tags", remedy="split it, or give its text")
    if deepest > _NESTING:
        raise Unreadable("markup nested too deep for a page", evidence=f"{deepest:,} levels", remedy="give its text")


def _blocks(body: Any) -> Iterator[str]:
    for element in body.iter(*_BLOCKS) if body is not None else ():
        if any(a.tag in _BLOCKS for a in element.iterancestors()):
            continue
        text = _text(element)
        if text:
            yield text


def _text(element: Any) -> str:
    """An element's text on one line: cells set apart by tabs, breaks as spaces; no-break spaces stay what they are."""
    if element.tag == "row":
        return "\t".join(t for t in (_line("".join(c.itertext())) for c in element.iter("cell")) if t)
    return _line("".join(_with_breaks(element)))


def _with_breaks(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag in {"lb", *_BLOCKS} else ""
        yield from _with_breaks(child)
        yield (" " if child.tag in _BLOCKS else "") + (child.tail or "")


def _line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _hints(found: Any, url: str | None) -> Hints:
    authors = tuple(a.strip() for a in (found.author or "").split(";") if a.strip())
    return Hints(
        title=_line(found.title or "") or None,
        authors=authors,
        outlet=found.sitename or None,
        url=url or found.url or None,
        published=stated(found.date) if found.date else None,
        description=found.description or None,
    )


FORMAT = Html()
