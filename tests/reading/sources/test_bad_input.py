"""Whatever is thrown at it is recorded with a reason, promptly, and the good neighbour is still read."""

from __future__ import annotations

import gzip
import io
import os
import struct
import time
import zipfile
from pathlib import Path

import pytest

from dragoman.reading.sources.inputs import Input, discover
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.read import documents
from tests.reading.sources.examples import BODY, PLAIN, page, pdf, warc, zipped, zstd

GOOD = PLAIN.encode()


def nested_zip(levels: int) -> bytes:
    data = GOOD
    for _ in range(levels):
        data = zipped(**{"inner.zip" if data[:2] == b"PK" else "a.txt": data})
    return data


def lying_zip() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(zipped(**{"a.txt": b"a" * 30_000_000}))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(zipped(**{"a.txt": GOOD}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    return bytes(data)


def encrypted_pdf() -> bytes:
    """The standard security handler with keys that no password opens."""
    filler = b"<" + b"ab" * 32 + b">"
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<00><00>] /Root" % (filler, filler)
    return pdf().replace(b"/Root", handler)


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss><channel><title>&l9;</title></channel></rss>'.encode()


def deep(levels: int = 100_000) -> bytes:
    return b"<!doctype html><html><body>" + b"<div>" * levels + GOOD + b"</div>" * levels + b"</body></html>"


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n" * 50, "empty"),
    "empty.pdf": (b"", "empty"),
    "junk.txt": (bytes(range(256)) * 40, "not text"),
    "random.bin": (bytes((i * 2654435761 >> 7) & 255 for i in range(20_000)), "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "not text: a PNG"),
    "report.docx": (zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "not text: an Office"),
    "long.txt": (b"a long text. " * 200_000, "too large"),
    "cut.pdf": (pdf()[:-300], "unreadable: a damaged or cut-off PDF"),
    "junk.pdf": (b"%PDF-1.4\n" + b"junk " * 100 + b"%%EOF", "unreadable: a damaged PDF"),
    "locked.pdf": (encrypted_pdf(), "unreadable: an encrypted PDF"),
    "cut.txt.gz": (gzip.compress(os.urandom(3000).hex().encode())[:-40], "unreadable: the gzip file"),
    "sum.txt.gz": (gzip.compress(GOOD)[:-8] + bytes(8), "unreadable: the gzip file"),
    "cut.txt.zst": (zstd(os.urandom(300_000).hex().encode())[:-40], "unreadable: the zstd file"),
    "bomb.txt.gz": (gzip.compress(bytes(100_000_000)), "too large"),
    "bomb.txt.zst": (zstd(b"a" * 200_000_000), "too large"),
    "twice.gz": (gzip.compress(gzip.compress(b"a" * 100_000_000)), "too large"),
    "cut.zip": (zipped(**{"a.txt": GOOD * 20})[:-30], "unreadable: the zip archive"),
    "bomb.zip": (zipped(**{"a.txt": b"a" * 100_000_000}), "too large"),
    "lying.zip": (lying_zip(), ""),
    "nested.zip": (nested_zip(8), "too large: archives nested too deep"),
    "locked.zip": (encrypted_zip(), "unreadable: an encrypted member"),
    "hollow.zip": (zipped(), "empty"),
    "slip.zip": (zipped(**{"../../evil.txt": GOOD}), "unreadable: a member whose name"),
    "root.zip": (zipped(**{"/etc/evil.txt": GOOD}), "unreadable: a member whose name"),
    "deep.html": (deep(), "unreadable: markup nested too deep"),
    "wide.html": (b"<html><body>" + b"<b>x</b>" * 400_000, "too large: too much markup"),
    "void.html": (b"<!doctype html><html><body><script>x()</script></body></html>", "empty"),
    "laughs.xml": (laughs(), "unreadable: a feed that declares entities"),
    "hollow.xml": (b"<rss><channel><title>x</title></channel></rss>", "empty"),
    "cut.warc": (warc()[:-900], "unreadable: the web archive"),
    "damaged.parquet": (b"PAR1" + os.urandom(500) + b"PAR1", "unreadable: a damaged Parquet"),
    "odd.csv": (b"speaker,quote\nA,B\n", "bad input: no column is known to hold the text"),
    "odd.jsonl": (b'{"quote": "x"}\n', "bad input: no column"),
    "broken.json": (b'{\n"text": "x",\n', "unreadable: damaged JSON"),
    "list.json": (b"[{}, 3]", ""),
    "brackets.jsonl": (b'{"text": ' + b"[" * 100_000 + b"\n", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_recorded_with_reason(name: str, read) -> None:
    data, reason = BAD[name]
    began = time.monotonic()
    found = read(name, data)
    assert any(d.error for d in found), [d.text[:80] for d in found]
    assert all(d.error.startswith(reason) and not d.text for d in found if d.error), [d.error for d in found]
    assert all(d.id and d.path.startswith(name) for d in found)
    assert not any("crashed" in (d.error or "") for d in found)
    assert time.monotonic() - began < 10
    assert read("good.txt", GOOD)[0].error is None


def test_every_error_says_what_to_do(read) -> None:
    for name, (data, _) in list(BAD.items())[::4]:
        assert all(" - " in d.error for d in read(name, data) if d.error), name


def test_300_megabytes_are_refused_unread(tmp_path: Path, read) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(GOOD)
        file.truncate(300 << 20)
    began = time.monotonic()
    (only,) = read("huge.txt")
    assert only.error.startswith("too large")
    assert "300 MiB" in only.error
    assert time.monotonic() - began < 2


def test_one_bad_member_leaves_the_others(read) -> None:
    data = zipped(**{"a.txt": GOOD, "b.pdf": pdf()[:-200], "c.txt": GOOD, "../d.txt": GOOD})
    found = {d.path.partition("!")[2]: d.error for d in read("mixed.zip", data)}
    assert {name: error is None for name, error in found.items()} == {"../d.txt": False, "a.txt": True, "b.pdf": False, "c.txt": True}


def test_only_the_bad_row_fails(read) -> None:
    lines = [b'{"text": "%s"}' % BODY[0].encode(), b'{"text": "cut', b"", b'{"text": 7}', b'{"text": ""}', b"[1]", b'{"text": "\\ud800 x"}']
    found = read("rows.jsonl", b"\n".join(lines))
    assert [d.path for d in found] == [f"rows.jsonl#{n}" for n in (1, 2, 4, 5, 6, 7)]
    assert [d.error is None for d in found] == [True, False, False, False, False, True]
    assert "line 2" in found[1].error
    assert found[5].text == "\ufffd x"


def test_csv_rows_with_zero_bytes_or_missing_cells_fail_alone(read) -> None:
    found = read("rows.csv", b'id,text\n1,"good, whole"\n2,ze\0ro\n3\n4,"two\r\nlines"\n5,caf\xe9 closed\n')
    assert [d.error is None for d in found] == [True, False, False, True, True]
    assert found[3].text == "two\r\nlines"
    assert found[4].text == "café closed"


def test_feed_that_is_cut_off_keeps_its_whole_entries(read) -> None:
    from tests.reading.sources.examples import rss

    data = rss()
    found = read("feed.xml", data[: data.rindex(b"lt;/p") - 40])
    assert [d.error is None for d in found] == [True, False]
    assert "cut off" in found[1].error


def test_warc_that_is_cut_off_keeps_its_whole_pages(read) -> None:
    found = read("crawl.warc", warc(pages=3)[:-600])
    assert found[0].error is None
    assert found[-1].error.startswith("unreadable: the web archive")


def test_never_existed(tmp_path: Path, read) -> None:
    assert "no such file" in read("gone.txt")[0].error
    assert "nothing matches" in read("*.nothing")[0].error


def test_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GOOD)
    (item,) = discover([path], root=tmp_path)
    path.unlink()
    (only,) = documents(item)
    assert only.error.startswith("unreadable: cannot be opened")
    assert only.path == "a.txt"


def test_links_in_a_loop(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_bytes(GOOD)
    (folder / "back").symlink_to(tmp_path)
    (folder / "self").symlink_to(folder / "self")
    found = [d for item in discover([folder], root=tmp_path) for d in documents(item)]
    errors = {d.path: d.error for d in found}
    assert errors.pop("news/a.txt") is None
    assert "leads back" in errors.pop("news/back/news", "leads back")
    assert "cannot be opened" in errors.pop("news/self")
    assert sum(d.path.endswith("a.txt") for d in found) == 1


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "open.txt").write_bytes(GOOD)
    real = os.listdir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "listdir", refuse)  # the tests may run as root, who is refused nothing
    found = list(discover([tmp_path], root=tmp_path))
    assert [(f.locator, f.fault) for f in found] == [("open.txt", None), ("shut", "cannot be opened: Permission denied")]


@pytest.mark.parametrize("kind", ["fifo", "device"])
def test_pipes_and_devices_never_block(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    if kind == "fifo":
        os.mkfifo(path)
    began = time.monotonic()
    (only,) = documents(Input(locator="odd.txt", path=str(path) if kind == "fifo" else "/dev/zero"))
    assert only.error.startswith("unreadable: not a file")
    assert time.monotonic() - began < 2


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(GOOD)
    (only,) = [d for item in discover([tmp_path], root=tmp_path) for d in documents(item)]
    assert (only.path, only.error) == ("caf\\xe9.txt", None)


def test_overlapping_members_share_one_budget(tmp_path: Path, read) -> None:
    """Many members over the same bytes (the better zip bomb): the sum counts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"{number:02}.txt", b"a" * 190_000)
    found = read("many.zip", out.getvalue(), limits=Limits(grace=1 << 20))
    assert found[0].error is None
    assert found[-1].error.startswith("too large: this archive unfolds")


def test_scripts_do_not_reach_the_text(read) -> None:
    (only,) = read("page.html", page())
    assert "never" not in only.text
