"""A drawing as picture and as matter for the page's script, and the script library that draws it."""

from __future__ import annotations

import json
import re
from functools import cache

import altair as alt
import vl_convert

from dragoman.present.charts.drawing import NARROW, WIDE, Drawing

# The version that Altair writes for is the one to draw with.
VEGA_LITE = alt.SCHEMA_VERSION.lstrip("v").rsplit(".", 1)[0]

# Only what the page needs; the library is 0.9 MB and is put in once.
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


@cache
def library() -> str:
    """Vega, Vega-Lite and Vega-Embed in one piece of JavaScript, from the installed vl-convert; safe inside a script element."""
    bundle: str = vl_convert.javascript_bundle(_SNIPPET, vl_version=VEGA_LITE)
    return bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def svg(drawing: Drawing, width: int) -> str:
    """The drawing as SVG, with ids of its own so that several stand on one page. No scripts, styles or links."""
    picture: str = vl_convert.vegalite_to_svg(drawing.at(width), vl_version=VEGA_LITE, allowed_base_urls=[])
    prefix = f"{drawing.name}-{width}-"
    picture = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}\1"', picture)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}\1)", picture)


def pictures(drawing: Drawing) -> tuple[str, str]:
    """The drawing for a desk and for a phone."""
    return svg(drawing, WIDE), svg(drawing, NARROW)


def embedded(drawing: Drawing) -> str:
    """The specification as JSON that may stand inside a script element: nothing in it can close the element or open another."""
    text = json.dumps(drawing.at(WIDE), ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
