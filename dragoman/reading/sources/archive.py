"""Zip archives. Nothing is ever written under a member's name, so a name can do no harm; unsafe ones are refused all the same."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from dragoman.errors import DragomanError, Empty, NotText, Unreadable
from dragoman.reading.sources.formats import Context, Failed, Piece
from dragoman.reading.sources.stream import Source, base_name, damaged, metered

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# What word processors and e-book makers put first into files that are zip archives underneath.
_PACKAGES = {"[Content_Types].xml": "an Office document", "mimetype": "an OpenDocument or EPUB file"}


class Archive:
    """The files of a zip archive, sorted by name."""

    container = True

    def sniff(self, head: bytes, name: str) -> float:
        """By signature."""
        return 1.0 if head.startswith(_SIGNATURES) else 0.0

    def parse(self, source: Source, context: Context) -> Iterator[Piece]:
        """One source a member (``!name``). Raises Unreadable (damaged), NotText (an Office file), Empty."""
        with source.seekable(context.limits.spool) as stream, _opened(stream) as archive:
            members = [m for m in archive.infolist() if not _is_passed(m)]
            _refuse_packages(archive)
            if not members:
                raise Empty("an archive without files", evidence="0 members", remedy="nothing to do, or pack it again")
            for member in sorted(members, key=lambda m: (m.filename, m.header_offset)):
                yield _piece(archive, member, context)


def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise damaged("zip archive", error) from error


def _is_passed(member: zipfile.ZipInfo) -> bool:
    """Folders, and the files that desktops leave behind."""
    return member.is_dir() or member.filename.startswith("__MACOSX/") or base_name(member.filename) in {".DS_Store", "Thumbs.db"}


def _refuse_packages(archive: zipfile.ZipFile) -> None:
    kind = next((_PACKAGES[name] for name in archive.namelist()[:3] if name in _PACKAGES), None)
    if kind:
        raise NotText(f"{kind}, which Dragoman does not read", evidence="told by its first member", remedy="save it as text, HTML or PDF")


def _piece(archive: zipfile.ZipFile, member: zipfile.ZipInfo, context: Context) -> Piece:
    suffix = "!" + "".join(c if c.isprintable() else "\ufffd" for c in member.filename)
    if error := _fault(member):
        return Failed(error=error, suffix=suffix)
    return Source(name=base_name(member.filename), suffix=suffix, open=lambda: _open(archive, member, context), size=member.file_size)


def _fault(member: zipfile.ZipInfo) -> DragomanError | None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:3] == ":/":
        return Unreadable(
            "a member whose name leads out of its archive", evidence=repr(member.filename)[:200], remedy="pack it again with plain names"
        )
    if member.flag_bits & 1:
        return Unreadable("an encrypted member", evidence=repr(member.filename)[:200], remedy="unpack it and add the folder")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Unreadable("a symbolic link inside an archive", evidence=repr(member.filename)[:200], remedy="pack the file itself")
    return None


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo, context: Context) -> BinaryIO:
    try:
        inner = archive.open(member)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged("zip archive", error) from error
    # zipfile's members can seek, by reading again from the start: through a Metered stream they cannot, and are spooled where they must.
    return metered(cast("BinaryIO", inner), context.budget, "zip archive")


FORMAT = Archive()
