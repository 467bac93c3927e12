"""gzip and Zstandard streams: one source inside."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from dragoman.reading.sources.formats import Context, Piece
from dragoman.reading.sources.stream import Budget, Source, metered

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ENDINGS = (".gz", ".zst", ".gzip", ".zstd")


class Compressed:
    """Unfolds a stream against the input's budget."""

    container = True

    def sniff(self, head: bytes, name: str) -> float:
        """By signature."""
        return 1.0 if head.startswith((_GZIP, _ZSTD)) else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """The one source inside, under the same locator."""
        unfold = _gunzip if source.head.startswith(_GZIP) else _unzstd
        ending = next((e for e in _ENDINGS if source.name.lower().endswith(e)), "")
        yield replace(source, name=source.name.removesuffix(ending), size=None, open=lambda: unfold(source, context.budget))


def _gunzip(source: Source, budget: Budget) -> BinaryIO:
    return metered(cast("BinaryIO", _Closing(source.open())), budget, "gzip file")


class _Closing(gzip.GzipFile):
    """A GzipFile that closes the file it was given."""

    def __init__(self, under: BinaryIO) -> None:
        super().__init__(fileobj=under)
        self._under = under

    def close(self) -> None:
        super().close()
        self._under.close()


def _unzstd(source: Source, budget: Budget) -> BinaryIO:
    return metered(cast("BinaryIO", _Zstd(source.open())), budget, "zstd file")


class _Zstd(io.RawIOBase):
    """Frames of Zstandard, one after another. The library's own reader takes a file that was cut off for a whole one."""

    def __init__(self, under: BinaryIO) -> None:
        import zstandard

        # 128 MiB is the window that zstd itself refuses to exceed without --long.
        self._frames = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        self._frame = self._frames.decompressobj()
        self._begun = False
        self._under = under
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        while not self._ready and self._feed():
            pass
        size = min(len(view), len(self._ready))
        view[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _feed(self) -> bool:
        # A 3-byte block may unfold to 128 KiB: 1 KiB at a time bounds what one call can make to some 40 MiB.
        data = (self._frame.unused_data if self._frame.eof else b"") or self._under.read(1024)
        if not data:
            if self._begun and not self._frame.eof:
                raise EOFError("the last frame is not whole")
            return False
        if self._frame.eof:
            self._frame = self._frames.decompressobj()
        self._begun = True
        self._ready = self._frame.decompress(data)
        return True

    def close(self) -> None:
        self._under.close()
        super().close()


FORMAT = Compressed()
