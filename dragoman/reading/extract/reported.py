"""Indirect speech, beliefs, hopes, demands and denials: cues that take their content by grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.reading.extract import attributed, speakers
from dragoman.reading.extract.clauses import child, children, finite, group, negated, own_subject, passive, spans, subject, subtree, without
from dragoman.reading.extract.cues import CueWord, Frame, cues
from dragoman.reading.extract.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
# The shortest clause: subject, verb, complement.
_CLAUSE = 2
_WH = frozenset({"whether", "how", "why", "what", "who", "where", "when", "if"})


def find(passage: Passage) -> Iterator[tuple[Token, Draft]]:
    """Each cue token of a passage with its draft."""
    for token in passage.doc:
        draft = _read(passage, token)
        if draft is not None:
            yield token, draft


def _read(passage: Passage, token: Token) -> Draft | None:
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        return attributed.of_according(passage, token)
    if token.pos_ in {"VERB", "AUX"}:
        return attributed.seeming(passage, token) if lemma in cues().seeming else _verb(passage, token)
    if token.pos_ == "NOUN":
        return attributed.of_noun(passage, token) or attributed.of_view(passage, token)
    if token.pos_ == "ADJ":
        return attributed.of_adjective(passage, token)
    return attributed.of_adverb(passage, token) if token.lower_ in cues().adverbs else None


# ---- verbs


def _verb(passage: Passage, verb: Token) -> Draft | None:
    for frame, reader in _READERS:
        word = cues().word("verbs", verb.lemma_.lower(), frame)
        pieces = reader(verb, word) if word is not None else []
        content = spans(passage, pieces)
        if word is not None and content:
            return _from_verb(passage, verb, word, frame, pieces)
    return None


def _from_verb(passage: Passage, verb: Token, word: CueWord, frame: Frame, pieces: list[Range]) -> Draft | None:
    cue = [group(verb)]
    if frame == "preposition":
        prep = attributed.preposition(verb, word)
        cue = (
            [(cue[0][0], prep.i + 1)]
            if prep is not None and prep.i == cue[0][1]
            else cue + ([(prep.i, prep.i + 1)] if prep is not None else [])
        )
    voice = passive(verb)
    speaker = speakers.of_verb(passage, verb, passive=voice)
    if not speaker.span and not voice and subject(verb) is None and frame != "clause":
        return None
    if frame == "as" and any(t.lower_ in cues().false for p in pieces for t in verb.doc[p[0] : p[1]]):
        word = replace(word, stance="denies", negated="open")
    return Draft(
        word=word, cue=spans(passage, cue), speaker=speaker, content=spans(passage, pieces), negated=negated(verb),
        certainty="probable" if voice and len(pieces) > 1 and not speaker.span and word.certainty == "certain" else None,
        confidence=_TRUST[frame] if speaker.span else 0.5,
    )  # fmt: skip


def _clause(verb: Token, word: CueWord) -> list[Range]:
    comp = _complement(verb)
    if comp is not None:
        return [_outside(_to_the_end(comp), verb)]
    lifted = _lifted(verb)
    if lifted:
        return lifted
    return _parenthesis(verb) or _after_that(verb)


def _after_that(verb: Token) -> list[Range]:
    """What follows "that" to the sentence's end, where the parse lost the clause ("said after a vote that ...")."""
    if cues().word("verbs", verb.lemma_.lower(), "quote") is None or not finite(verb):
        return []
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "IN" and token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            return [(token.i, verb.sent.end)]
    return []


def _complement(verb: Token) -> Token | None:
    particles = word_particles(verb)
    for comp in children(verb, "ccomp", "xcomp"):
        if comp.dep_ == "xcomp" and not _wh(comp):
            continue
        marked = _wh(comp) or any(c.dep_ == "mark" and c.lower_ == "that" for c in comp.children)
        if marked or _bare(verb, comp):
            return comp if particles else None
    return None


def _bare(verb: Token, comp: Token) -> bool:
    """Whether a clause without a mark is the verb's content. What is said needs no check: taggers stumble over the verb inside it."""
    if verb.lemma_ in cues().marked and comp.i > verb.i:
        return False
    sayable = verb.lemma_ in {"say", "tell", "argue", "insist", "claim"} and comp.right_edge.i - comp.left_edge.i >= _CLAUSE
    return sayable or (finite(comp) and own_subject(comp) is not None)


def word_particles(verb: Token) -> bool:
    """Whether a verb that needs its particle has it (only "point out" speaks, "point" does not)."""
    return verb.lemma_ != "point" or child(verb, "prt") is not None


def _to_the_end(comp: Token) -> Range:
    """The clause, with the verb that the parse cut off from a long subject ("that an America preoccupied with ... | would be ...")."""
    start, end = subtree(comp)
    doc = comp.doc
    cut = end < comp.sent.end and doc[end].tag_ in {"MD", "VBD", "VBZ", "VBP"} and doc[start].lower_ == "that"
    return (start, comp.sent.end) if cut else (start, end)


def _wh(comp: Token) -> bool:
    return comp.left_edge.lower_ in _WH or any(c.lower_ in _WH for c in comp.children if c.i < comp.i)


def _outside(content: Range, verb: Token) -> Range:
    """A content range that never swallows the cue (the parse hangs inverted clauses round it)."""
    if content[0] <= verb.i < content[1]:
        lead = own_subject(verb)
        return (content[0], min(verb.i, lead.left_edge.i if lead is not None and lead.i < verb.i else verb.i))
    return content


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
    if child(verb, "dobj", "ccomp", "prep", "xcomp") is not None or verb.head.pos_ not in {"VERB", "AUX"}:
        return []
    return list(without(subtree(verb.head), subtree(verb)))


def _gerund(verb: Token, word: CueWord) -> list[Range]:
    return [subtree(c) for c in children(verb, "xcomp", "ccomp") if c.tag_ == "VBG"][:1]


def _infinitive(verb: Token, word: CueWord) -> list[Range]:
    comp = child(verb, "xcomp")
    if comp is None or passive(verb) or own_subject(comp) is not None or child(verb, "dobj") is not None:
        return []
    return [subtree(comp)] if any(c.dep_ == "aux" and c.lower_ == "to" for c in comp.children) else []


def _person(verb: Token, word: CueWord) -> list[Range]:
    comp = next((c for c in children(verb, "xcomp", "ccomp") if any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)), None)
    if comp is None:
        return []
    if passive(verb) and (lead := own_subject(verb)) is not None:
        return [subtree(lead), subtree(comp)]
    person = child(verb, "dobj") or own_subject(comp)
    return [(min(person.left_edge.i, comp.left_edge.i), comp.right_edge.i + 1)] if person is not None else []


def _object(verb: Token, word: CueWord) -> list[Range]:
    if passive(verb):
        lead = own_subject(verb)
        return [subtree(lead)] if lead is not None and child(verb, "agent") is not None else []
    found = child(verb, "dobj")
    if found is not None and verb.lemma_ == "see" and found.lemma_ not in cues().sights:
        return []
    return [subtree(found)] if found is not None and found.lower_ not in {"who", "what", "which", "that"} else []


def _as(verb: Token, word: CueWord) -> list[Range]:
    """Described Y as Z; called Y Z; what X calls Z; Y is seen as Z."""
    told = next(
        (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"as", "to"} and (c.lower_ == "as" or verb.lemma_ in _TO)), None
    )
    told = told or child(verb, "oprd") or _small_clause(verb) or next(iter(children(verb, "dobj")[1:]), None)
    thing = own_subject(verb) if passive(verb) else child(verb, "dobj")
    agent = child(verb, "agent")
    for noun in (n for n in (thing, child(agent, "pobj") if agent is not None else None) if n is not None and told is None):
        told = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if told is None:
        return []
    if thing is None or thing.lower_ in {"what", "which", "that", "who"}:
        return [subtree(told)]
    if passive(verb):
        return [subtree(thing), subtree(told)]
    return [(min(thing.left_edge.i, told.left_edge.i), max(thing.right_edge.i, told.right_edge.i) + 1)]


_TO = frozenset({"liken", "compare"})


def _small_clause(verb: Token) -> Token | None:
    if verb.lemma_ not in {"call", "label", "brand", "dub", "deem", "consider"}:
        return None
    return next(
        (c for c in children(verb, "ccomp", "xcomp") if not finite(c) and not any(a.lower_ == "to" for a in children(c, "aux"))), None
    )


def _charge(verb: Token, word: CueWord) -> list[Range]:
    """Accused Y of Z; blamed Y for Z; Y is accused of Z."""
    thing = own_subject(verb) if passive(verb) else child(verb, "dobj")
    told = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "with", "on"}), None)
    if thing is None or thing.i == verb.i:
        return []
    if told is None:
        return [subtree(thing)] if verb.lemma_ in {"blame", "accuse"} and not passive(verb) else []
    if passive(verb):
        return [subtree(thing), subtree(told)]
    return [(min(thing.left_edge.i, told.left_edge.i), max(thing.right_edge.i, told.right_edge.i) + 1)]


_READERS: tuple[tuple[Frame, Callable[[Token, CueWord], list[Range]]], ...] = (
    ("clause", _clause), ("gerund", _gerund), ("as", _as), ("charge", _charge), ("person", _person),
    ("infinitive", _infinitive), ("preposition", attributed.after_preposition), ("object", _object),
)  # fmt: skip
_TRUST: dict[Frame, float] = {
    "clause": 0.9, "gerund": 0.8, "as": 0.7, "charge": 0.8, "person": 0.7, "infinitive": 0.7, "preposition": 0.6, "object": 0.6,
    "quote": 0.9,
}  # fmt: skip
