import pytest


def quantities(annotate, text):
    annotation = annotate(text)
    return [(text[q.span[0] : q.span[1]], q.low, q.high, q.unit, q.hedge) for q in annotation.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad counted almost 3,600 camels.", ("almost 3,600", 3600, 3600, "camels", "almost")),
        ("It sold scores of cheap drones.", ("scores", 40, None, "drones", "scores")),
        ("Between 1,500 and 2,000 soldiers fled.", ("Between 1,500 and 2,000", 1500, 2000, "soldiers", None)),
        ("It ordered up to 40 turbines.", ("up to 40", None, 40, "turbines", "up to")),
        ("It paid more than $3 billion.", ("more than $3 billion", 3e9, None, "USD", "more than")),
        ("It paid 3.5 billion rubles.", ("3.5 billion rubles", 3.5e9, 3.5e9, "RUB", None)),
        ("It costs $3-5 billion.", ("$3-5 billion", 3e9, 5e9, "USD", None)),
        ("Trade fell by 12 percent.", ("12 percent", 12, 12, "percent", None)),
        ("Trade fell by 12.5%.", ("12.5%", 12.5, 12.5, "percent", None)),
        ("Three tankers were seized.", ("Three", 3, 3, "tankers", None)),
        ("Hundreds of thousands of people fled.", ("Hundreds of thousands", 200000, 999999, "people", "hundreds of thousands")),
        ("It sent 20-30 tanks.", ("20-30", 20, 30, "tanks", None)),
        ("Half a million refugees came.", ("Half a million", 500000, 500000, "refugees", None)),
        ("At least five people died.", ("At least five", 5, None, "people", "At least")),
        ("It sent two dozen jets.", ("two dozen", 24, 24, "jets", "two dozen")),
    ],
)
def test_quantity(annotate, text, expected):
    assert quantities(annotate, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They signed the 2015 deal in 2018.", "He came on Nov. 23, 2015.", "It bought an S-400 system.", "The Shahed-136 drone fell.",
        "Resolution 2231 was adopted.", "It was the 3rd attempt.", "It lasted eight months.", "One of them fled.",
    ],
)  # fmt: skip
def test_no_quantity(annotate, text):
    assert quantities(annotate, text) == []
