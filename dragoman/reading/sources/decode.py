"""Bytes to text: what the bytes themselves prove first, then what was declared, then what is likely in English prose.

Newlines are kept as they are and a byte-order mark is not text, so that offsets count the characters of the text as decoded.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# WHATWG Encoding Standard: pages that declare Latin-1 or ASCII are read as windows-1252.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_SAMPLE = 65_536
# English text in UTF-16 has a zero in nearly every second byte; a stray zero in other text is far rarer.
_WIDE_ZEROS = 0.2
# Control characters other than white space: none in prose; 1 % lets a page break or a stray escape pass.
_CONTROLS = 0.01
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# In Western European prose under a tenth of the bytes are accents and curly quotes; Cyrillic or Greek in 8 bits has over half.
_HIGH = 0.12
# A headline of two words may be half accents: too short to tell, and English is what we read.
_FEW = 3
# Damaged UTF-8 is still UTF-8 while its whole sequences outnumber the broken ones.
_BROKEN = 0.34
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that it was read with."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``. Raises NotText where it is not text in any encoding that can be told."""
    if marked := next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None):
        return Decoded(data[len(marked[0]) :].decode(marked[1], "replace"), marked[1])
    if wide := _wide(data):
        return Decoded(data.decode(wide, "replace"), wide)
    _refuse_binary(data)
    for encoding in ("utf-8", _text_codec(declared)):
        if encoding and (text := _strict(data, encoding)) is not None:
            return Decoded(text, encoding)
    if _nearly_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    return _guessed(data)


def is_wide(head: bytes) -> bool:
    """Whether characters take two bytes or more from the first on (UTF-16, UTF-32)."""
    return head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\0" in head[:4]


def beginning(head: bytes) -> str:
    """The first characters of a file for telling its format: never raises, empty where it is binary."""
    if not is_wide(head):
        return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    try:
        return decode(head[: len(head) & ~3]).text
    except NotText:
        return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _text_codec(declared: str | None) -> str | None:
    try:
        found = codecs.lookup((declared or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as base64 or zlib are not encodings of text, and utf-7 lets markup hide.
    is_text = getattr(found, "_is_text_encoding", True) and found.name not in {"utf-7", "unicode-escape", "raw-unicode-escape", "idna"}
    return _ALIASES.get(found.name, found.name) if is_text else None


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) < _WIDE_ZEROS * len(sample):
        return None
    zeros = [sample[i::4].count(0) / len(sample[i::4]) for i in range(4)]
    found = next((name for name, pattern in _WIDE.items() if all((z > 0.5) == p for z, p in zip(zeros, pattern, strict=True))), None)
    text = _strict(data[: len(data) - len(data) % 4] if found and "32" in found else data[: len(data) & ~1], found) if found else None
    return found if text and _printable(text) else None


_WIDE = {
    "utf-16-le": (False, True, False, True),
    "utf-16-be": (True, False, True, False),
    "utf-32-le": (False, True, True, True),
    "utf-32-be": (True, True, True, False),
}


def _printable(text: str) -> bool:
    sample = text[:4096]
    odd = sum(not (c.isprintable() or c.isspace()) for c in sample)
    return odd <= _CONTROLS * len(sample)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > _CONTROLS * len(sample):
        share = 100 * controls / len(sample)
        raise _not_text(f"{share:.0f} % control bytes, begins {sample[:8].hex(' ')}")


def _nearly_utf8(data: bytes) -> bool:
    whole = len(_SEQUENCE.findall(data))
    broken = len(re.findall(rb"[\x80-\xff]", _SEQUENCE.sub(b"", data)))
    return whole > 0 and broken <= _BROKEN * whole


def _guessed(data: bytes) -> Decoded:
    high = len(re.findall(rb"[\x80-\xff]", data))
    if high <= _HIGH * len(data) + _FEW and (text := _strict(data, "cp1252")) is not None:
        return Decoded(text, "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise _not_text(f"no encoding fits, begins {data[:8].hex(' ')}")
    return Decoded(data.decode(best.encoding, "replace"), best.encoding)


def _not_text(evidence: str) -> NotText:
    return NotText("binary data, not text", evidence=evidence, remedy="give text, HTML, PDF, JSONL, CSV, Parquet, a feed or a WARC")
