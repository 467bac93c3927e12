"""Formats that are known and not read: better named than taken for broken text."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import NotText
from dragoman.reading.sources.formats import Context, Piece
from dragoman.reading.sources.stream import Source

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xd0\xcf\x11\xe0", "an old Office document"),
    (0, b"{\\rtf", "a Rich Text document"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"BZh", "a bzip2 file"),
    (0, b"\xfd7zXZ\x00", "an xz file"),
    (0, b"SQLite format 3\x00", "a SQLite database"),
    (8, b"DUCK", "a DuckDB file"),
    (4, b"ftyp", "a film or sound file"),
    (0, b"ID3", "a sound file"),
    (0, b"OggS", "a film or sound file"),
    (257, b"ustar", "a tar archive"),
)


class Foreign:
    """Refuses by name."""

    container = False

    def sniff(self, head: bytes, name: str) -> float:
        """Sure on a signature; short ones must also be followed by bytes that no text has."""
        return 0.95 if _named(head) else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """Raises NotText, naming what it is."""
        raise NotText(
            f"{_named(source.head)}, which Dragoman does not read",
            evidence=f"begins {source.head[:8].hex(' ')}",
            remedy="save it as text, HTML or PDF, or unpack it",
        )
        yield


def _named(head: bytes) -> str | None:
    for at, signature, name in _SIGNATURES:
        if head[at : at + len(signature)] == signature and (len(signature) > 4 or any(b < 9 or b > 126 for b in head[:64])):
            return name
    return "a Rich Text document" if head.startswith(b"{\\rtf") else None


FORMAT = Foreign()
