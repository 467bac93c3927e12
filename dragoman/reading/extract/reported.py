"""Indirect speech, beliefs, hopes, demands and denials: cues that take their content by grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.reading.extract import attributed, complements, speakers
from dragoman.reading.extract.clauses import child, children, finite, group, negated, own_subject, passive, spans, subject, subtree
from dragoman.reading.extract.cues import CueWord, Frame, cues
from dragoman.reading.extract.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
# Forms whose lemma the tagger takes from another word ("hopes" from "hop").
_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
_BARRED = frozenset({"unable", "fail", "decline", "refuse", "impossible", "hard", "difficult"})


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
    if token.tag_ == "VBN" and (held := attributed.convinced(passage, token)) is not None:
        return held
    if token.pos_ in {"VERB", "AUX"}:
        return attributed.seeming(passage, token) if lemma in cues().seeming else _verb(passage, token)
    if token.pos_ == "NOUN":
        return attributed.of_noun(passage, token) or attributed.of_view(passage, token)
    if token.pos_ == "ADJ":
        return attributed.of_adjective(passage, token)
    return attributed.of_adverb(passage, token) if token.lower_ in cues().adverbs else None


# ---- verbs


def _verb(passage: Passage, verb: Token) -> Draft | None:
    lemma = _LEMMAS.get(verb.lower_, verb.lemma_.lower())
    if verb.dep_ == "aux" and lemma.endswith("s"):
        lemma = lemma[:-1]
    for frame, reader in _READERS:
        word = cues().word("verbs", lemma, frame)
        pieces = reader(verb, word) if word is not None else []
        content = spans(passage, pieces)
        if word is not None and content:
            return _from_verb(passage, verb, word, frame, pieces)
    return None


def _names_source(verb: Token) -> bool:
    """Citing two officials: the words before rest on them, which their ``basis`` tells."""
    return verb.lower_ in {"citing", "quoting"} and verb.dep_ in {"advcl", "acl"}


def _from_verb(passage: Passage, verb: Token, word: CueWord, frame: Frame, pieces: list[Range]) -> Draft | None:
    cue = [group(verb)]
    if frame == "preposition":
        prep = attributed.preposition(verb, word)
        cue = (
            [(cue[0][0], prep.i + 1)]
            if prep is not None and prep.i == cue[0][1]
            else cue + ([(prep.i, prep.i + 1)] if prep is not None else [])
        )
    voice = passive(verb) and not _misread(verb)
    speaker = speakers.of_verb(passage, verb, passive=voice)
    if (not speaker.span and not voice and subject(verb) is None and frame != "clause") or _impersonal(verb) or _names_source(verb):
        return None
    if frame == "as" and any(t.lower_ in cues().false for p in pieces for t in verb.doc[p[0] : p[1]]):
        word = replace(word, stance="denies", negated="open")
    if _supposed(verb):
        word = replace(word, stance="open", negated="open", certainty="unknown")
    return Draft(
        word=word, cue=spans(passage, cue), speaker=speaker, content=spans(passage, pieces), negated=negated(verb) or _barred(verb),
        certainty="probable" if voice and len(pieces) > 1 and not speaker.span and word.certainty == "certain" else None,
        confidence=_TRUST[frame] if speaker.span else 0.5,
    )  # fmt: skip


def _misread(verb: Token) -> bool:
    """A past tense that the parse takes for a participle: "The diplomat, a career man, conceded that ..."."""
    alone = verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and child(verb, "agent") is None
    return alone and verb.i > 0 and verb.doc[verb.i - 1].text == "," and child(verb, "ccomp") is not None


def _impersonal(verb: Token) -> bool:
    """Speech that nobody does: "a way to say so", "it would be wrong to speak of", "needs to be seen as"."""
    lead = subject(verb)
    named = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in _NAMES and child(verb, "agent") is None
    if (lead is not None and lead.lower_ == "you") or named or (verb.dep_ == "xcomp" and verb.head.lemma_ == "need"):
        return True
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if verb.dep_ == "acl" and own_subject(verb) is None:
        return verb.head.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.head.lemma_ in {"way", "reason", "chance", "time"}
    return lead is not None and lead.lower_ == "it" and own_subject(verb) is None and child(lead.head, "acomp", "attr") is not None


def _supposed(verb: Token) -> bool:
    """Whether the speech itself is only supposed: "if it were proven that", "should it be shown that"."""
    lead = own_subject(verb)
    turned = any(c.dep_ == "aux" and c.lower_ in {"should", "were", "had"} and lead is not None and c.i < lead.i for c in verb.children)
    return turned or any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "lest"} for c in verb.children)


def _barred(verb: Token) -> bool:
    """Whether a word above keeps the speech from happening: "was unable to confirm", "declined to say"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _BARRED


def _gerund(verb: Token, word: CueWord) -> list[Range]:
    if verb.dep_ == "aux" and verb.head.tag_ == "VBG":
        return [(verb.head.i, verb.head.right_edge.i + 1)]
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
    found = child(verb, "dobj") or _held_back(verb)
    if found is not None and verb.lemma_ == "see" and found.lemma_ not in cues().sights:
        return []
    if found is not None and found.head.i != verb.i:
        return [(found.left_edge.i, found.head.right_edge.i + 1)]
    return [subtree(found)] if found is not None and found.lower_ not in {"who", "what", "which", "that"} else []


def _held_back(verb: Token) -> Token | None:
    """The object behind its own verdict: "rejected as quite wrong the charge"."""
    if not _rejects(verb):
        return None
    verdict = next((c for c in verb.children if c.i > verb.i and any(t.lower_ == "as" for t in c.subtree)), None)
    return child(verdict, "dobj") if verdict is not None else None


def _rejects(verb: Token) -> bool:
    """Whether a verb rejects its object."""
    word = cues().word("verbs", verb.lemma_.lower(), "object")
    return word is not None and word.stance == "denies"


def _as(verb: Token, word: CueWord) -> list[Range]:
    """Described Y as Z; called Y Z; what X calls Z; Y is seen as Z."""
    told = next(
        (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"as", "to"} and (c.lower_ == "as" or verb.lemma_ in _TO)), None
    )
    told = told or child(verb, "oprd") or _small_clause(verb) or _second(verb)
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
_NAMES = frozenset({"call", "label", "brand", "dub", "deem", "consider", "term"})


def _second(verb: Token) -> Token | None:
    return next(iter(children(verb, "dobj")[1:]), None) if verb.lemma_ in _NAMES else None


def _small_clause(verb: Token) -> Token | None:
    if verb.lemma_ not in _NAMES:
        return None
    return next(
        (c for c in children(verb, "ccomp", "xcomp") if not finite(c) and not any(a.lower_ == "to" for a in children(c, "aux"))), None
    )


def _charge(verb: Token, word: CueWord) -> list[Range]:
    """Accused Y of Z; blamed Y for Z; Y is accused of Z."""
    thing = own_subject(verb) if passive(verb) else child(verb, "dobj")
    told = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "with", "on"} and c.i > verb.i), None)
    if thing is None or thing.i == verb.i:
        return []
    if told is None:
        return [subtree(thing)] if verb.lemma_ in {"blame", "accuse"} and not passive(verb) else []
    if passive(verb):
        return [subtree(thing), subtree(told)]
    return [(min(thing.left_edge.i, told.left_edge.i), max(thing.right_edge.i, told.right_edge.i) + 1)]


_READERS: tuple[tuple[Frame, Callable[[Token, CueWord], list[Range]]], ...] = (
    ("clause", complements.clause), ("gerund", _gerund), ("as", _as), ("charge", _charge), ("person", _person),
    ("infinitive", _infinitive), ("preposition", attributed.after_preposition), ("object", _object),
)  # fmt: skip
_TRUST: dict[Frame, float] = {
    "clause": 0.9, "gerund": 0.8, "as": 0.7, "charge": 0.8, "person": 0.7, "infinitive": 0.7, "preposition": 0.6, "object": 0.6,
    "quote": 0.9,
}  # fmt: skip
