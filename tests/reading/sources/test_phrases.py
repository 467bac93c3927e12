"""Stock phrases by reason, and real sentences that only sound like one."""

from __future__ import annotations

import pytest

from dragoman.reading.sources.blocks import Block
from dragoman.reading.sources.bylines import biography, by_line, only_names
from dragoman.reading.sources.phrases import stock_reason

FURNITURE = {
    "see also": [
        "SEE ALSO: Valdoria’s envoy walks out",
        "Read more: How the pact was made",
        "RELATED: The road",
        "Most read",
        "Recommended for you",
        "ALSO READ | Convoys at dawn",
        "Related stories",
        "Click here to read the report",
    ],
    "subscription prompt": [
        "Subscribe to The Pass Tribune",
        "You have read two free stories this week.",
        "Register to read more of Valley News.",
        "Already a subscriber? Log in",
        "Sign up for our weekly newsletter, free in your inbox",
        "Please log in to read this article.",
    ],
    "donation prompt": [
        "Support our journalism",
        "Please donate today.",
        "Before you go…",
        "Become a supporter today",
        "Readers like you pay for our work.",
        "May we count on your generosity?",
        "Your gift, large or small, pays for our reporting.",
    ],
    "caption": [
        "The minister at the pass, May 4, 2018. Credit: mfa.example via Flickr.",
        "File photo: a drone over the pass",
        "A convoy on Friday. (Photo by Lena Ortiz)",
        "Soldiers at the gate. AP Photo/Lena Ortiz",
        "Photo: Lena Ortiz",
        "A drone. REUTERS/Lena Ortiz",
        "Minister Orlan, left, meets Envoy Hesse at the palace.",
        "FILE - The palace in the capital",
        "The gate. /Getty Images",
    ],
    "topic list": ["Topics", "Tags: drones, pass", "Filed under: Valdoria", "#drones #pass"],
    "comment prompt": ["Comments", "12 Comments", "Leave a comment", "Join the conversation", "Comments are closed."],
    "disclaimer": [
        "The views and facts set out in this column are those of the writer.",
        "Views expressed here are my own.",
        "The institute does not take institutional positions on policy.",
        "The views do not necessarily reflect the position of the paper.",
    ],
    "origin note": [
        "Originally published by the Valley Courier.",
        "This article first appeared in The Pass Tribune.",
        "Republished with permission from Hill News.",
        "A version of this story was first published on May 4 by the Courier.",
    ],
    "wire credit": [
        "Reporting by Ida Moss in Hesse; editing by Sue Platt",
        "(AFP)",
        "Associated Press writer Jo Hill contributed to this report.",
        "With inputs from agencies",
        "IRNA/1234",
    ],
    "copyright": ["© 2022 The Pass Tribune", "Copyright 2022 Hill News. All rights reserved."],
    "cookie notice": ["We use cookies to improve your visit."],
    "sharing": ["Share", "Share this article", "Facebook Twitter Email", "Follow us on Twitter", "33 shares"],
    "advertisement": ["Advertisement", "Story continues below advertisement"],
    "navigation": ["Skip to content", "Home > World > Valdoria", "Page 3 of 9"],
    "date line": ["Published: 6 November 2022", "5 min read", "2 hours ago", "Updated on Nov. 6, 2022"],
    "contact": ["Media contact: press@mfa.example", "###", "FOR IMMEDIATE RELEASE", "Got a tip? Write to the desk"],
    "section label": ["Analysis", "column", "OPINION", "News analysis", "Guest essay", "Editorial"],
    "editor's note": ["Editor’s note: This story has been updated.", "This article was updated on Monday."],
    "author bio": ["About the author", "Follow her on Twitter: @mara"],
}

ARTICLE = [
    "Subscribers to the treaty must register their warheads, the minister said.",
    "Residents must register to receive food aid, officials said on Monday.",
    "Share of exports to the south rose to 40 percent last year.",
    "The views of the author of the report were ignored by the ministry.",
    "First published in 2019, the report accused both governments of arming militias.",
    "Photos posted by the ministry showed crates at the airport.",
    "In this picture, Kestria is the junior partner and Valdoria the senior one.",
    "A Reuters/Ipsos poll showed that most voters oppose the war.",
    "A satellite image released on Monday shows trucks at the base, analysts said.",
    "The militia relies on donors in the Gulf.",
    "Every contribution helps Kestria, its president told lawmakers.",
    "Produced by a plant near the capital, the drone has a range of 2,500 km.",
    "Written by aides to the palace, the plan calls for a pause.",
    "With information from Western services, the army struck the depot.",
    "He posts on Telegram under a false name.",
    "Issued on 5 May, the decree bans exports of wheat.",
    "Released on Monday, the hostages flew home.",
    "Translated from Farsi, the letter reads like an ultimatum.",
    "Comment from the ministry was not available.",
    "Follow the money, investigators like to say.",
    "This report came from the ministry of defence.",
    "Contact with the crew was lost at dawn.",
    "The ministry does not reflect on past errors.",
    "By the end of July the army had ordered 2,000 drones.",
    "Copyright law was tightened.",
    "Print money and prices rise.",
    "Advertising revenue fell.",
    "Please leave the city, the governor wrote.",
    "A file photo of the minister hung in the hall.",
    "Related sanctions followed in May.",
    "The president, left without allies, meets his generals daily.",
    "“Subscribe to our vision,” the minister told the hall.",
    "Read literally, the pact binds both.",
]


@pytest.mark.parametrize(("reason", "words"), [(reason, words) for reason, lines in FURNITURE.items() for words in lines])
def test_furniture_has_its_reason(reason, words):
    assert stock_reason(Block((0, len(words)), words), at_head=True) == reason


@pytest.mark.parametrize("words", ARTICLE)
def test_sentences_of_articles_stay(words):
    assert stock_reason(Block((0, len(words)), words), at_head=True) is None
    assert by_line(words) is None


@pytest.mark.parametrize(
    ("words", "authors"),
    [
        ("By Mara Lindqvist", ("Mara Lindqvist",)),
        ("by Mara Lindqvist and Tom O’Dell", ("Mara Lindqvist", "Tom O’Dell")),
        ("By Ida Moss, Carl Venn and Sue Platt", ("Ida Moss", "Carl Venn", "Sue Platt")),
        ("BY JACK MARLOWE", ("Jack Marlowe",)),
        ("By Mara Lindqvist, Staff Writer", ("Mara Lindqvist",)),
        ("By Mara Lindqvist in Hesse", ("Mara Lindqvist",)),
        ("By Mara Lindqvist | Nov. 6, 2022 | 5 min read", ("Mara Lindqvist",)),
        ("Mara Lindqvist, Diplomatic Correspondent", ("Mara Lindqvist",)),
        ("Analysis by Ruth J. Calder", ("Ruth J. Calder",)),
        ("Written by Omar al-Hadi", ("Omar al-Hadi",)),
        ("Author: Dr. Helen Aster", ("Helen Aster",)),
        ("By Staff Writer", ()),
        ("By the editorial board", ()),
    ],
)
def test_by_lines(words, authors):
    assert by_line(words).authors == authors


@pytest.mark.parametrize(
    "words", ["By Friday", "By Land and Sea", "By Sunday Morning", "By all accounts the pact holds", "From Hesse with love", "By then"]
)
def test_no_by_lines(words):
    found = by_line(words)
    assert found is None or found.authors == ()


def test_names_and_biographies():
    assert only_names("Ruth Calder") == ("Ruth Calder",)
    assert only_names("Foreign Policy") == ()
    assert biography("Ruth Calder is deputy director of the Northgate Council.") == "Ruth Calder"
    assert biography("The author is a former officer.") == ""
    assert biography("The pass is closed.") is None
