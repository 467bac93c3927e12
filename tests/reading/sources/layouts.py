"""Fifteen page layouts and more, as outlets print them: invented outlets, writers and states; each line with the verdict it must get."""

from __future__ import annotations

from tests.reading.sources.pages import Page

_SHIPPED = "Valdoria shipped forty patrol boats to Kestria in the spring, the harbour master said on Monday, and more will follow."
_DENIED = "The government of Kestria denied the report on Tuesday. It said that no boat had crossed the strait since the treaty lapsed."
_TRADERS = "Traders on the quay tell another story. They have counted eleven crates a week, and they say that the cranes work at night."
_PACT = "The two countries signed a pact on coastal trade in 2019, which neither parliament has voted on and which no court has seen."
_ALL = ((_SHIPPED, None), (_DENIED, None), (_TRADERS, None), (_PACT, None))


def _day(iso: str) -> tuple[str, str, str]:
    return (iso, iso, "stated")


LAYOUTS: dict[str, Page] = {
    "US daily with outlet between writer and date": Page(
        (
            ("Patrol boats reach Kestria as talks stall", None),
            ("By Dana Whitlock-Reyes and Omar Feld", "by-line"),
            ("The Tidewater Standard", "masthead"),
            ("March 4, 2021 at 6:15 a.m. EST", "date line"),
            ("LARNWICK —", "dateline"),
            *_ALL,
            ("Dana Whitlock-Reyes covers the Navy.", "author bio"),
        ),
        {
            "title": "Patrol boats reach Kestria as talks stall",
            "authors": ("Dana Whitlock-Reyes", "Omar Feld"),
            "outlet": "Tidewater Standard",
            "origin": None,
            "genre": "news",
            "published": _day("2021-03-04"),
        },
    ),
    "UK tabloid": Page(
        (
            ("BOATS IN THE NIGHT! Kestria’s secret fleet is unmasked", None),
            ("By SALLY CRABTREE FOR THE DAILY LANTERN", "by-line"),
            ("PUBLISHED: 07:12, 4 March 2021 | UPDATED: 09:40, 5 March 2021", "date line"),
            ("84 shares", "sharing"),
            ("31 View comments", "comment prompt"),
            *_ALL,
            ("Share this article", "sharing"),
        ),
        {
            "title": "BOATS IN THE NIGHT! Kestria’s secret fleet is unmasked",
            "authors": ("Sally Crabtree",),
            "outlet": "Daily Lantern",
            "published": _day("2021-03-04"),
        },
    ),
    "agency that no list knows": Page(
        (
            ("Kestria rejects reports of patrol boats", None),
            ("LARNWICK, March 4 (Strait Wire) -", "dateline"),
            *_ALL,
            ("(Reporting by Ivo Marlin; Editing by Jean Stroud)", "wire credit"),
            ("© 2021 Strait Wire. All rights reserved.", "copyright"),
        ),
        {"outlet": "Strait Wire", "origin": None, "genre": "news", "authors": ()},
    ),
    "agency with strokes": Page(
        (
            ("Kestria to widen coastal trade with Valdoria — minister", None),
            ("LARNWICK, March 4, 2021. /Kest-Inform/.", "dateline"),
            *_ALL,
            ("Tags: Kestria, Boats", "topic list"),
        ),
        {"outlet": "Kest-Inform", "genre": "news", "published": _day("2021-03-04")},
    ),
    "syndicated copy": Page(
        (
            ("HARROW POINT HERALD", "masthead"),
            ("World", "section label"),
            ("Patrol boats reach Kestria, harbour master says", None),
            ("Ivo Marlin, Strait Wire", "by-line"),
            ("Published March 5, 2021", "date line"),
            ("LARNWICK, March 4 (Strait Wire) -", "dateline"),
            *_ALL,
            ("Subscribe to the Harrow Point Herald for a dollar a week.", "subscription prompt"),
        ),
        {
            "title": "Patrol boats reach Kestria, harbour master says",
            "authors": ("Ivo Marlin",),
            "outlet": "Harrow Point Herald",
            "origin": "Strait Wire",
            "genre": "news",
            "published": _day("2021-03-05"),
        },
    ),
    "think tank": Page(
        (
            ("Aldwater Institute · Policy Brief 14", "masthead"),
            ("Cranes at night: what the strait trade tells", None),
            ("By Petra Holm, 9 April 2021", "by-line"),
            ("Summary", None),
            *_ALL,
            ("We judge that the trade will probably grow until the pact is published, and will hardly stop before winter.", None),
            ("About the author: Petra Holm directs the programme on sea trade at the Aldwater Institute.", "author bio"),
        ),
        {
            "title": "Cranes at night: what the strait trade tells",
            "authors": ("Petra Holm",),
            "outlet": "Aldwater Institute",
            "genre": "analysis",
            "published": _day("2021-04-09"),
        },
    ),
    "press release": Page(
        (
            ("FOR IMMEDIATE RELEASE", "contact"),
            ("MINISTRY OF SEA TRADE OF KESTRIA", "letterhead"),
            ("Minister Dorn opens the new quay at Larnwick", None),
            ("Larnwick, 4 March 2021", "dateline"),
            ("The Minister thanked the workers of the port and reaffirmed that the pact on coastal trade binds both sides.", None),
            ("The Ministry welcomes the arrival of the first ships and calls on the press to check its sources.", None),
            ("Press contact: press@sea.example", "contact"),
            ("###", "contact"),
        ),
        {
            "title": "Minister Dorn opens the new quay at Larnwick",
            "outlet": "Ministry of Sea Trade of Kestria",
            "genre": "official",
            "published": _day("2021-03-04"),
        },
    ),
    "readout": Page(
        (
            ("Office of the President of Valdoria", "letterhead"),
            ("Readout of President Alder’s call with Prime Minister Venn of Kestria", None),
            ("March 4, 2021", "date line"),
            ("The President spoke today with the Prime Minister. They agreed that the pact on coastal trade should be published.", None),
            ("The President underscored that Valdoria stands with its neighbours and will not ship arms through the strait.", None),
        ),
        {
            "title": "Readout of President Alder’s call with Prime Minister Venn of Kestria",
            "outlet": "Office of the President of Valdoria",
            "genre": "official",
            "published": _day("2021-03-04"),
        },
    ),
    "transcript": Page(
        (
            ("STRAIT COUNCIL FOR SEA TRADE FORUM", "masthead"),
            ("Weekly briefing by the spokeswoman", None),
            ("Transcript, 4 March 2021, 10:30", "date line"),
            ("Check against delivery", "contact"),
            ("MS. HARLOW: Good morning. The council has seen the reports about the boats, and I have two remarks on them.", None),
            ("QUESTION: Did forty boats cross the strait in the spring?", None),
            ("MS. HARLOW: We have counted eleven. I cannot speak for the rest.", None),
            ("QUESTION: Will there be sanctions?", None),
            ("MS. HARLOW: Not this week. Thank you all.", None),
        ),
        {"title": "Weekly briefing by the spokeswoman", "genre": "transcript", "authors": (), "published": _day("2021-03-04")},
    ),
    "newsletter": Page(
        (
            ("View this email in your browser", "subscription prompt"),
            ("THE QUAYSIDE WEEKLY", "masthead"),
            ("Issue 212 | 4 March 2021", "date line"),
            ("Boats by night, denials by day", None),
            *_ALL,
            ("You receive this newsletter because you subscribed. Unsubscribe at any time.", "subscription prompt"),
        ),
        {"title": "Boats by night, denials by day", "outlet": "Quayside Weekly", "published": _day("2021-03-04")},
    ),
    "local paper": Page(
        (
            ("LARNWICK VALLEY ECHO", "masthead"),
            ("The paper for the coast since 1923", "masthead"),
            ("Crane drivers count crates, and boats", None),
            ("By Bess Tarrow, Echo staff", "by-line"),
            ("Thursday, March 4, 2021", "date line"),
            *_ALL,
            ("Letters to the editor: 200 words or fewer, please.", "comment prompt"),
        ),
        {
            "title": "Crane drivers count crates, and boats",
            "authors": ("Bess Tarrow",),
            "outlet": "Larnwick Valley Echo",
            "genre": "news",
            "published": _day("2021-03-04"),
        },
    ),
    "blog": Page(
        (
            ("Notes from a wet quay", None),
            ("Posted on March 4, 2021 by Olav Strand", "date line"),
            *_ALL,
            ("I walked the quay twice this week, and my boots still hold the mud of it. I may have miscounted.", None),
            ("Filed under: boats, mud", "topic list"),
            ("Leave a comment", "comment prompt"),
        ),
        {"title": "Notes from a wet quay", "authors": ("Olav Strand",), "published": _day("2021-03-04")},
    ),
    "wire copy with the dateline on its own line": Page(
        (
            ("Kestria denies that boats crossed the strait", None),
            ("LARNWICK, Kestria, March 4 (Reuters)", "dateline"),
            *_ALL,
            ("(Reporting by Ivo Marlin in Larnwick; Editing by Jean Stroud)", "wire credit"),
        ),
        {"title": "Kestria denies that boats crossed the strait", "outlet": "Reuters", "genre": "news"},
    ),
    "translated agency": Page(
        (
            ("News / Coast", "navigation"),
            ("How many boats did Valdoria sell? What is known", None),
            ("Olena Marchuk, Bereh Daily", "by-line"),
            ("Thursday, 4 March 2021, 09:20", "date line"),
            *_ALL,
            ("Read also: A night on the breakwater", "see also"),
            ("Follow Bereh Daily on Telegram. If you notice an error, select the text and press Ctrl+Enter.", "sharing"),
        ),
        {
            "title": "How many boats did Valdoria sell? What is known",
            "authors": ("Olena Marchuk",),
            "outlet": "Bereh Daily",
            "origin": None,
            "published": _day("2021-03-04"),
        },
    ),
    "magazine": Page(
        (
            ("The Long Read", "section label"),
            ("A hundred years of the same quay", None),
            ("How two navies learned to look away", None),
            ("by Philip Ardmore", "by-line"),
            ("The Saltbury Weekly, 4 March 2021", "date line"),
            *_ALL,
            ("Philip Ardmore is the author of two books on the strait.", "author bio"),
        ),
        {
            "title": "A hundred years of the same quay",
            "authors": ("Philip Ardmore",),
            "outlet": "Saltbury Weekly",
            "genre": "analysis",
            "published": _day("2021-03-04"),
        },
    ),
    "PDF report": Page(
        (
            ("THE CENTRE FOR SEA LANES", "masthead"),
            ("Report No. 7", "section label"),
            ("Eleven crates a week: measuring a hidden trade", None),
            ("Ines Calder and Tom Rusk", "by-line"),
            ("April 2021", "date line"),
            ("Findings", None),
            *_ALL,
            ("Notes", "footnote"),
            ("1. Jan Weller, “The strait,” Review of Borders 4 (2018): 22.", "footnote"),
        ),
        {
            "title": "Eleven crates a week: measuring a hidden trade",
            "authors": ("Ines Calder", "Tom Rusk"),
            "outlet": "Centre for Sea Lanes",
            "genre": "analysis",
            "published": ("2021-04-01", "2021-04-30", "stated"),
        },
    ),
    "opinion in a review": Page(
        (
            ("Opinion", "section label"),
            ("The quay that nobody owns", None),
            ("Column by Edwin Farrow-Hale", "by-line"),
            ("The Northmoor Review, 4 March 2021", "date line"),
            *_ALL,
            ("Edwin Farrow-Hale writes on the sea. The views expressed in this column are his own.", "disclaimer"),
            ("Enjoyed this piece? Forward it to a friend, or subscribe from £4 a month.", "subscription prompt"),
        ),
        {"title": "The quay that nobody owns", "outlet": "Northmoor Review", "genre": "opinion", "published": _day("2021-03-04")},
    ),
    "caption without a credit, headlines without a heading": Page(
        (
            ("Harbour master counts forty boats", None),
            ("A crane loads crates onto a patrol boat in Larnwick on Friday, while guards stand on the quay.", "caption"),
            ("By Mara Quill", "by-line"),
            *_ALL,
            ("Grain ships leave the strait again", "see also"),
            ("Storm closes the coastal road for a second week", "see also"),
            ("What the treaty says about fishing", "see also"),
            ("Poll: most islanders want a bridge", "see also"),
        ),
        {"title": "Harbour master counts forty boats", "authors": ("Mara Quill",)},
    ),
    "freelance reportage": Page(
        (
            ("The ferry that waits for nobody", None),
            ("Reportage from both ends of the strait", None),
            ("By Tomas Wieliczko", "by-line"),
            ("for The Overwater Reader", "masthead"),
            ("LARNWICK —", "dateline"),
            *_ALL,
        ),
        {"title": "The ferry that waits for nobody", "authors": ("Tomas Wieliczko",), "outlet": "Overwater Reader"},
    ),
    "title in capitals, no masthead": Page(
        (
            ("KESTRIA HOSTS FORUM ON SEA TRADE", None),
            ("Ministers meet in Larnwick for two days", None),
            ("By Mara Quill", "by-line"),
            *_ALL,
        ),
        {"title": "KESTRIA HOSTS FORUM ON SEA TRADE", "outlet": None},
    ),
    "title that names an institute": Page(
        (
            ("Kestria Closes Its Marine Institute", None),
            ("Staff were told by letter", None),
            ("By Mara Quill", "by-line"),
            *_ALL,
        ),
        {"title": "Kestria Closes Its Marine Institute", "outlet": None, "authors": ("Mara Quill",)},
    ),
    "site with a subject over the title and two dates": Page(
        (
            ("Kestria", "section label"),
            ("‘We saw them’: the silent witnesses of the strait", None),
            ("Fishers tell of boats in the night", None),
            ("Jane Marlin in Larnwick and Tom Rusk in Kest", "by-line"),
            ("Thu 4 Mar 2021 10.00 GMT", "date line"),
            ("Last modified on Fri 5 Mar 2021 11.00 GMT", "date line"),
            *_ALL,
        ),
        {
            "title": "‘We saw them’: the silent witnesses of the strait",
            "authors": ("Jane Marlin", "Tom Rusk"),
            "published": _day("2021-03-04"),
        },
    ),
    "institute's daily assessment": Page(
        (
            ("Institute for the Study of Sea Lanes", "masthead"),
            ("Strait Assessment, Spring Campaign", None),
            ("Jane Marlin, Tom Rusk, and Ida Moss", "by-line"),
            ("March 4, 2021, 7:30pm ET", "date line"),
            *_ALL,
        ),
        {
            "title": "Strait Assessment, Spring Campaign",
            "outlet": "Institute for the Study of Sea Lanes",
            "authors": ("Jane Marlin", "Tom Rusk", "Ida Moss"),
            "published": _day("2021-03-04"),
        },
    ),
    "readout of a president's office": Page(
        (
            ("THE PRESIDENCY", "letterhead"),
            ("Office of the Press Secretary", "letterhead"),
            ("FOR IMMEDIATE RELEASE", "contact"),
            ("March 4, 2021", "date line"),
            ("Readout of President Alder’s Call with Prime Minister Venn", None),
            (_DENIED, None),
        ),
        {"title": "Readout of President Alder’s Call with Prime Minister Venn", "genre": "official", "published": _day("2021-03-04")},
    ),
    "writers on lines of their own, and where they reported from": Page(
        (
            ("World", "section label"),
            ("Kestria Denies Report of Boats", None),
            ("By Jane Marlin", "by-line"),
            ("and", "by-line"),
            ("Tom Rusk", "by-line"),
            ("Jane Marlin reported from Larnwick and Tom Rusk from Kest.", "wire credit"),
            ("March 4, 2021 at 5:00 p.m. EST", "date line"),
            *_ALL,
        ),
        {"title": "Kestria Denies Report of Boats", "authors": ("Jane Marlin", "Tom Rusk"), "published": _day("2021-03-04")},
    ),
    "agency signed by its staff": Page(
        (
            ("Kestria denies report of boats", None),
            ("By Reuters Staff", "by-line"),
            ("March 4, 2021 3:10 PM UPDATED 2 YEARS AGO", "date line"),
            *_ALL,
        ),
        {"outlet": "Reuters", "authors": (), "genre": "news", "published": _day("2021-03-04")},
    ),
    "title that could be a body's name": Page(
        (
            ("The Security Council", None),
            ("What it can and cannot do about boats", None),
            ("By Jane Marlin", "by-line"),
            *_ALL,
        ),
        {"title": "The Security Council", "outlet": None},
    ),
}
