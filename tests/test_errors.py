"""The error tree: drawn at its top, picklable, with evidence and remedy."""

from __future__ import annotations

import inspect
import pickle

import pytest

from dragoman import errors

TREE = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, errors.DragomanError)]


@pytest.mark.parametrize("kind", TREE, ids=lambda k: k.__name__)
def test_error_survives_a_process_border_with_evidence_and_remedy(kind: type[errors.DragomanError]) -> None:
    back = pickle.loads(pickle.dumps(kind("broken", evidence="line 3", remedy="mend it")))
    assert type(back) is kind
    assert (back.message, back.evidence, back.remedy) == ("broken", "line 3", "mend it")
    assert str(back) == "broken (line 3) - mend it"


@pytest.mark.parametrize("kind", TREE, ids=lambda k: k.__name__)
def test_error_stands_in_the_drawn_tree(kind: type[errors.DragomanError]) -> None:
    assert kind.__name__ in inspect.getdoc(errors)
