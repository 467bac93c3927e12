"""Pages written for these tests, with invented outlets, writers and officials, each line with the verdict it must get."""

from __future__ import annotations

from dataclasses import dataclass, field

LEAD = "Valdoria has shipped forty drones to its southern neighbour since the spring, two people who saw the crates at the border said."
SECOND = (
    "The foreign ministry in the capital denied the report and called it an invention of hostile services. It gave no details of its own."
)
THIRD = "The two governments signed a pact in 2019, and traders say that convoys have crossed the pass every week since then."


@dataclass(frozen=True)
class Page:
    """Lines with the reason each must get; None: article text."""

    lines: tuple[tuple[str, str | None], ...]
    expected: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """A dateline stands in the line of the first paragraph."""
        return "\n\n".join(line for line, _ in self.lines).replace(" –\n\n", " – ").replace(" -\n\n", " - ")


PAGES: dict[str, Page] = {
    "US daily": Page(
        (
            ("World", "section label"),
            ("Valdoria arms its neighbour, witnesses say", None),
            ("By Mara Lindqvist and Tom O’Dell, Staff Writers", "by-line"),
            ("Nov. 6, 2022 at 5:30 p.m. EST", "date line"),
            ("A convoy crosses the Hesse pass on Friday. (Lena Ortiz/The Harbor Ledger)", "caption"),
            (LEAD, None),
            ("Advertisement", "advertisement"),
            (SECOND, None),
            ("What the crates held", None),
            (THIRD, None),
            ("Sign up for our weekly World newsletter", "subscription prompt"),
            ("“We saw them at dawn,” said Ana Petrova, who sells tea at the pass. “Nobody hid them.”", None),
            ("Read more: How the pact was made", "see also"),
            ("© 2022 The Harbor Ledger. All rights reserved.", "copyright"),
        ),
        {
            "title": "Valdoria arms its neighbour, witnesses say",
            "authors": ("Mara Lindqvist", "Tom O’Dell"),
            "outlet": "Harbor Ledger",
            "genre": "news",
            "published": ("2022-11-06", "2022-11-06", "stated"),
        },
    ),
    "UK tabloid": Page(
        (
            ("‘THEY CAME AT NIGHT’", None),
            ("By JACK MARLOWE FOR THE DAILY TROT", "by-line"),
            ("PUBLISHED: 14:21, 3 March 2023 | UPDATED: 09:10, 4 March 2023", "date line"),
            ("33 shares", "sharing"),
            ("12 View comments", "comment prompt"),
            (LEAD, None),
            ("Pictured: a crate said to hold a drone", "caption"),
            (SECOND, None),
            ("Share this article", "sharing"),
            (THIRD, None),
            ("Have your say in the comments", "comment prompt"),
        ),
        {"authors": ("Jack Marlowe",), "published": ("2023-03-03", "2023-03-03", "stated")},
    ),
    "agency": Page(
        (
            ("Valdoria denies drone shipments", None),
            ("TEHRAN, Nov. 06 (MNA) –", "dateline"),
            (SECOND, None),
            (THIRD, None),
            ("MNA/5623", "wire credit"),
        ),
        {"genre": "news", "outlet": "Mehr News Agency"},
    ),
    "wire copy": Page(
        (
            ("Exclusive: Valdoria ships drones, sources say", None),
            ("HESSE, Valdoria, Nov 6 (Reuters) -", "dateline"),
            (LEAD, None),
            (SECOND, None),
            ("(Reporting by Ida Moss in Hesse; Writing by Carl Venn; Editing by Sue Platt)", "wire credit"),
            ("Our Standards: The Thomson Reuters Trust Principles.", "wire credit"),
        ),
        {"genre": "news", "outlet": "Reuters"},
    ),
    "think tank": Page(
        (
            ("Policy Brief", "section label"),
            ("Crates over the pass: how Valdoria arms its neighbour", None),
            ("Dr. Helen Aster", "by-line"),
            ("March 2021", "date line"),
            ("Executive summary", None),
            (LEAD, None),
            (THIRD, None),
            ("Recommendations", None),
            ("Parliaments should ask for the list of what was shipped before they renew the trade pact with the capital.", None),
            ("Notes", "footnote"),
            ("1. Jan Weller, “Convoys of the pass,” Review of Borders 4 (2018): 22.", "footnote"),
            ("[2] Ibid., p. 30.", "footnote"),
            ("About the author", "author bio"),
            ("Helen Aster is a senior fellow at the Northgate Institute, where she works on arms transfers.", "author bio"),
            ("The Northgate Institute does not take institutional positions on public policy issues.", "disclaimer"),
        ),
        {"authors": ("Helen Aster",), "genre": "analysis", "published": ("2021-03-01", "2021-03-31", "stated")},
    ),
    "press release": Page(
        (
            ("MINISTRY OF FOREIGN AFFAIRS OF VALDORIA", "letterhead"),
            ("FOR IMMEDIATE RELEASE", "contact"),
            ("Minister Orlan receives the ambassador of Kestria", None),
            ("6 November 2022", "date line"),
            ("The Minister thanked the ambassador for the grain that Kestria sent after the flood and reaffirmed the pact of 2019.", None),
            ("The Ministry condemns the reports about drones as an invention and calls on the press to check its sources.", None),
            ("Media contact: press@mfa.example", "contact"),
            ("###", "contact"),
        ),
        {
            "genre": "official",
            "title": "Minister Orlan receives the ambassador of Kestria",
            "published": ("2022-11-06", "2022-11-06", "stated"),
            "outlet": "Ministry of Foreign Affairs of Valdoria",
        },
    ),
    "transcript": Page(
        (
            ("Department press briefing, February 14, 2020", None),
            ("MR. HOLT: Good afternoon, everyone. I have one announcement about the pass before your questions.", None),
            ("QUESTION: Have drones been shipped since the spring, as two witnesses say?", None),
            ("MR. HOLT: We have seen the reports. I have nothing to confirm today.", None),
            ("QUESTION: Do you deny them?", None),
            ("MR. HOLT: I do not deny or confirm reports. Thank you.", None),
            ("QUESTION: Thank you.", None),
        ),
        {"genre": "transcript"},
    ),
    "opinion": Page(
        (
            ("Opinion", "section label"),
            ("Stop the convoys now", None),
            ("Ruth Calder", "by-line"),
            ("Ruth Calder", "by-line"),
            (LEAD, None),
            ("We must stop them, and Congress should vote on it before the snow melts.", None),
            ("Ruth Calder is a columnist who writes on the mountain states.", "author bio"),
            (
                (
                    "The views expressed in this article are the author’s own and do not "
                    "necessarily reflect the editorial policy of The Pass Tribune."
                ),
                "disclaimer",
            ),
            ("This article was first published in the Valley Courier.", "origin note"),
        ),
        {"genre": "opinion", "authors": ("Ruth Calder",), "origin": "Valley Courier", "outlet": "Pass Tribune"},
    ),
    "newsletter": Page(
        (
            ("View this email in your browser", "subscription prompt"),
            ("The Morning Pass", None),
            ("Was this email forwarded to you? Sign up here.", "subscription prompt"),
            (LEAD, None),
            (SECOND, None),
            ("Unsubscribe | Manage preferences", "subscription prompt"),
        ),
    ),
    "blog": Page(
        (
            ("Notes from the pass", None),
            ("Posted on June 2, 2021 by Olav Brandt", "date line"),
            (LEAD, None),
            ("I walked there twice last year, and my boots still hold the mud of that road. I would go again.", None),
            ("Tags: drones, pass, Valdoria", "topic list"),
            ("Leave a comment", "comment prompt"),
            ("Share this:", "sharing"),
            ("Related posts", "see also"),
            ("A winter on the road", "see also"),
            ("Who owns the pass?", None),
        ),
        {"published": ("2021-06-02", "2021-06-02", "stated")},
    ),
    "donations": Page(
        (
            ("Convoys cross the pass", None),
            (LEAD, None),
            (THIRD, None),
            ("Before you go...", "donation prompt"),
            (
                (
                    "The Valley Courier lives on gifts from readers like you. Please "
                    "donate today. Your gift, large or small, pays for our reporting."
                ),
                "donation prompt",
            ),
            ("We use cookies to improve your visit. By continuing to browse this site you accept our cookie policy.", "cookie notice"),
            ("Topics", "topic list"),
            ("Thanks for coming back! You are a valued Valley Courier subscriber.", "subscription prompt"),
        ),
        {"outlet": "Valley Courier"},
    ),
}
