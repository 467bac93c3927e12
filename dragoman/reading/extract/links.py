"""Where a causal statement's cue, cause and effect stand in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.extract.causallexicon import Phrase, causal
from dragoman.reading.extract.clauses import child, children, finite, group, negated, own_subject, passive, subject, subtree, without
from dragoman.reading.extract.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice

Range = tuple[int, int]
_ACTORS = frozenset({"GPE", "PERSON", "ORG", "NORP", "LOC"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "you", "who"})
_VERBS = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"VERB", "AUX", "NOUN", "PROPN", "PRON"})
_AIMS = frozenset({"into", "towards", "toward", "to", "together", "from", "out"})
_RELATIVE = frozenset({"that", "which", "who"})


@dataclass(frozen=True, slots=True)
class Link:
    """Token ranges of one causal statement.

    The helpers of ``predicate`` may hedge it; ``by_cue`` is a change of the effect that the cue tells, ``cause_by_cue`` one of the cause.
    """

    cause: Range
    effect: Range
    cue: Range
    predicate: Token
    intended: bool = False
    by_cue: str | None = None
    cause_by_cue: str | None = None


def find(doc: Doc) -> Iterator[Link]:
    """Every causal statement of a parsed paragraph."""
    for token in doc:
        yield from _of_verb(token)
        yield from _of_clause(token)
        yield from _of_noun(token)
        yield from _of_phrase(token)
    yield from _between_sentences(doc)


# ---- verbs


def _of_verb(verb: Token) -> Iterator[Link]:
    if verb.pos_ not in _VERBS or negated(verb):
        return
    yield from _moved(verb) or _transitive(verb) or _prepositional(verb) or _meant(verb) or _participle(verb) or _helped(verb)


def source_of(verb: Token) -> Range | None:
    """The range of a verb's subject: the antecedent for a relative pronoun."""
    lead = own_subject(verb) or (subject(verb) if verb.dep_ in {"conj", "xcomp"} else None)
    if lead is None or lead.lower_ in {"it", "there"} | _PEOPLE or _actor(lead):
        return None
    if lead.lower_ in _RELATIVE and lead.head.dep_ == "relcl":
        noun = lead.head.head
        if _actor(noun):
            return None
        return noun.left_edge.i, max(noun.i + 1, lead.left_edge.i)
    return subtree(lead)


def _actor(token: Token) -> bool:
    """A state or person that acts: what it does to others is an event, not a causal statement."""
    return token.ent_type_ in _ACTORS and token.pos_ == "PROPN"


def _transitive(verb: Token) -> list[Link]:
    if verb.lemma_ not in causal().causes or (verb.dep_ == "xcomp" and verb.head.lemma_ == "help"):
        return []
    if passive(verb):
        agent, lead = child(verb, "agent"), own_subject(verb)
        by = child(agent, "pobj", "pcomp") if agent is not None else None
        if by is None or agent is None or lead is None:
            return []
        return [Link(subtree(by), subtree(lead), (verb.i, agent.i + 1), verb)]
    source, thing = source_of(verb), child(verb, "dobj")
    if source is None or thing is None:
        return []
    return [Link(source, subtree(thing), group(verb), verb, by_cue=_change_of(verb))]


def _change_of(verb: Token) -> str | None:
    words = causal()
    return "down" if verb.lemma_ in words.down else "up" if verb.lemma_ in words.up else None


def _moved(verb: Token) -> list[Link]:
    """A forced B to do C."""
    if verb.lemma_ not in causal().moves | causal().turns:
        return []
    comp = next((c for c in children(verb, "xcomp", "ccomp") if any(a.lower_ == "to" for a in children(c, "aux"))), None)
    thing = child(verb, "dobj") or (own_subject(comp) if comp is not None else None)
    source = source_of(verb)
    if comp is None and thing is not None and source is not None and not passive(verb) and verb.lemma_ in causal().turns:
        aims = [c.right_edge.i for c in verb.children if c.lower_ in _AIMS and c.i > thing.i]
        helped = verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ == "help"
        return [Link(source, (thing.left_edge.i, max(aims) + 1), group(verb), verb)] if aims and not helped else []
    if comp is None or thing is None or source is None or passive(verb):
        return []
    return [Link(source, (min(thing.left_edge.i, comp.left_edge.i), comp.right_edge.i + 1), group(verb), verb)]


def negated_noun(noun: Token) -> bool:
    """Whether a noun is said to be none ("led to no contract")."""
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _meant(verb: Token) -> list[Link]:
    """The embargo meant that nothing came in."""
    comp, source = child(verb, "ccomp"), source_of(verb)
    if verb.lemma_ != "mean" or comp is None or source is None or not any(m.lower_ == "that" for m in children(comp, "mark")):
        return []
    return [Link(source, (comp.left_edge.i + 1, comp.right_edge.i + 1), (group(verb)[0], comp.left_edge.i + 1), verb)]


def _prepositional(verb: Token) -> list[Link]:
    """A led to B; A resulted in B; B stems from A."""
    words = causal()
    for prep in children(verb, "prep"):
        target = child(prep, "pobj", "pcomp")
        if target is None or target.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "CARDINAL"} or negated_noun(target):
            continue
        forward = (prep.lower_ == "to" and verb.lemma_ in words.to) or (prep.lower_ == "in" and verb.lemma_ in words.into)
        backward = prep.lower_ == "from" and verb.lemma_ in words.origin
        source = source_of(verb) if forward or backward else None
        if source is not None:
            cue = (group(verb)[0], prep.i + 1)
            return [Link(source, subtree(target), cue, verb) if forward else Link(subtree(target), source, cue, verb)]
    return []


def _participle(verb: Token) -> list[Link]:
    """..., forcing traffic to halt: the clause before is the cause."""
    if verb.tag_ != "VBG" or verb.lower_ not in causal().results or verb.dep_ not in {"advcl", "acl"} or verb.i == 0:
        return []
    main = next((a for a in verb.ancestors if a.pos_ in _VERBS), None)
    if main is None or main.i > verb.i or verb.doc[verb.left_edge.i - 1].text not in {",", "-", "—"}:
        return []
    end = max(verb.right_edge.i, max((c.right_edge.i for c in children(verb, "dobj")), default=0)) + 1
    before = (main.left_edge.i, verb.left_edge.i)
    return [Link(before, (verb.i, end), (verb.i, verb.i + 1), verb)] if child(verb, "dobj", "prep", "ccomp") is not None else []


def _helped(verb: Token) -> list[Link]:
    """A has helped derail B."""
    comp = child(verb, "xcomp", "ccomp") if verb.lemma_ == "help" else None
    source = source_of(verb) if comp is not None else None
    if comp is None or source is None or passive(verb):
        return []
    return [Link(source, subtree(comp), (group(verb)[0], comp.i + 1), verb, by_cue=_change_of(comp))]


# ---- clauses


def _of_clause(mark: Token) -> Iterator[Link]:
    verb = mark.head
    if mark.dep_ != "mark" or verb.dep_ != "advcl" or verb.head.pos_ not in _VERBS or not finite(verb):
        return
    if mark.lower_ == "because" or (mark.lower_ in {"since", "as"} and _causal_joint(mark, verb)):
        start, end = subtree(verb)
        effect = rest(verb.head, (start, end))
        if effect is not None:
            yield Link((mark.i + 1, end), effect, (mark.i, mark.i + 1), verb.head)


def _causal_joint(mark: Token, verb: Token) -> bool:
    """Whether "since" or "as" gives a reason: set off by a comma, its clause with a subject, and no count of time."""
    own = own_subject(verb)
    if own is None or not _complete(verb) or verb.lemma_ in {"say", "report", "tell", "note", "expect", "see", "know", "go", "do"}:
        return False
    perfect = any(a.lemma_ == "have" for a in children(verb.head, "aux"))
    if mark.lower_ == "since":
        return not perfect and (verb.tag_ in {"VBZ", "VBP"} or mark.i == mark.sent.start or mark.doc[mark.i - 1].text == ",")
    stative = verb.lemma_ in {"be", "have", "fear", "want", "refuse", "fail", "dwindle", "spread", "intensify", "grow", "lack", "face"}
    return (
        stative and any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in (verb, *children(verb, "aux"))) and mark.doc[mark.i - 1].lower_ != "even"
    )


def rest(verb: Token, hole: Range) -> Range | None:
    """The piece of a verb's clause, without the hole, that holds the verb (else the longest). It ends at colons and semicolons."""
    pieces = list(without(_unbroken(verb), hole))
    found = max(pieces, key=lambda p: (p[0] <= verb.i < p[1], p[1] - p[0]), default=None)
    if found is not None and verb.doc[found[0]].lower_ in {"that", "where", "when"} and verb.doc[found[0]].dep_ in {"mark", "advmod"}:
        return found[0] + 1, found[1]
    return found


def _unbroken(verb: Token) -> Range:
    start, end = subtree(verb)
    stops = [t.i for t in verb.doc[start:end] if t.text in {";", ":"}]
    return max((i + 1 for i in stops if i < verb.i), default=start), min((i for i in stops if i > verb.i), default=end)


def _complete(verb: Token) -> bool:
    """Whether a clause says something of its own ("as it always has", "as governments fear" do not)."""
    needs = {"be": ("attr", "acomp", "prep", "expl", "advmod"), "have": ("dobj",), "fear": ("dobj", "ccomp"), "want": ("dobj", "xcomp")}
    return verb.lemma_ not in needs or any(c.dep_ in needs[verb.lemma_] and c.i > verb.i for c in verb.children)


# ---- phrases


def _of_phrase(first: Token) -> Iterator[Link]:
    words = causal()
    for phrases, intended in ((words.reasons, False), (words.purposes, True)):
        for phrase in phrases:
            if _matches(first, phrase):
                link = _by_phrase(first, len(phrase), intended and not (phrase == ("so", "that") and _standing(first)))
                if link is not None:
                    yield link
                return
    yield from _bare_purpose(first)


def _standing(first: Token) -> bool:
    """Whether "so that" follows a state, which aims at nothing: then what it brings is a result."""
    main = next((a for a in first.head.ancestors if a.pos_ in _VERBS), first.head)
    return main.lemma_ in {"be", "matter", "remain", "become", "seem"}


def _matches(first: Token, phrase: Phrase) -> bool:
    doc = first.doc
    if first.lower_ != phrase[0] or first.i + len(phrase) > len(doc):
        return False
    return all(w in ("*", doc[first.i + k].lower_) for k, w in enumerate(phrase))


def _by_phrase(first: Token, size: int, intended: bool) -> Link | None:
    doc, cue = first.doc, (first.i, first.i + size)
    if cue[1] >= first.sent.end or (first.lower_ == "following" and (first.dep_ == "amod" or doc[max(0, first.i - 1)].pos_ == "DET")):
        return None
    if first.tag_ == "VBN" and passive(first) and (lead := own_subject(first)) is not None:
        return _of_aim(first, lead, cue, intended)
    told = _following(doc, cue)
    head = _governor(first, cue, told)
    if told is None or head is None:
        return None
    kept = rest(head, (cue[0], told[1])) if head.pos_ in _VERBS else (head.left_edge.i, cue[0])
    if kept is None or not any(t.pos_ in _CONTENT for t in doc[kept[0] : kept[1]]):
        return None
    if intended or doc[cue[0]].lower_ == "so":
        return Link(kept, told, cue, head, intended=intended)
    return Link(told, kept, cue, head)


def _of_aim(verb: Token, lead: Token, cue: Range, intended: bool) -> Link | None:
    """The law is meant to ...: the subject is the act, what it is meant to do the effect."""
    told = _following(verb.doc, cue)
    if told is None or negated(verb) or lead.lower_ in {"it", "that", "which"}:
        return None
    told = (told[0], max(told[1], verb.right_edge.i + 1) if verb.right_edge.i >= told[0] else told[1])
    source = subtree(lead)
    return Link(source, told, cue, verb, intended=True) if intended else Link(told, source, cue, verb)


def _following(doc: Doc, cue: Range) -> Range | None:
    """The phrase that opens right behind the cue: the highest word whose subtree begins there."""
    at = doc[cue[1]]
    while at.head.i != at.i and at.head.left_edge.i >= cue[1] and at.head.sent.start == at.sent.start:
        at = at.head
    end = at.right_edge.i + 1
    last = doc[cue[1] - 1]
    if last.dep_ in {"aux", "mark"}:
        end = last.head.right_edge.i + 1
    elif last.dep_ in {"prep", "agent", "pcomp"}:
        end = max(end, last.right_edge.i + 1)
    return (cue[1], end) if end > cue[1] else None


def _governor(first: Token, cue: Range, told: Range | None) -> Token | None:
    """The verb, or noun, that the phrase hangs on."""
    span = (cue[0], told[1] if told else cue[1])
    at: Token = first
    for _ in range(12):
        if not span[0] <= at.i < span[1]:
            break
        if at.head.i == at.i:
            return None
        at = at.head
    while at.pos_ not in _VERBS and at.pos_ not in {"NOUN", "PROPN"} and at.head.i != at.i:
        at = at.head
    set_off = first.i > 0 and first.doc[first.i - 1].text == ","
    if at.pos_ in _VERBS or (first.tag_ in {"VBN", "VBG"} and not set_off):
        return at
    return next((a for a in at.ancestors if a.pos_ in _VERBS), at)


def _bare_purpose(to: Token) -> Iterator[Link]:
    """They marched to demand ...: an infinitive clause that hangs on a whole act."""
    verb, act = to.head, to.head.head
    if (
        to.lower_ != "to"
        or to.dep_ != "aux"
        or verb.dep_ != "advcl"
        or act.pos_ not in _VERBS
        or act.i > to.i
        or act.lemma_ in causal().no_purpose | causal().moves
        or _not_aimed(act, verb)
    ):
        return
    told = (to.i, verb.right_edge.i + 1)
    kept = rest(act, told)
    if kept is not None and verb.left_edge.i == to.i and not negated(act):
        yield Link(kept, told, (to.i, to.i + 1), act, intended=True)


def _not_aimed(act: Token, verb: Token) -> bool:
    """Whether an infinitive says what is promised, or belongs to the object ("a contract to finish it"), or nobody acts on purpose."""
    words = causal()
    if cues().word("verbs", act.lemma_.lower(), "infinitive") is not None or act.lemma_ in words.no_aim:
        return True
    thing = child(act, "dobj")
    if thing is not None and (thing.lemma_.lower() in words.promises or any(c.lower_ == "no" for c in thing.children)):
        return True
    lead = own_subject(act) or subject(act)
    return lead is None or not (
        lead.ent_type_ or lead.pos_ in {"PRON", "PROPN"} or any(c.ent_type_ for c in lead.children) or _people(lead)
    )


def _people(token: Token) -> bool:
    return token.tag_ == "NNS" or token.lemma_.lower() in causal().agents


# ---- nouns


def _of_noun(noun: Token) -> Iterator[Link]:
    """B is a consequence of A; the reason for B is A."""
    words = causal()
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.lemma_ != "be" or negated(verb):
        return
    prep = next((p for p in children(noun, "prep") if p.lower_ in {"of", "for", "behind"}), None)
    target = child(prep, "pobj", "pcomp") if prep is not None else None
    other = own_subject(verb) if noun.dep_ == "attr" else child(verb, "attr", "ccomp")
    if prep is None or target is None or other is None:
        return
    if noun.lemma_ in words.effect_of and noun.dep_ == "attr":
        yield Link(subtree(target), subtree(other), (verb.i, prep.i + 1), verb)
    elif noun.lemma_ in words.cause_of:
        yield Link(subtree(other), subtree(target), (noun.i, prep.i + 1), verb)


# ---- between sentences


def _between_sentences(doc: Doc) -> Iterator[Link]:
    """As a result, ...: the sentence before is the cause."""
    last: Range | None = None
    for sent in doc.sents:
        start = next((t.i for t in sent if t.is_alpha), sent.start)
        phrase = next((p for p in causal().sentences if _matches(doc[start], p)), None)
        inner = _inner_turn(sent.start, sent.end, doc) if phrase is None else None
        if phrase == ("in", "turn") and child(sent.root, "agent") is not None:
            phrase = None
        if last is not None and phrase is not None and doc[start + len(phrase)].lower_ not in {"of", "to"}:
            yield Link(last, (start + len(phrase), sent.end), (start, start + len(phrase)), sent.root)
        elif last is not None and inner is not None:
            yield Link(last, (inner[1], sent.end), inner, sent.root)
        last = _last_clause(sent)


def _last_clause(sent: Slice) -> Range:
    """The last main clause of a sentence: what "as a result" looks back on."""
    others = [c for c in children(sent.root, "conj") if own_subject(c) is not None]
    stops = [t.i + 1 for t in sent[:-1] if t.text in {";", ":"}]
    starts = [c.left_edge.i for c in others] + stops
    return max((i for i in starts if any(t.pos_ in _VERBS for t in sent.doc[i : sent.end])), default=sent.start), sent.end


def _inner_turn(start: int, end: int, doc: Doc) -> Range | None:
    """The words "in turn" between commas inside a sentence."""
    for i in range(start, end - 2):
        if doc[i].lower_ == "in" and doc[i + 1].lower_ == "turn" and doc[i + 2].text == "," and i > start and doc[i - 1].text == ",":
            return i, i + 2
    return None
