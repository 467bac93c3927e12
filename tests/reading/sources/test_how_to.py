"""The format of docs/how-to/add-a-format.md does what the page says."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.reading.sources.formats import Context
from dragoman.reading.sources.stream import Budget, bytes_source

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "add-a-format.md"
SUBTITLES = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nIran denied it.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nRussia, too.\r\n"


def test_the_example_reads_subtitles() -> None:
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)[0]
    names: dict[str, object] = {"__name__": "example"}
    exec(compile(code, PAGE.name, "exec"), names)  # the page is ours
    found = names["FORMAT"]
    assert found.sniff(SUBTITLES, "talk.srt") > 0.5
    assert found.sniff(b"Iran denied it.", "talk.srt") == 0
    (only,) = found.parse(bytes_source(SUBTITLES, name="talk.srt"), Context(budget=Budget(1000, 200)))
    assert (only.text, only.hints.genre) == ("Iran denied it.\nRussia, too.", "transcript")
