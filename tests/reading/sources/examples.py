"""One article in every format: what the conformance suite reads. A new format adds its example to EXAMPLES."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

TITLE = "Harbour guards strike as grain ships wait"
BODY = (
    "Dock workers in the invented port of Larnwick walked out on Monday, and forty grain ships are waiting outside the breakwater.",
    "“We were promised new cranes – and got paint,” said a foreman, who asked not to be named because talks were going on.",
    "The ministry denied on Tuesday that any contract had been cancelled. It expects the harbour to open again before the winter.",
)
PLAIN = "\n\n".join((TITLE, *BODY))
URL = "https://larnwick.example/strike"
OUTLET = "Larnwick Courier"
AUTHOR = "Odile Marr"


@dataclass(frozen=True)
class Example:
    """How to make a file of a format, and what reading it must give back."""

    name: str
    data: Callable[[], bytes]
    media_type: str
    locator: str
    has_metadata: bool = False
    shows_cuts: bool = True
    repeats: bool = True

    def __str__(self) -> str:
        return self.name


def page() -> bytes:
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY)
    head = (
        f'<meta charset="utf-8"><title>{TITLE} | {OUTLET}</title><meta property="og:title" content="{TITLE}">'
        f'<meta property="og:site_name" content="{OUTLET}"><meta name="author" content="{AUTHOR}">'
        f'<meta property="article:published_time" content="2022-10-05T08:00:00Z"><link rel="canonical" href="{URL}">'
    )
    menu = '<nav><a href="/">Home</a><a href="/sea">Sea</a></nav>'
    script = "<script>document.write('never')</script>"
    text = f"<!doctype html><html><head>{head}</head><body>{menu}<article><h1>{TITLE}</h1>{paragraphs}</article>{script}</body></html>"
    return text.encode()


def pdf(pages: int = 1) -> bytes:
    """A PDF of our own making: Helvetica, 60 characters a line, paragraphs set apart, a hyphenated word, a page number."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for number in range(pages):
        stream = _page_stream(number + 1)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {pages} >>"
    objects.append(f"<< /Title ({TITLE}) /Author ({AUTHOR}) >>")
    return _assembled([o.encode("cp1252") for o in objects])


def _page_stream(number: int) -> str:
    lines, y = ["BT /F1 18 Tf 60 780 Td", f"({TITLE}) Tj ET"], 750
    for paragraph in BODY:
        for line in _wrapped(paragraph):
            lines.append(f"BT /F1 11 Tf 60 {y} Td ({line}) Tj ET")
            y -= 14
        y -= 12
    return "\n".join([*lines, f"BT /F1 9 Tf 290 40 Td ({number}) Tj ET"])


def _wrapped(paragraph: str) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if word == "breakwater.":
            lines[-1] += " break-"
            lines.append("water.")
        elif len(lines[-1]) + len(word) > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start)
    return bytes(out)


def row(text: str = PLAIN) -> dict[str, str]:
    return {"id": "larn-1", "text": text, "title": TITLE, "url": URL, "published": "2022-10-05", "outlet": OUTLET, "author": AUTHOR}


def jsonl() -> bytes:
    return "".join(json.dumps(row(), ensure_ascii=False) + "\n" for _ in range(2)).encode()


def table(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, row().keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows([row(), row()])
    return out.getvalue().encode()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row(), row()]), out)
    return out.getvalue()


def rss() -> bytes:
    text = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY)
    item = (
        f"<item><title>{TITLE}</title><link>{URL}</link><dc:creator>{AUTHOR}</dc:creator><pubDate>Wed, 05 Oct 2022 08:00:00 +0000</pubDate>"
        f"<content:encoded>{text}</content:encoded></item>"
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>{OUTLET}</title>{item}{item}</channel></rss>'.encode()


def atom() -> bytes:
    text = "".join(f"<p>{p}</p>" for p in BODY)
    entry = (
        f'<entry><title>{TITLE}</title><id>{URL}</id><link href="{URL}"/><author><name>{AUTHOR}</name></author>'
        f'<published>2022-10-05T08:00:00Z</published><content type="html"><![CDATA[{text}]]></content></entry>'
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>{entry}{entry}</feed>'.encode()


def warc(*, compressed: bool = False, pages: int = 2) -> bytes:
    """Records: one that describes the crawl, then the pages, with a picture before the last."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    kinds = [("text/html; charset=utf-8", page())] * pages
    for kind, payload in [*kinds[:-1], ("image/png", b"\x89PNG\r\n"), kinds[-1]]:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(URL, "response", payload=io.BytesIO(payload), http_headers=headers))
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.compress(data)


EXAMPLES = (
    Example("story.txt", PLAIN.encode, "text/plain", "", shows_cuts=False, repeats=False),
    Example("story.html", page, "text/html", "", has_metadata=True, shows_cuts=False, repeats=False),
    Example("story.pdf", pdf, "application/pdf", "", repeats=False),
    Example("rows.jsonl", jsonl, "application/x-ndjson", "#1", has_metadata=True),
    Example("rows.csv", table, "text/csv", "#1", has_metadata=True),
    Example("rows.tsv", lambda: table("\t"), "text/tab-separated-values", "#1", has_metadata=True),
    Example("rows.parquet", parquet, "application/vnd.apache.parquet", "#1", has_metadata=True),
    Example("feed.xml", rss, "application/rss+xml", "#1", has_metadata=True),
    Example("feed.atom", atom, "application/atom+xml", "#1", has_metadata=True),
    Example("crawl.warc", warc, "text/html", "#2", has_metadata=True),
    Example("crawl.warc.gz", lambda: warc(compressed=True), "text/html", "#2", has_metadata=True),
    Example("stories.zip", lambda: zipped(**{"a.txt": PLAIN.encode(), "b/c.txt": PLAIN.encode()}), "text/plain", "!a.txt"),
    Example("story.txt.gz", lambda: gzip.compress(PLAIN.encode()), "text/plain", "", repeats=False),
    Example("story.txt.zst", lambda: zstd(PLAIN.encode()), "text/plain", "", repeats=False),
)
