"""Attribution by nouns, adjectives and set phrases: "its assertion that", "is sceptical of", "according to", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Speaker
from dragoman.reading.extract import speakers
from dragoman.reading.extract.clauses import child, children, finite, group, negated, own_subject, passive, spans, subject, subtree, without
from dragoman.reading.extract.cues import CueWord, cues
from dragoman.reading.extract.drafts import NOBODY, Draft
from dragoman.reading.extract.syntax import opened_by_that

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
_COPULAS = frozenset({"be", "feel", "remain", "become", "sound", "stay", "seem", "appear"})


def preposition(head: Token, word: CueWord) -> Token | None:
    """The preposition of a cue word that opens its content, if it is there."""
    return next((c for c in head.children if c.dep_ in {"prep", "prt"} and c.lower_ in word.preps and c.i > head.i), None)


def after_preposition(head: Token, word: CueWord) -> list[Range]:
    """What stands behind the cue word's preposition."""
    prep = preposition(head, word)
    if prep is None or prep.right_edge.i == prep.i:
        return _wished(head, word)
    if prep.i + 1 == prep.right_edge.i and prep.right_edge.pos_ == "PRON":
        return []
    comp = child(head, "xcomp", "advcl") if prep.lower_ == "on" else None
    return [(prep.i + 1, max(prep.right_edge.i, comp.right_edge.i if comp is not None else 0) + 1)]


def _wished(head: Token, word: CueWord) -> list[Range]:
    """Called for the bridge to be opened: the whole wish."""
    clauses = (c for c in head.children if c.dep_ in {"advcl", "xcomp", "ccomp"})
    found = next((c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "for" and m.i < c.i for m in c.children)), None)
    return [(found.left_edge.i + 1, found.right_edge.i + 1)] if found is not None and "for" in word.preps else []


def of_noun(passage: Passage, noun: Token) -> Draft | None:
    """The draft of a cue noun with its content."""
    for frame, reader in (("clause", _noun_clause), ("infinitive", _noun_infinitive), ("preposition", after_preposition)):
        word = cues().word("nouns", noun.lemma_.lower(), frame)  # type: ignore[arg-type]
        pieces = reader(noun, word) if word is not None else []
        if word is not None and pieces and not (frame == "clause" and _told_by_verb(noun)):
            end = noun.i + 2 if frame == "preposition" and noun.i + 1 < pieces[0][0] else noun.i + 1
            speaker = _holder(passage, noun)
            if frame == "preposition" and not speaker.span and word.act in {"predict", "state"}:
                continue
            content = spans(passage, pieces)
            return Draft(
                word=word, cue=spans(passage, [(noun.i, end)]), speaker=speaker, content=content, confidence=0.7 if speaker.span else 0.5
            )
    return None


def _told_by_verb(noun: Token) -> bool:
    """Whether the clause belongs to the verb of speech that the noun only attends ("denied in calls that")."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    lemma = verb.lemma_.lower()
    return noun.dep_ == "pobj" and cues().word("verbs", lemma, "clause") is not None and child(verb, "dobj", "ccomp") is None


def _noun_clause(noun: Token, word: CueWord) -> list[Range]:
    for comp in children(noun, "acl", "ccomp"):
        if (
            comp.i > noun.i
            and any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in comp.children)
            and own_subject(comp) is not None
        ):
            return [subtree(comp)]
    held = [c for c in children(noun, "relcl") if _content_clause(c)]
    return [(_that(c), c.right_edge.i + 1) for c in (*held, *_behind_owner(noun))][:1]


def _that(clause: Token) -> int:
    return next((t.i for t in clause.subtree if t.lower_ == "that"), int(clause.left_edge.i))


def _behind_owner(noun: Token) -> list[Token]:
    """The clause behind "the allegation by some states that ...", which the parse hangs on the states."""
    near = [t for t in noun.doc[noun.i + 1 : noun.i + 2] if t.dep_ == "prep"]
    owners = [child(p, "pobj") for p in (*children(noun, "prep"), *near) if p.lower_ in {"by", "from", "of"}]
    clauses = [c for o in owners if o is not None for c in children(o, "relcl", "acl")]
    return [c for c in clauses if opened_by_that(c) and own_subject(c) is not None]


def _content_clause(clause: Token) -> bool:
    """Whether a clause that the parse takes for a relative is the noun's content ("a warning that the river would freeze")."""
    lead = clause.left_edge
    return lead.lower_ == "that" and lead.dep_ == "dobj" and lead.head.i == clause.i and clause.lemma_ not in cues().utters


def _noun_infinitive(noun: Token, word: CueWord) -> list[Range]:
    return [subtree(c) for c in children(noun, "acl") if any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)][:1]


def _holder(passage: Passage, noun: Token) -> Speaker:
    """Whose claim, hope or warning it is: the possessor, "by ...", or the subject of the verb that it is the object of."""
    owner = child(noun, "poss")
    if owner is not None:
        return speakers.of_range(passage, owner.left_edge.i, owner.i + 1)
    near = [t for t in noun.doc[noun.i + 1 : noun.i + 2] if t.dep_ == "prep" and t.head.i != noun.i]
    for prep in (*children(noun, "prep"), *near):
        named = child(prep, "pobj")
        if named is not None and (prep.lower_ in {"by", "from", "among"}):
            clause = child(named, "relcl", "acl")
            return speakers.of_phrase(passage, named, clause if clause is not None else noun)
    if noun.dep_ in {"dobj", "pobj", "attr"}:
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        if verb.pos_ in {"VERB", "AUX"} and not passive(verb) and subject(verb) is not None:
            return speakers.of_verb(passage, verb)
    people = next((c for c in children(noun, "amod", "compound") if c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}), None)
    return speakers.of_range(passage, people.i, people.i + 1) if people is not None else NOBODY


def of_adjective(passage: Passage, word: Token) -> Draft | None:
    """The draft of an adjective of belief or doubt after a copula."""
    if word.dep_ != "acomp" or word.head.lemma_ not in _COPULAS:
        return None
    lemma = word.lemma_.lower()
    for part, frame in (("clause", "clause"), ("preposition", "preposition")):
        group_ = cues().word("adjectives", lemma, frame)  # type: ignore[arg-type]
        if group_ is None:
            continue
        pieces = [subtree(c) for c in children(word, "ccomp") if finite(c)][:1] if part == "clause" else after_preposition(word, group_)
        if pieces:
            cue = spans(passage, [(group(word.head)[0], pieces[0][0] if frame == "preposition" else word.i + 1)])
            speaker = speakers.of_verb(passage, word.head)
            return Draft(word=group_, cue=cue, speaker=speaker, content=spans(passage, pieces), negated=negated(word.head), confidence=0.6)
    return None


def convinced(passage: Passage, word: Token) -> Draft | None:
    """The draft of an adjective of belief that the parse takes for a passive ("they are convinced that")."""
    group_ = cues().word("adjectives", word.lower_, "clause")
    comp = next((c for c in children(word, "ccomp") if finite(c)), None)
    if group_ is None or comp is None or not passive(word) or child(word, "agent") is not None or own_subject(word) is None:
        return None
    speaker = speakers.of_verb(passage, word)
    cue = spans(passage, [group(word)])
    content = spans(passage, [subtree(comp)])
    return Draft(word=group_, cue=cue, speaker=speaker, content=content, negated=negated(word), confidence=0.6)


# ---- hearsay


_HEARSAY = CueWord(act="state", stance="affirms", negated="denies", certainty="probable", frames=frozenset())
_SOURCED = CueWord(act="state", stance="affirms", negated="denies", certainty="certain", frames=frozenset())


def of_according(passage: Passage, token: Token) -> Draft | None:
    """The draft of "according to": the rest of its sentence is the content."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = child(to, "pobj", "pcomp") if to is not None else None
    if to is None or source is None:
        return None
    pieces = [p for p in without(_sourced_clause(token), (token.i, source.right_edge.i + 1)) if _words(passage, p)]
    speaker = speakers.of_phrase(passage, source, token)
    cue = spans(passage, [(token.i, to.i + 1)])
    return Draft(word=_SOURCED, cue=cue, speaker=speaker, content=spans(passage, pieces), confidence=0.8) if pieces else None


def _sourced_clause(token: Token) -> Range:
    """What a source in passing covers: the clause that opens right before it ("that, according to X, ..."), else its sentence.

    A colon or semicolon in the sentence parts what the source says from what it does not.
    """
    doc, sent = token.doc, token.sent
    start, end = sent.start, sent.end
    if token.i > start + 1 and doc[token.i - 1].text == "," and doc[token.i - 2].lower_ in {"that", "which", "who", "whom"}:
        verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"} and a.i > token.i), None)
        return token.i - 2, max(verb.right_edge.i + 1 if verb is not None else end, token.right_edge.i + 1)
    for other in sent:
        if other.text in {";", ":"} and doc[max(sent.start, other.i - 1)].text not in {'"', "''"}:
            start, end = (other.i + 1, end) if other.i < token.i else (start, min(end, other.i))
    return start, end


def of_view(passage: Passage, noun: Token) -> Draft | None:
    """In its view; in Lima's eyes; in the words of the minister."""
    prep, owner = noun.head, child(noun, "poss")
    told = noun.lemma_ == "word" or child(noun, "det") is not None
    of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None) if told else None
    named = owner or (child(of, "pobj") if of is not None else None)
    if (
        noun.lemma_.lower() not in cues().views
        or prep.lower_ not in {"in", "to"}
        or prep.dep_ != "prep"
        or named is None
        or named.lower_ in {"your", "my", "our", "other"}
    ):
        return None
    pieces = [p for p in without((noun.sent.start, noun.sent.end), subtree(prep)) if _words(passage, p)]
    end = named.i + 1 if named is owner else named.right_edge.i + 1
    speaker = speakers.of_range(passage, named.left_edge.i, end)
    return Draft(word=_SOURCED, cue=spans(passage, [(prep.i, noun.i + 1)]), speaker=speaker, content=spans(passage, pieces), confidence=0.6)


def _words(passage: Passage, piece: Range) -> bool:
    return any(t.is_alpha for t in passage.doc[piece[0] : piece[1]])


def of_adverb(passage: Passage, token: Token) -> Draft | None:
    """The draft of a hearsay adverb: its clause is the content, its speaker nobody."""
    head = token.head
    if head.pos_ not in {"VERB", "AUX"}:
        head = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), head)
    pieces = list(without(subtree(head), (token.i, token.i + 1)))
    cue = spans(passage, [(token.i, token.i + 1)])
    return Draft(word=_HEARSAY, cue=cue, speaker=NOBODY, content=spans(passage, pieces), negated=False, confidence=0.6)


def seeming(passage: Passage, verb: Token) -> Draft | None:
    """The draft of "appears to": its subject belongs to the content."""
    comp, lead = child(verb, "xcomp", "oprd", "ccomp"), own_subject(verb)
    if comp is None or lead is None or not any(c.lower_ in {"to", "that"} for c in children(comp, "aux", "mark")):
        return None
    pieces = [subtree(comp)] if lead.lower_ in {"it", "what", "which"} else [subtree(lead), subtree(comp)]
    return Draft(
        word=_HEARSAY,
        cue=spans(passage, [group(verb)]),
        speaker=NOBODY,
        content=spans(passage, pieces),
        negated=negated(verb),
        confidence=0.5,
    )
