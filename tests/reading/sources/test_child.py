"""The parser process: stopped at its limits, replaced when it dies, gone when its owner is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dragoman.reading.sources import wire
from dragoman.reading.sources.inputs import Input
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.parser import Parser
from dragoman.reading.sources.read import documents
from tests.reading.sources.examples import PLAIN, page, zipped

ROOT = Path(__file__).parents[3]


def slow_page() -> bytes:
    """Markup that takes the extraction over ten seconds."""
    return b"<html><body><p>" + b"<p>word " * 250_000


def stats(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists() or stats(pid) == "Z"


def wait_until_gone(pid: int, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not is_gone(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return is_gone(pid)


def request(path: Path, **options: object) -> wire.Request:
    return wire.Request(locator=path.name, path=os.fsencode(path), limits=Limits(**options))


def test_slow_document_is_stopped_and_its_neighbours_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mixed.zip"
    path.write_bytes(zipped(**{"a.txt": PLAIN.encode(), "b.html": slow_page(), "c.txt": PLAIN.encode(), "d.txt": PLAIN.encode()}))
    began = time.monotonic()
    found = list(documents(Input(locator="mixed.zip", path=str(path)), limits=Limits(seconds=3)))
    assert [d.path for d in found] == [f"mixed.zip!{n}" for n in ("a.txt", "b.html", "c.txt", "d.txt")]
    assert [d.error is None for d in found] == [True, False, True, True]
    assert found[1].error.startswith("too slow: the parser was stopped (no answer in 3 s)")
    assert time.monotonic() - began < 30


def test_memory_is_limited(tmp_path: Path) -> None:
    """280 MiB hold the parser with an ordinary page (240 do), not one with a million words (that takes 360)."""
    (tmp_path / "good.html").write_bytes(page())
    (tmp_path / "vast.html").write_bytes(b"<html><body><p>" + b" x" * 1_000_000)
    limits = Limits(memory=280 << 20)
    good, vast = (next(documents(Input(locator=n, path=str(tmp_path / n)), limits=limits)) for n in ("good.html", "vast.html"))
    assert good.error is None
    assert vast.error.startswith("too large: more than the parser may hold")
    assert not vast.text


@pytest.mark.parametrize("number", [signal.SIGSEGV])
def test_crash_is_recorded_and_the_rest_follows(tmp_path: Path, number: int) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(zipped(**{"a.txt": PLAIN.encode(), "b.html": slow_page(), "c.txt": PLAIN.encode()}))
    parser = Parser()
    reading = parser.read(request(path))
    found = [next(reading)]
    time.sleep(0.7)  # by now the parser is deep in b.html
    os.kill(parser._process.pid, number)
    found += reading
    parser.kill()
    assert [d.path for d in found] == ["many.zip!a.txt", "many.zip!b.html", "many.zip!c.txt"]
    assert [d.error is None for d in found] == [True, False, True]
    assert signal.Signals(number).name in found[1].error


def test_death_between_two_documents_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(zipped(**{f"{n:03}.txt": PLAIN.encode() * 20 for n in range(60)}))
    parser = Parser()
    reading = parser.read(request(path))
    found = [next(reading)]
    os.kill(parser._process.pid, signal.SIGKILL)
    found += reading
    parser.kill()
    assert [d.path for d in found] == [f"many.zip!{n:03}.txt" for n in range(60)]
    assert sum(d.error is not None for d in found) <= 1


def test_an_abandoned_reading_leaves_no_stale_answers(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    path.write_bytes(zipped(**{"a.txt": PLAIN.encode(), "b.txt": PLAIN.encode()}))
    reading = documents(Input(locator="two.zip", path=str(path)))
    next(reading)
    reading.close()
    assert [d.path for d in documents(Input(locator="again.zip", path=str(path)))] == ["again.zip!a.txt", "again.zip!b.txt"]


def test_two_readings_at_once_do_not_mix(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / f"{name}.zip").write_bytes(zipped(**{f"{n}.txt": PLAIN.encode() for n in range(5)}))
    x, y = (documents(Input(locator=f"{n}.zip", path=str(tmp_path / f"{n}.zip"))) for n in ("x", "y"))
    for number, (left, right) in enumerate(zip(x, y, strict=True)):
        assert (left.path, right.path) == (f"x.zip!{number}.txt", f"y.zip!{number}.txt")


def owner(script: str, *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *args],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_no_orphan_when_the_owner_is_killed(tmp_path: Path, *, busy: bool) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(slow_page() if busy else page())
    script = """
        import os, sys, threading, time
        from pathlib import Path
        from dragoman.reading.sources import wire
        from dragoman.reading.sources.limits import Limits
        from dragoman.reading.sources.parser import Parser
        parser = Parser()
        request = wire.Request(locator="a.html", path=sys.argv[1].encode(), limits=Limits())
        if sys.argv[2] == "busy":
            threading.Thread(target=lambda: list(parser.read(request)), daemon=True).start()
            time.sleep(1)
        else:
            list(parser.read(request))
        print(parser._process.pid, flush=True)
        time.sleep(60)
    """
    process = owner(script, str(path), "busy" if busy else "idle")
    pid = int(process.stdout.readline())
    assert not is_gone(pid)
    process.kill()
    process.wait()
    assert wait_until_gone(pid), "the parser outlived its owner"


def test_plain_scripts_need_no_main_guard(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAIN)
    script = "import sys; from dragoman.reading.sources.read import documents; from dragoman.reading.sources.inputs import discover\n"
    script += "print([d.error for i in discover(sys.argv[1:]) for d in documents(i)])"
    process = owner(script, str(path))
    assert process.communicate()[0].strip() == "[None]"


def test_an_english_text_is_read_without_heavy_modules() -> None:
    script = "import sys, dragoman.reading.sources.child; from dragoman.reading.sources.plain import from_text\n"
    script += f"assert from_text({PLAIN!r}).language == 'en'\n"
    script += "print([m for m in sys.modules if m in ('spacy', 'duckdb', 'altair', 'py3langid')])"
    process = owner(script)
    assert process.communicate()[0].strip() == "[]"


def test_an_article_takes_milliseconds(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(f"{number} {PLAIN}")
    from dragoman.reading.sources.inputs import discover

    items = list(discover([tmp_path]))
    list(documents(items[0]))
    began = time.monotonic()
    assert sum(len(list(documents(item))) for item in items) == 200
    # About 1 ms on the machine it was written on; the margin is for machines shared with others.
    assert time.monotonic() - began < 200 * 0.02
