"""Web archives (ISO 28500): each response that holds a page or plain text, streamed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from dragoman.errors import Unreadable
from dragoman.reading.sources.formats import Context, Failed, Passed, Piece
from dragoman.reading.sources.stream import Source, bytes_source, damaged, read_up_to, too_large

_TYPES = frozenset(("response", "resource", "conversion"))
_CHUNK = 1 << 18
_MEDIA = ("text/html", "application/xhtml+xml", "text/plain")


class Warc:
    """Sources numbered by record (``#7`` is the seventh record of the file, whatever the first six are)."""

    container = True

    def sniff(self, head: bytes, name: str) -> float:
        """By signature."""
        return 1.0 if head.startswith(b"WARC/") else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """One source a response. Raises Unreadable where the archive is damaged or cut off: what came before stands."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        with source.open() as stream:
            try:
                for number, record in enumerate(ArchiveIterator(stream), start=1):
                    yield _piece(record, number, context)
            except (ArchiveLoadFailed, EOFError, zlib.error, ValueError) as error:
                raise damaged("web archive", error) from error


def _piece(record: Any, number: int, context: Context) -> Piece:
    (media, charset), suffix = _content_type(record), f"#{number}"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.rec_type not in _TYPES or media not in _MEDIA or status != "200":
        _refuse_cut(record, number)
        return Passed()
    limit = context.limits.document
    try:
        data = read_up_to(record.content_stream(), limit + 1)
    except (zlib.error, EOFError, OSError) as error:
        return Failed(error=damaged("page", error), suffix=suffix, media_type=media)
    context.budget.spend(len(data))
    if len(data) > limit:
        return Failed(error=too_large(limit), suffix=suffix, media_type=media)
    _refuse_cut(record, number)
    url = record.rec_headers.get_header("WARC-Target-URI")
    return bytes_source(data, name="", suffix=suffix, charset=charset, url=url)


def _content_type(record: Any) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip() or None
    return kind.strip().lower(), charset


def _refuse_cut(record: Any, number: int) -> None:
    """Catch what warcio lets pass: it takes a record whose bytes end early for a whole one."""
    while record.raw_stream.read(_CHUNK):
        pass
    if left := getattr(record.raw_stream, "limit", 0):
        raise Unreadable("the web archive is cut off", evidence=f"in record {number}, {left:,} bytes missing", remedy="fetch it again")


FORMAT = Warc()
