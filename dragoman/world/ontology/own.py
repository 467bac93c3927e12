"""Event types of a user's own: each a new mode of one of PLOVER's 16 roots, so that quad classes and scores stay right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import InputError
from dragoman.world.ontology.ontology import ROOTS, root

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
EXAMPLE = '[types.currency-swap]\nroot = "COOPERATE"\nabout = "central banks swap currencies"\n'


@dataclass(frozen=True, slots=True)
class OwnType:
    """One type: its name is the ``mode`` of its events, ``root`` their ``type``; ``about`` says what counts as one."""

    name: str
    root: str
    about: str = ""


def parse(text: str, where: str) -> tuple[OwnType, ...]:
    """Give the types of an ontology file in its order; ``where`` names the file in errors. Raises InputError."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as why:
        raise InputError("The ontology is not TOML", evidence=f"{where}: {why}", remedy=f"write it as\n{EXAMPLE}") from why
    rows = held.get("types")
    if not isinstance(rows, dict) or not rows or set(held) != {"types"}:
        raise InputError("The ontology must hold tables [types.NAME] and nothing else", evidence=where, remedy=f"write it as\n{EXAMPLE}")
    return tuple(_type(name, row, where) for name, row in rows.items())


def _type(name: str, row: Any, where: str) -> OwnType:
    at = f"{where}: types.{name}"
    if not _NAME.fullmatch(name):
        raise InputError("Not a name for a type", evidence=at, remedy="use small letters, digits and hyphens: currency-swap")
    if not isinstance(row, Mapping) or not set(row) <= {"root", "about"} or not all(isinstance(v, str) for v in row.values()):
        raise InputError("A type takes root and about, both text", evidence=at, remedy=f"write it as\n{EXAMPLE}")
    if row.get("root") not in ROOTS:
        evidence = f"{at}: root = {row.get('root')!r}"
        raise InputError("A type stands under one of PLOVER's roots", evidence=evidence, remedy=f"use one of {', '.join(ROOTS)}")
    if name in root(row["root"]).modes:
        raise InputError("The root has a mode of that name already", evidence=at, remedy="choose another name")
    return OwnType(name, row["root"], row.get("about", ""))


def dumps(types: tuple[OwnType, ...]) -> str:
    """Give the ontology as TOML, which ``parse`` reads again."""
    return "\n".join(f'[types.{t.name}]\nroot = "{t.root}"\nabout = {_quoted(t.about)}\n' for t in types)


def _quoted(text: str) -> str:
    kept = "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in text.replace("\\", "\\\\").replace('"', '\\"'))
    return f'"{kept}"'
