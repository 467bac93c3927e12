"""The clause that a cue takes as its content: behind it, before it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.extract.clauses import child, children, finite, own_subject, passive, subtree, without
from dragoman.reading.extract.cues import CueWord, cues

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
# The shortest clause: subject, verb, complement.
_CLAUSE = 2
_WH = frozenset({"whether", "how", "why", "what", "who", "where", "when", "if"})
_BREAKS = frozenset({";", ":"})
_TELLERS = frozenset({"tell", "inform", "assure", "warn", "remind", "say"})
_RELATIVES = frozenset({"which", "that", "who", "what"})


def clause(verb: Token, word: CueWord) -> list[Range]:
    """The content clause of a verb, in pieces where the cue stands inside it."""
    comp = _complement(verb)
    if comp is not None:
        return _around(_to_the_end(comp), verb)
    return _lifted(verb) or _broken_in(verb) or _parenthesis(verb) or _run_on(verb) or after_that(verb) or _tail(verb)


def _complement(verb: Token) -> Token | None:
    particles = _particle(verb)
    for comp in children(verb, "ccomp", "xcomp"):
        joined = verb.dep_ == "relcl" and comp.i > verb.i and comp.doc[comp.left_edge.i - 1].lower_ == "and"
        if (comp.dep_ == "xcomp" and not _wh(comp)) or _cut_off(comp, verb) or joined:
            continue
        marked = _wh(comp) or any(c.dep_ == "mark" and c.lower_ == "that" for c in comp.children)
        if marked or _bare(verb, comp):
            return comp if particles else None
    return None


def _cut_off(comp: Token, verb: Token) -> bool:
    """Whether a semicolon or colon parts the verb from a clause before it: then that clause is the author's own."""
    return comp.i < verb.i and any(t.text in _BREAKS for t in verb.doc[comp.i : verb.i])


def _bare(verb: Token, comp: Token) -> bool:
    """Whether a clause without a mark is the verb's content. What is said needs no check: taggers stumble over the verb inside it."""
    if verb.lemma_ in cues().marked and comp.i > verb.i:
        return False
    if (
        verb.dep_ == "pcomp"
        and (lead := own_subject(comp)) is not None
        and any(t.text == "," for t in verb.doc[verb.i : max(lead.i, verb.i)])
    ):
        return False
    if verb.lemma_ == "expect" and verb.tag_ == "VBG":
        return False
    sayable = verb.lemma_ in {"say", "tell", "argue", "insist", "claim"} and comp.right_edge.i - comp.left_edge.i >= _CLAUSE
    return sayable or (finite(comp) and own_subject(comp) is not None)


def _particle(verb: Token) -> bool:
    """Whether a verb that needs its particle has it (only "point out" speaks, "point" does not)."""
    return verb.lemma_ != "point" or child(verb, "prt") is not None


def _to_the_end(comp: Token) -> Range:
    """The clause, with the verb that the parse cut off from a long subject ("that a harbour full of wrecks ... | would be ...")."""
    start, end = subtree(comp)
    doc = comp.doc
    start = max((t.i + 1 for t in doc[start : comp.i] if t.text in _BREAKS), default=start)
    for other in children(comp, "conj"):
        if _next_speaker(comp, other):
            return start, max((c.i for c in children(comp, "cc") if c.i < other.i), default=int(other.left_edge.i))
    cut = end < comp.sent.end and doc[end].tag_ in {"MD", "VBD", "VBZ", "VBP"} and doc[start].lower_ == "that"
    return (start, comp.sent.end) if cut else (start, end)


def _next_speaker(comp: Token, other: Token) -> bool:
    """Whether a clause joined to a content by a comma is another speaker's word ("told him that ..., and the ministry denied it")."""
    speaks = _speaks(other) or other.lemma_ in {"call", "deny", "reject"}
    unmarked = not any(m.lower_ == "that" for m in children(other, "mark"))
    apart = any(c.dep_ == "cc" and c.doc[c.i - 1].text == "," for c in comp.children if comp.i < c.i < other.i)
    return speaks and unmarked and apart and own_subject(other) is not None


def _wh(comp: Token) -> bool:
    return comp.left_edge.lower_ in _WH or any(c.lower_ in _WH for c in comp.children if c.i < comp.i)


def _around(content: Range, verb: Token) -> list[Range]:
    """A content that never swallows the cue: what stands before it, or the relative before and the clause behind ("which they say is")."""
    if not content[0] <= verb.i < content[1]:
        return [content]
    lead = own_subject(verb)
    before = (content[0], min(verb.i, lead.left_edge.i if lead is not None and lead.i < verb.i else verb.i))
    relative = before[1] - before[0] == 1 and verb.doc[before[0]].lower_ in _RELATIVES
    return [before, (verb.i + 1, content[1])] if relative else [before]


def _lifted(verb: Token) -> list[Range]:
    """X is said (believed, reported, expected) to ...: the subject belongs to the content."""
    comp, lead = child(verb, "xcomp"), own_subject(verb)
    if comp is None or lead is None or not passive(verb) or not any(c.dep_ == "aux" and c.lower_ == "to" for c in comp.children):
        return []
    return [subtree(lead), subtree(comp)]


def _parenthesis(verb: Token) -> list[Range]:
    """The talks, the ministry says, have failed. / As the ministry says, ..."""
    like_as = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ != "parataxis" and not like_as:
        return []
    held = child(verb, "ccomp", "xcomp") or (child(verb, "dobj", "prep") if verb.lemma_ != "tell" else None)
    if held is not None or verb.head.pos_ not in {"VERB", "AUX"}:
        return []
    outer = verb.head
    while outer.dep_ == "advcl" and verb.dep_ == "parataxis" and outer.head.i < verb.i < outer.i:
        outer = outer.head
    return list(without(subtree(outer), subtree(verb)))


def _broken_in(verb: Token) -> list[Range]:
    """Minsk, he told reporters, bore the blame: the parse makes the speaker's verb the main one."""
    lead, doc = own_subject(verb), verb.doc
    later = next((c for c in children(verb, "conj") if c.pos_ == "VERB" and finite(c) and own_subject(c) is None), None)
    if lead is None or later is None or lead.left_edge.i < 2 or doc[lead.left_edge.i - 1].text != "," or child(verb, "cc") is not None:
        return []
    apart = doc[later.left_edge.i - 1].text == "," and verb.left_edge.i < lead.left_edge.i - 1
    return [(verb.left_edge.i, lead.left_edge.i - 1), (later.left_edge.i, later.right_edge.i + 1)] if apart else []


def _run_on(verb: Token) -> list[Range]:
    """The bridge is gone, the minister repeated: the parse takes the two clauses for a pair."""
    lead = own_subject(verb)
    if verb.dep_ != "conj" or lead is None or lead.i > verb.i or verb.head.pos_ not in {"VERB", "AUX"}:
        return []
    joined = any(c.dep_ == "cc" for c in verb.head.children if verb.head.i < c.i < verb.i)
    at = lead.left_edge.i
    if joined or at == 0 or verb.doc[at - 1].text != "," or child(verb, "dobj", "prep", "xcomp") is not None:
        return []
    return [(verb.head.left_edge.i, at - 1)]


def _speaks(verb: Token) -> bool:
    return cues().word("verbs", verb.lemma_.lower(), "quote") is not None


def after_that(verb: Token) -> list[Range]:
    """What follows "that", where the parse lost the clause ("denied in calls with ... that", "said after a vote that")."""
    told = finite(verb) or (verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is not None)
    if not _speaks(verb) or not told or (passive(verb) and verb.lemma_ not in _TELLERS):
        return []
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ in {"citing", "quoting"}:
            continue
        if token.text in _BREAKS or (token.pos_ == "VERB" and (_speaks(token) or finite(token))):
            return []
        if token.lower_ == "that" and token.nbor(-1).lower_ not in {"and", "or"} and _opens_clause(token, verb):
            end = _next_word(verb, token)
            return [(token.i, end)] if any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[token.i : end]) else []
    return []


def _next_word(verb: Token, that: Token) -> int:
    """Where the speaker's next word begins ("acknowledged that ..., but said ..."), else the sentence's end."""
    others = (c for c in children(verb, "conj") if c.i > that.i and c.pos_ == "VERB" and own_subject(c) is None)
    return min((c.left_edge.i for c in others), default=int(verb.sent.end))


def _opens_clause(that: Token, verb: Token) -> bool:
    """Whether a "that" begins a clause with a subject of its own, and does not just hang on the verb's object."""
    doc, after = that.doc, that.i + 1
    filled = that.dep_ == "dobj" and any(c.i > that.head.i for c in children(that.head, "dobj"))
    pronoun = that.tag_ == "DT" or (that.dep_ in {"nsubj", "nsubjpass", "dobj"} and not filled)
    if after >= len(doc) or doc[after].pos_ in {"VERB", "AUX"} or pronoun:
        return False
    before = doc[that.i - 1]
    return not (before.dep_ in {"dobj", "attr"} and before.head.i == verb.i and verb.lemma_ not in _TELLERS)


def _tail(verb: Token) -> list[Range]:
    """What follows "says" where the parse gave its clause away ("A offers help; B says C caused the delay")."""
    lead, end = own_subject(verb), verb.sent.end
    if verb.lemma_ != "say" or not finite(verb) or lead is None or lead.i > verb.i or verb.i + 1 >= end:
        return []
    broken = any(_cut_off(c, verb) for c in children(verb, "ccomp"))
    behind = verb.doc[verb.i + 1 : end]
    told = any(t.pos_ in {"VERB", "AUX"} and finite(t) for t in behind) and behind[0].pos_ not in {"ADP", "PUNCT", "CCONJ"}
    return [(verb.i + 1, end)] if broken and told else []
