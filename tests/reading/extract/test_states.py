"""States on sentences of our own."""

import pytest

from dragoman.model.ids import record_ids
from dragoman.reading.extract import states

CASES = [
    ("Minsk grew increasingly dependent on Moscow.", "dependence", "rising", "Minsk", "Moscow"),
    ("Minsk is less dependent on Moscow.", "dependence", "falling", "Minsk", "Moscow"),
    ("The Pentagon's growing reliance on Japan worries Berlin.", "dependence", "rising", "The Pentagon", "Japan"),
    ("Serbia relies on Russia.", "dependence", "steady", "Serbia", "Russia"),
    ("Qatar has become a lifeline for Yemen.", "dependence", "steady", "Yemen", "Qatar"),
    ("Japan is a close ally of Washington.", "alliance", "steady", "Japan", "Washington"),
    ("Ties between Ankara and Baku are close.", "alliance", "steady", "Ankara", "Baku"),
    ("Peru's deepening ties with Chile please Quito.", "alliance", "rising", "Peru", "Chile"),
    ("Peru deepened ties with Chile.", "alliance", "rising", "Peru", "Chile"),
    ("Russia is isolated.", "isolation", "steady", "Russia", None),
    ("Myanmar has become an international pariah.", "isolation", "steady", "Myanmar", None),
    ("Oslo keeps Minsk at arm's length.", "abstention", "steady", "Oslo", "Minsk"),
    ("Switzerland is neutral.", "neutrality", "steady", "Switzerland", None),
    ("Iran's growing hostility toward Israel alarms Cairo.", "hostility", "rising", "Iran", "Israel"),
    ("Russia is hostile to NATO.", "hostility", "steady", "Russia", "NATO"),
    ("China's leverage over Pakistan is waning.", "leverage", "falling", "China", "Pakistan"),
    ("India is a rival of China.", "rivalry", "steady", "India", "China"),
    ("Iran is weak.", "weakness", "steady", "Iran", None),
    ("Israel is strong.", "strength", "steady", "Israel", None),
    ("The growing Ankara-Baku alliance worries Yerevan.", "alliance", "rising", "Ankara", "Baku"),
    ("Serbia has emerged as Cyprus's closest partner.", "alliance", "steady", "Serbia", "Cyprus"),
    ("Serbia and Hungary became partners.", "alliance", "steady", "Serbia", "Hungary"),
    ("Others, such as Chile and Peru, kept Bolivia at arm's length.", "abstention", "steady", "Peru", "Bolivia"),
    ("Cuba came to regard China as a saviour.", "dependence", "steady", "Cuba", "China"),
    ("Once a lifeline for Cuba, Venezuela is poor.", "dependence", "falling", "Cuba", "Venezuela"),
    ("The coup turned Myanmar into a pariah.", "isolation", "steady", "Myanmar", None),
    ("With a weak army, Cuba needs partners.", "weakness", "steady", "Cuba", None),
    ("Ireland is a neutral country.", "neutrality", "steady", "Ireland", None),
    ("The leverage that Qatar enjoys will shrink.", "leverage", "falling", "Qatar", None),
    ("Cuba is no less dependent on Venezuela than before.", "dependence", "steady", "Cuba", "Venezuela"),
    ("The alliance between Chile and Peru held. That alliance has endured.", "alliance", "steady", "Chile", "Peru"),
    (
        "Chile's partnership with Peru is old. The balance between the two states has been reversed.",
        "leverage",
        "falling",
        "Chile",
        "Peru",
    ),
]
NOT = ["Iran is not dependent on Russia.", "The bridge is strong.", "Its allies sent food.", "Iran sent drones to Russia.",
    "Cuba wants to break ties with Peru.", "Banks look at their customers.", "Russian planes bombed the enemies of Syria."]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "direction", "first", "second"), CASES)
def test_case(annotated, text, relation, direction, first, second) -> None:
    found = states.find(annotated(text), record_ids("d0"))
    said = [(s.relation, s.direction, s.subject.name, s.object.name if s.object else None) for s in found]
    assert (relation, direction, first, second) in said


@pytest.mark.parametrize("text", NOT)
def test_no_state(annotated, text) -> None:
    assert states.find(annotated(text), record_ids("d0")) == ()


def test_a_state_has_the_time_of_its_clause(annotated) -> None:
    text = "In 1994 Cuba relied on Russia. Cuba is dependent on Peru."
    past, now = states.find(annotated(text), record_ids("d0"))
    assert past.time.start is not None
    assert past.time.start.year == 1994
    assert now.time.span is None


def test_inferred_sides_name_the_state_they_come_from(annotated) -> None:
    first, again = states.find(annotated("The alliance between Chile and Peru held. That alliance has endured."), record_ids("d0"))
    assert again.subject.basis == "inferred"
    assert again.subject.inferred_from == (first.id,)
