"""The commands: each a thin call of the API.

Exit codes: 0 done; 1 an error, told with its remedy; 2 wrong usage; 3 ``--strict`` and a document could not be read;
4 another process holds the dossier; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from dragoman.errors import BadMapping, BadQuery, DossierBusy, DragomanError, NotBuilt

if TYPE_CHECKING:
    from dragoman.api import Dossier
    from dragoman.flow import Settings
    from dragoman.reading.run.tally import Tally
    from dragoman.reading.sources.mapping import ColumnMapping

app = typer.Typer(
    name="dragoman",
    help="Read reporting about states; get back who did what to whom, what passed between them, and by whose word.",
    epilog="Exit codes: 0 done, 1 an error with its remedy, 2 wrong usage, 3 --strict and something unreadable, 4 dossier busy.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# Into a pipe there is no width to fit; at Rich's 80 columns what grep looks for would be cut away.
out = Console(width=None if sys.stdout.isatty() else 240)
err = Console(stderr=True)

# What --from, --to and --type ask of each kind, where it is not actor, recipient and type.
FROM = {"transfers": "giver", "claims": "speaker", "forecasts": "speaker", "causes": "speaker", "evidence": "speaker"}
TO = {"transfers": "receiver"}
TYPE = {"transfers": "category"}

Kind = Literal["documents", "mentions", "events", "claims", "transfers", "causes", "states", "forecasts", "evidence", "actors"]
DossierPath = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier, a DuckDB file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Side = Annotated[str, typer.Argument(help="A state: its ISO code (RUS) or name (Russia).")]
Published = Annotated[
    datetime | None,
    typer.Option("--published", formats=["%Y-%m-%d"], metavar="DATE", help="Date of publication, where you know it."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="Only what had been reported by this day."),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read; one a core unless told otherwise.")]
OwnTypes = Annotated[
    Path | None,
    typer.Option("--types", metavar="FOLDER", help="Find your own event types too: a folder that dragoman train wrote."),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="MAP", help="Columns of a table, as text=body,title=headline,published=day."),
]


@contextmanager
def told_errors() -> Iterator[None]:
    """Turn a Dragoman error into a message on stderr and an exit code; a reader that went away (``| head``) ends quietly."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # What Python still holds for stdout has no reader; without this it complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except DragomanError as error:
        err.print(f"[bold red]{type(error).__name__}[/]", end=" ")
        err.print(str(error), markup=False, highlight=False)
        raise typer.Exit(4 if isinstance(error, DossierBusy) else 1) from None


@app.command(epilog="Example: dragoman demo -o russia-iran.html")
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the page goes.")] = Path("brief.html"),
    dossier: Annotated[Path | None, typer.Option(help="Keep the dossier here (default: beside the page).")] = None,
    generated: Annotated[bool, typer.Option("--generated", help="A synthetic dossier, large enough for every measure (later).")] = False,
    quiet: Quiet = False,
) -> None:
    """Read the bundled sample articles on Russia and Iran and write their brief."""
    with told_errors():
        if generated:
            raise NotBuilt("the generated dossier comes with the measures", remedy="run dragoman demo")
        from dragoman import api, sample

        opened = api.open(dossier or output.with_suffix(".duckdb"))
        folder = sample.articles()
        _add(opened, [folder], _settings(root=folder), quiet)
        page = opened.brief("RUS", "IRN").save(output)
        if not quiet:
            _print_summary(opened)
            out.print(f"The brief: [bold]{page.resolve()}[/]  The dossier: [bold]{opened.path.resolve()}[/]", soft_wrap=True)


@app.command(epilog="Example: dragoman add russia-iran.duckdb articles/ feed.xml talks.pdf 'archive/*.html.gz'")
def add(
    dossier: DossierPath,
    sources: Annotated[list[str], typer.Argument(help="Files, folders, globs, zip archives; - for standard input.")],
    published: Published = None,
    columns: Columns = None,
    types: OwnTypes = None,
    workers: Workers = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a document could not be read.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read documents into a dossier. What is there already is not read again; a killed run resumes where it was."""
    with told_errors():
        from dragoman import api

        opened = api.open(dossier)
        tally = _add(opened, sources, _settings(published=published, columns=columns, types=types, workers=workers), quiet)
        if not quiet:
            _print_tally(tally)
        if strict and tally.failed:
            raise typer.Exit(3)


@app.command(epilog="Example: dragoman brief russia-iran.duckdb RUS IRN -o brief.html --as-of 2022-11-01")
def brief(
    dossier: DossierPath,
    a: Side,
    b: Side,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the page goes.")] = Path("brief.html"),
    as_of: AsOf = None,
    share: Annotated[bool, typer.Option("--share", help="Keep to the quoting limits, for a page that is passed on.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write one self-contained page on two sides, every row open to its sentence."""
    with told_errors():
        page = _existing(dossier).brief(a, b, as_of=as_of.date() if as_of else None, share=share).save(output)
        if not quiet:
            out.print(f"The brief: [bold]{page.resolve()}[/]", soft_wrap=True)


@app.command("list", epilog="Example: dragoman list russia-iran.duckdb transfers --from IRN --to RUS --since 2022 --as-of 2022-11-01")
def list_records(
    dossier: DossierPath,
    kind: Annotated[Kind, typer.Argument(help="What to list.")],
    from_side: Annotated[str | None, typer.Option("--from", help="Actor, giver, speaker or subject.")] = None,
    to_side: Annotated[str | None, typer.Option("--to", help="Recipient, receiver or object.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Event root (AID), or category, relation, stance.")] = None,
    since: Annotated[str | None, typer.Option(help="Happened on or after: 2022, 2022-07 or 2022-07-19.")] = None,
    until: Annotated[str | None, typer.Option(help="Happened on or before.")] = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows shown (not with --json).")] = 40,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, all rows.")] = False,
) -> None:
    """List records with their standing and source. Rows are reports, not happenings; copies of a text are folded."""
    with told_errors():
        from dragoman.present.terminal.tables import json_lines, print_table

        sides = {FROM.get(kind, "actor"): _side(from_side), TO.get(kind, "recipient"): _side(to_side)}
        filters = {**sides, TYPE.get(kind, "type"): type_, "since": since, "until": until, "as_of": as_of.date() if as_of else None}
        table = _existing(dossier).table(kind, **filters)
        if json:
            sys.stdout.writelines(json_lines(table.arrow()))
        else:
            print_table(out, kind, table.arrow(), limit)


@app.command(epilog="Example: dragoman show russia-iran.duckdb t3f9a1c")
def show(
    dossier: DossierPath,
    id: Annotated[str, typer.Argument(help="A record's id, or its beginning (6 characters or more).")],  # noqa: A002
) -> None:
    """Show a record in its paragraph, with why each field is what it is."""
    with told_errors():
        from dragoman.present.show import show as shown

        out.print(shown(_existing(dossier).record(id)))


@app.command(epilog="Example: dragoman export russia-iran.duckdb --format parquet -o out/")
def export(
    dossier: DossierPath,
    format: Annotated[Literal["jsonl", "csv", "parquet"], typer.Option("--format", "-f", help="Format.")] = "jsonl",  # noqa: A002
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder.")] = Path("out"),
    quiet: Quiet = False,
) -> None:
    """Write all records with their provenance, within the quoting limits, and a data dictionary beside them."""
    with told_errors():
        written = _existing(dossier).export(output, format)
        if not quiet:
            out.print(*(str(path) for path in written), sep="\n", highlight=False, soft_wrap=True)


@app.command(epilog="Example: dragoman extract article.txt --published 2022-10-28 > records.jsonl")
def extract(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, globs, zip archives; - for standard input.")],
    format: Annotated[Literal["jsonl"], typer.Option("--format", "-f", help="Format.")] = "jsonl",  # noqa: A002
    published: Published = None,
    columns: Columns = None,
    types: OwnTypes = None,
    workers: Workers = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a document could not be read.")] = False,
) -> None:
    """Print the records of texts as JSON lines, nothing stored."""
    with told_errors():
        from dragoman import flow
        from dragoman.model.serial import to_json

        failed = False
        settings = _settings(published=published, columns=columns, types=types, workers=workers)
        for reading in flow.readings(flow.inputs(sources, settings), settings):
            failed = failed or reading.document.error is not None
            sys.stdout.writelines(to_json(record) + "\n" for record in (reading.document, *reading.records))
        if strict and failed:
            raise typer.Exit(3)


@app.command(epilog="""Example: echo '{"id": 1, "text": "Chile hit Peru.", "actor": [0, 5], "recipient": [10, 14]}' | dragoman relate""")
def relate() -> None:
    """Name the type of the act between two marked spans, for each JSON line on standard input."""
    with told_errors():
        from dragoman import api
        from dragoman.present.terminal.relating import relate_lines

        sys.stdout.writelines(relate_lines(sys.stdin, api.relate))


@app.command(epilog="Example: dragoman train --corpus my.jsonl --ontology my.toml -o my-types/")
def train(
    corpus: Annotated[Path, typer.Option("--corpus", help="Marked sentences: JSON lines, or .txt with marks inline.")],
    ontology: Annotated[Path, typer.Option("--ontology", help="The types and the root that each stands under, in TOML.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of types; written over.")] = Path("my-types"),
    quiet: Quiet = False,
) -> None:
    """Train event types of your own from a few hundred marked sentences; add and extract find them with --types."""
    # The matrices are small: more than one thread only waits (23 s against 4 s for 120 sentences, two busy cores).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with told_errors():
        from dragoman.train.training import train as trained

        told = trained(corpus, ontology, output)
        if not quiet:
            out.print(f"Each sentence read by heads that had not seen it, {told.sentences} in all:\n")
            out.print(str(told), markup=False, highlight=False, soft_wrap=True)
            out.print(f"The types: [bold]{output.resolve()}[/]", soft_wrap=True)


@app.command(epilog="Example: dragoman digest russia-iran.duckdb")
def digest(dossier: DossierPath) -> None:
    """Print a hash of all that the dossier holds: equal for the same inputs and version, in any order."""
    with told_errors():
        out.print(_existing(dossier).digest(), highlight=False)


@app.command()
def serve(dossier: DossierPath) -> None:
    """Later: the dossier as web pages. For now, write a page with `dragoman brief`."""
    with told_errors():
        raise NotBuilt("the web pages are not built yet", remedy=f"write a page: dragoman brief {dossier} RUS IRN -o brief.html")


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Options of the program itself."""
    if version:
        from dragoman import __version__

        out.print(f"dragoman {__version__}", highlight=False)
        raise typer.Exit


def main() -> None:
    """The program's entry point."""
    app()


def _existing(path: Path) -> Dossier:
    from dragoman import api

    if not path.exists():
        raise BadQuery("there is no such dossier", evidence=str(path), remedy="make it with: dragoman add DOSSIER ARTICLES...")
    return api.open(path)


def _side(name: str | None) -> str | None:
    """A state's code for its name; any other name as it is."""
    from dragoman.world.actors.registry import Registry

    return Registry.load().state(name) or name if name else None


def _settings(
    root: Path | None = None,
    published: datetime | None = None,
    columns: str | None = None,
    types: Path | None = None,
    workers: int | None = None,
) -> Settings:
    from dragoman import flow

    mapping = _mapping(columns) if columns else None
    day = published.date() if published else None
    return flow.Settings(root=root, published=day, mapping=mapping, workers=workers, types=types)


def _mapping(columns: str) -> ColumnMapping:
    from dragoman.reading.sources.mapping import ColumnMapping

    named = dict(pair.split("=", 1) for pair in columns.split(",") if "=" in pair)
    try:
        return ColumnMapping(**named)
    except TypeError:
        known = ", ".join(ColumnMapping.__dataclass_fields__)
        raise BadMapping("unknown column", evidence=columns, remedy=f"write text=body,title=headline; known: {known}") from None


def _add(opened: Dossier, sources: list[str] | list[Path], settings: Settings, quiet: bool) -> Tally:
    from dragoman import flow
    from dragoman.present.terminal.progress import reading_progress

    items = flow.inputs(sources, settings)
    with reading_progress(err, len(items), quiet) as watch:
        return opened.add_inputs(items, settings, watch)


def _print_tally(tally: Tally) -> None:
    from dragoman.present.terminal.summary import print_tally

    print_tally(out, tally)


def _print_summary(opened: Dossier) -> None:
    from dragoman.present.terminal.summary import print_summary

    print_summary(out, opened.summary())
