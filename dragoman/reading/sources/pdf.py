"""PDF (pypdfium2): lines in reading order, joined to paragraphs by the gaps and indents of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import Empty, Unreadable
from dragoman.reading.sources.formats import Context, Parsed, raw_hash
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.paragraphs import Line, join, without_running
from dragoman.reading.sources.stream import Source

# The standard wants %%EOF in the last 1,024 bytes; mail and web servers append more.
_TAIL = 65_536
# Beyond this many pages a text is over the limit of characters anyway.
_PAGES = 3_000
# PDFium writes U+FFFE or U+0002 for a hyphen at a line's end, and no newline after it.
_LINE = re.compile("[^\r\n\ufffe\u0002]+[\ufffe\u0002]?")
_ENCRYPTED = ("password", "security", "encrypt")


class Pdf:
    """One file, one document."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """By signature, which the standard allows within the first kilobyte."""
        return 1.0 if head.startswith(b"%PDF-") or b"\n%PDF-" in head[:1024] else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Parsed]:
        """The one document. Raises Unreadable (encrypted, damaged, cut off), Empty (no text layer), TooLarge."""
        data = source.load(context.limits.pdf)
        if b"%%EOF" not in data[-_TAIL:]:
            raise Unreadable("a damaged or cut-off PDF", evidence="it has no end", remedy="fetch it again")
        document = _opened(data)
        try:
            text, hints = _text(document), _hints(document)
        finally:
            document.close()
        yield Parsed(text=text, raw_hash=raw_hash(data), media_type="application/pdf", hints=hints)


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if any(word in str(error).lower() for word in _ENCRYPTED):
            raise Unreadable("an encrypted PDF", evidence=str(error)[:120], remedy="save it without its password") from error
        raise Unreadable("a damaged PDF", evidence=str(error)[:120], remedy="fetch it again") from error


def _text(document: Any) -> str:
    pages = [_lines(document, number) for number in range(min(len(document), _PAGES))]
    text = "\n\n".join(join(without_running(pages)))
    if not text:
        evidence = f"{len(document)} pages, no text layer"
        raise Empty("a PDF without text", evidence=evidence, remedy="if it is scanned, run text recognition (OCR) over it")
    return text


def _lines(document: Any, number: int) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("a damaged PDF", evidence=f"page {number + 1} cannot be loaded", remedy="fetch it again") from error
    try:
        return list(_page_lines(page.get_textpage()))
    finally:
        page.close()


def _page_lines(page: Any) -> Iterator[Line]:
    text = page.get_text_range()
    # Positions of characters match the text only while neither holds what the other counts twice.
    exact = len(text) == page.count_chars()
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield Line(_clean(words), _box(page, start, start + len(words)) if exact else None)


def _box(page: Any, start: int, end: int) -> tuple[float, float, float, float]:
    left, bottom, _, top = page.get_charbox(start, loose=True)
    _, low, right, high = page.get_charbox(end - 1, loose=True)
    return left, min(bottom, low), right, max(top, high)


def _clean(line: str) -> str:
    return re.sub("[\ufffe\u0002\u00ad]$", "-", line).replace("\u00ad", "").replace("\0", "")


def _hints(document: Any) -> Hints:
    facts = {key: value.strip() for key, value in document.get_metadata_dict().items() if value.strip()}
    authors = tuple(a.strip() for a in facts.get("Author", "").split(";") if a.strip())
    # CreationDate is when the file was made, which is not when its text was published: no hint.
    return Hints(title=facts.get("Title"), authors=authors, description=facts.get("Subject"))


FORMAT = Pdf()
