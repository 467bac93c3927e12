"""Write the real output of a page's commands below them: ``python -m docs.transcript docs/tutorial.md README.md``.

A block fenced as ``console`` holds lines that begin with ``$ ``; everything else in it is replaced. The blocks of one page run in one
shell, in an empty folder, with the ``dragoman`` of the Python that runs this.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"```console\n(.*?)```", re.S)
MARK = "\x1e"
COLUMNS = "118"


def main() -> None:
    """Refresh the pages named on the command line."""
    for name in sys.argv[1:]:
        page = Path(name)
        page.write_text(refreshed(page.read_text("utf-8")), "utf-8")


def refreshed(text: str) -> str:
    """The page with the output of each command as it is now."""
    commands = [_commands(block) for block in BLOCK.findall(text)]
    outputs = iter(_run([c for block in commands for c in block]))
    blocks = iter(commands)
    return BLOCK.sub(lambda _: "```console\n" + "".join(f"$ {c}\n{next(outputs)}" for c in next(blocks)) + "```", text)


def _commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def _run(commands: list[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve() / "try"
        home.mkdir()
        script = f"python() {{ {sys.executable} \"$@\"; }}\ndragoman() {{ python -m dragoman \"$@\"; }}\n"
        script += "".join(f"{command}\nprintf '{MARK}'\n" for command in commands)
        settings = {"COLUMNS": COLUMNS, "TERM": "dumb", "NO_COLOR": "1", "PYTHONPATH": str(Path.cwd()), "PYTHONIOENCODING": "utf-8"}
        # The commands are those of our own pages.
        done = subprocess.run(  # noqa: S603
            ["/bin/bash", "-c", script],
            cwd=home,
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=True,
        )
        text = done.stdout.decode("utf-8").replace(str(home), "~/try")
    return [_tidy(piece) for piece in text.split(MARK)[: len(commands)]]


def _tidy(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


if __name__ == "__main__":
    main()
