"""Causal statements told by the joint of two clauses: "so", "for", "now that", "without", "fearing that", "by doing"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.extract.causallexicon import causal
from dragoman.reading.extract.clauses import child, children, finite, negated, own_subject, subtree
from dragoman.reading.extract.links import Link, Range, rest

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset({"VERB", "AUX"})
_CLAUSE_ENDS = frozenset({";", ":", ".", "?", "!", "—", '"', "''", "``"})
_FEARS = frozenset({"fearing", "believing", "convinced", "worried", "wary", "afraid", "mindful"})
# Words at the head of an effect in which its wish stands ("Quito perhaps wishes to").
_LEAD = 5
_WISHES = frozenset({"hope", "want", "aim", "seek", "intend", "try", "plan", "wish"})


def find(doc: Doc) -> Iterator[Link]:
    """The causal statements of a paragraph that join clauses without a causal verb or preposition."""
    for token in doc:
        yield from _so(token)
        yield from _so_much_that(token)
        yield from _for(token)
        yield from _now_that(token)
        yield from _without(token)
        yield from _fearing(token)
        yield from _by_doing(token)
        yield from _inside(token)


def _before(at: int, doc: Doc) -> Range | None:
    """The clause that ends right before a joint."""
    start, first = at, doc[at].sent.start if at < len(doc) else 0
    while start > first and doc[start - 1].text not in _CLAUSE_ENDS and doc[start - 1].lower_ != "but":
        start -= 1
    held = any(t.pos_ in _VERBS and finite(t) for t in doc[start:at])
    return (start, at) if held else None


def _after(at: int, doc: Doc) -> Range:
    end = at
    while end < doc[at].sent.end and doc[end].text not in _CLAUSE_ENDS:
        end += 1
    return at, end


def _so(token: Token) -> Iterator[Link]:
    """They had failed, so they looked elsewhere."""
    doc, i = token.doc, token.i
    if token.lower_ not in {"so", "hence"} or i < 2 or doc[i - 1].text not in {",", ";"} or i + 2 >= len(doc):
        return
    cause = _before(i - 1, doc)
    effect = _after(i + 1, doc)
    verb = next((t for t in doc[effect[0] : effect[1]] if t.pos_ in _VERBS and finite(t)), None)
    if cause is None or verb is None or doc[i + 1].lower_ in {"that", "far", "long", "much", "called", "too"} or own_subject(verb) is None:
        return
    yield Link(cause, effect, (i, i + 1), verb)


def _so_much_that(token: Token) -> Iterator[Link]:
    """So costly that nobody bought it."""
    doc, i = token.doc, token.i
    if token.lower_ != "so" or i + 3 >= len(doc) or doc[i + 1].pos_ not in {"ADJ", "ADV"} or doc[i + 2].lower_ != "that":
        return
    cause = _before(i + 2, doc)
    if cause is not None:
        yield Link(cause, _after(i + 3, doc), (i, i + 3), doc[i + 1])


def _for(mark: Token) -> Iterator[Link]:
    """They left, for they had much to lose; as its stocks dwindle, where the parse takes the verb for a noun."""
    verb = mark.head
    if mark.lower_ == "for" and mark.dep_ == "mark" and finite(verb) and own_subject(verb) is not None and mark.nbor(-1).text == ",":
        effect = _before(mark.i - 1, mark.doc)
        if effect is not None:
            yield Link((mark.i + 1, verb.right_edge.i + 1), effect, (mark.i, mark.i + 1), verb.head)
    falls = mark.head.pos_ in _VERBS and mark.lower_ == "as" and mark.dep_ == "prep"
    sunk = next((t for t in mark.doc[mark.i + 1 : mark.right_edge.i + 1] if t.lower_ in causal().ebbs), None) if falls else None
    if sunk is not None:
        yield from _ebbing(mark, sunk)


def _ebbing(mark: Token, sunk: Token) -> Iterator[Link]:
    effect = rest(mark.head, (mark.i, mark.right_edge.i + 1))
    if effect is not None and effect[1] <= mark.i:
        direction = "down" if sunk.lower_ in causal().down else None
        yield Link((mark.i + 1, sunk.i + 1), effect, (mark.i, mark.i + 1), mark.head, cause_by_cue=direction)


def _now_that(token: Token) -> Iterator[Link]:
    doc, i = token.doc, token.i
    if token.lower_ != "now" or i + 1 >= len(doc) or doc[i + 1].lower_ != "that":
        return
    verb = doc[i + 1].head
    main = next((a for a in verb.ancestors if a.pos_ in _VERBS and a.i != verb.i), None)
    if verb.pos_ in _VERBS and main is not None and main.i > verb.i:
        effect = rest(main, (token.i, verb.right_edge.i + 1))
        if effect is not None:
            yield Link((i + 2, verb.right_edge.i + 1), effect, (i, i + 2), main)


def _without(prep: Token) -> Iterator[Link]:
    """Without the ferry the town would have starved: what is missing keeps the effect from happening."""
    target, verb = child(prep, "pobj"), prep.head
    if prep.lower_ != "without" or target is None or verb.pos_ not in _VERBS:
        return
    if any(a.lower_ in {"would", "could", "cannot"} for a in children(verb, "aux")) and negated(verb):
        effect = rest(verb, (prep.i, target.right_edge.i + 1))
        if effect is not None:
            yield Link(subtree(target), effect, (prep.i, prep.i + 1), verb, cause_by_cue="down", by_cue="down")


def _fearing(word: Token) -> Iterator[Link]:
    """Fearing that Europe would act, Minsk held the missiles back."""
    if word.lower_ not in _FEARS or word.dep_ not in {"advcl", "acl"} or own_subject(word) is not None:
        return
    told = subtree(word)
    main = next((a for a in word.ancestors if a.pos_ in _VERBS), None)
    effect = rest(main, told) if main is not None else None
    if main is not None and effect is not None and told[1] - told[0] > 2:
        yield Link(told, effect, (word.i, word.i + 1), main)


def _by_doing(prep: Token) -> Iterator[Link]:
    """By shutting both out, the West drives them together; wished for where the main verb wishes."""
    doing, main = child(prep, "pcomp"), prep.head
    if prep.lower_ != "by" or doing is None or doing.tag_ != "VBG" or main.pos_ not in _VERBS or prep.i != prep.sent.start + _quote(prep):
        return
    effect = rest(main, subtree(prep))
    if effect is not None and effect[0] > prep.i:
        yield Link((doing.left_edge.i, doing.right_edge.i + 1), effect, (prep.i, prep.i + 1), main, intended=_wished(main, effect))


def _wished(main: Token, effect: Range) -> bool:
    near = main.doc[effect[0] : min(effect[1], effect[0] + _LEAD)]
    return any(t.lemma_.lower() in _WISHES or t.lower_ == "hopes" for t in (main, *near))


def _quote(token: Token) -> int:
    return 1 if token.i > token.sent.start and token.doc[token.sent.start].text in {'"', "``", "“"} else 0


def _inside(first: Token) -> Iterator[Link]:
    """The wells are dry; as a result, the herders must sell their goats. / ..., which is why ..."""
    doc, i = first.doc, first.i
    if i == 0 or doc[i - 1].text not in {";", ",", "and"} or i == first.sent.start:
        return
    for phrase in causal().sentences:
        end = i + len(phrase)
        fits = end < len(doc) and all(doc[i + k].lower_ == w for k, w in enumerate(phrase))
        if not fits or phrase in {("in", "turn"), ("thus",), ("hence",), ("accordingly",)}:
            continue
        cause = _before(i - 1, doc)
        effect = _after(end + (doc[end].text == ","), doc)
        if cause is not None and any(t.pos_ in _VERBS for t in doc[effect[0] : effect[1]]) and doc[end].lower_ not in {"of", "to"}:
            yield Link(cause, effect, (i, end), doc[effect[0]])
        return
