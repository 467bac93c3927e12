"""News agencies: the signs by which datelines and credits name them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def agencies() -> Mapping[str, str]:
    """Return the full name of each agency by the sign it puts into its copy (``AFP``)."""
    data = tomllib.loads((files(__package__) / "agencies.toml").read_text(encoding="utf-8"))
    return dict(data["agencies"])


@cache
def sign_pattern() -> str:
    """Return a regular expression, without groups, that matches any agency's sign."""
    return "(?:" + "|".join(sorted(map(_escape, agencies()), key=len, reverse=True)) + ")"


def _escape(sign: str) -> str:
    return sign.replace("/", "[/]").replace(" ", r"[ \u00a0]")
