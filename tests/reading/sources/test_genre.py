"""Genre by evidence: labels, disclaimers, forms and style; unknown where nothing tells."""

from __future__ import annotations

import pytest

from dragoman.reading.sources.boilerplate import judge
from dragoman.reading.sources.genre import evidence, genre
from dragoman.reading.sources.hints import Hints
from tests.reading.sources.pages import LEAD, SECOND, THIRD

NONE = Hints()
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Opinion\n\nStop the convoys\n\n{BODY}", "opinion"),
        (f"column\n\nAnalysis\n\nThe pass\n\n{BODY}\n\nThe opinions in this column are those of its writer.", "opinion"),
        (f"Analysis\n\nThe pass\n\n{BODY}", "analysis"),
        (f"The pass\n\n{BODY}\n\nHelen Aster is a senior fellow at the Northgate Institute.", "analysis"),
        (f"Analysis: who owns the pass\n\n{BODY}", "analysis"),
        (f"The pass\n\nHESSE, Nov 6 (AFP) - {BODY}", "news"),
        (f"The pass\n\nBy Ida Moss, Staff Writer\n\n{BODY}", "news"),
        (f"The pass\n\n{BODY} (Reporting by Ida Moss; Editing by Sue Platt)", "news"),
        (
            "The pass\n\nThe envoy said on Monday that the pass was shut to all trade.\n\nA "
            "trader told reporters on Tuesday that it was open for goods.\n\n"
            "The ministry denied this on Wednesday in a note to the press of the capital.",
            "news",
        ),
        (f"FOR IMMEDIATE RELEASE\n\nMinister opens the pass\n\n{BODY}\n\n###", "official"),
        (f"Readout of the Minister’s call with the envoy of Kestria\n\n{BODY}", "official"),
        ("Joint statement by Valdoria and Kestria on the pass\n\nWe welcome the pact.\n\nWe condemn the attacks on the road.", "official"),
        ("Interview\n\nQ: Who shipped them?\n\nA: We do not know who did it.\n\nQ: When was it?\n\nA: It was in the spring.", "transcript"),
        (f"The pass\n\n{BODY}", "unknown"),
        ("", "unknown"),
    ],
)
def test_genre(text, expected):
    assert genre(judge(text, NONE), NONE) == expected, evidence(judge(text, NONE))


def test_the_container_decides():
    hints = Hints(genre="analysis")
    assert genre(judge(f"Opinion\n\n{BODY}", hints), hints) == "analysis"


def test_quoted_advice_is_not_the_author_s():
    text = f"The pass\n\n{BODY}\n\n“We must act. We should have acted. I know it, I saw it, I was there,” the envoy said in the hall."
    assert genre(judge(text, NONE), NONE) == "unknown"
