"""Write the reference pages from the code: ``python -m docs.reference.generate``. A test keeps them in step."""

from __future__ import annotations

import dataclasses
import inspect
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import typer.main

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/reference/generate.py from the code; edit the code. -->\n"


def pages() -> dict[str, str]:
    """File name to text of every reference page."""
    return {
        "commands.md": NOTE + "".join(_commands()),
        "api.md": NOTE + "".join(_api()),
        "records.md": NOTE + "".join(_records()),
        "errors.md": NOTE + "".join(_errors()),
    }


def _commands() -> Iterator[str]:
    from dragoman import cli

    group = typer.main.get_command(cli.app)
    yield f"\n# Commands\n\n{group.help}\n\n{cli.app.info.epilog}\n"
    for name, command in typing.cast("typing.Any", group).commands.items():
        context = command.context_class(command, info_name=f"dragoman {name}")
        yield f"\n## dragoman {name}\n\n{command.help}\n\n"
        yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n\n"
        yield "| option | |\n|---|---|\n"
        for parameter in command.params:
            yield _option(parameter, context)
        if command.epilog:
            yield f"\n{command.epilog.replace('Example: ', 'Example: `', 1)}`\n"


def _option(parameter: typing.Any, context: typing.Any) -> str:
    optional = parameter.param_type_name == "option"
    names = ", ".join((*parameter.opts, *parameter.secondary_opts)) if optional else parameter.name.upper()
    text = getattr(parameter, "help", "") or ""
    default = parameter.get_default(context, call=False)
    told = f" Default: `{default}`." if optional and default not in (None, False, ()) else ""
    return f"| `{names}` | {text}{told} |\n"


def _api() -> Iterator[str]:
    from dragoman import api

    yield "\n# Python API\n\n`import dragoman` is light; what a name needs is imported when it is first used.\n"
    for function in (api.read, api.read_text, api.relate, api.open):
        yield _callable(f"dragoman.{function.__name__}", function, "##")
    for owner in (api.Dossier, api.Dyad, api.Page):
        yield f"\n## {owner.__name__}\n\n{inspect.getdoc(owner)}\n"
        for name, member in vars(owner).items():
            if inspect.isfunction(member) and not name.startswith("_"):
                yield _callable(f"{owner.__name__}.{name}", member, "###")


def _callable(name: str, function: typing.Callable[..., object], level: str) -> str:
    return f"\n{level} `{name}{_signature(function)}`\n\n{inspect.getdoc(function)}\n"


def _signature(function: typing.Callable[..., object]) -> str:
    signature = inspect.signature(function)
    kept = [p for name, p in signature.parameters.items() if name != "self"]
    # A function as a default prints its address, which no two runs share.
    return re.sub(r"<function .*? at 0x[0-9a-f]+>", "...", str(signature.replace(parameters=kept)).replace("'", ""))


def _records() -> Iterator[str]:
    from dragoman.model import document, records, when

    yield "\n# Records\n\nFields of each record as `dragoman extract` prints them; "
    yield "what they mean is in the [codebook](../concepts/codebook.md).\n"
    shared = (records.Side, records.Speaker, records.Amount, records.Candidate, when.When)
    for kind in (document.Document, *records.RECORD_TYPES, *shared):
        yield f"\n## {kind.__name__}\n\n{inspect.getdoc(kind)}\n\n| field | type |\n|---|---|\n"
        for field in dataclasses.fields(kind):
            yield f"| `{field.name}` | `{str(field.type).replace('|', chr(92) + '|')}` |\n"


def _errors() -> Iterator[str]:
    from dragoman import errors

    yield f"\n# Errors\n\n```\n{inspect.getdoc(errors)}\n```\n"


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
