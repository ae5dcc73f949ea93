"""What a licence does, in a few words: kind, summary and clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from osaid.diagnostics import quoted
from osaid.licenses.catalog import Catalogue
from osaid.licenses.clauses import Condition, Restriction, Status, Weight
from osaid.licenses.expression import NOASSERTION, Leaf, Nothing, Unread, With
from osaid.licenses.facts import LicenseFacts, facts_of_leaf
from osaid.licenses.sets import LicenseSet
from osaid.licenses.vocabulary import in_words
from osaid.truth import Truth

_MOST_NAMED = 3
"""How many restrictions are named; the others are counted."""

_LONGEST_SET = 80

_SAYS_WHAT_IT_IS = re.compile(r"[A-Za-z][a-z]{3}")
"""A clause such as `paragraph 5`, where others are `5` or `II.a`."""


def about_rights(
    leaf: Leaf, rights: Sequence[str], catalogue: Catalogue | None = None
) -> str:
    """Return what becomes of some rights under a leaf, the worst news first.

    >>> from osaid.licenses.expression import License
    >>> about_rights(License("CC-BY-ND-4.0"), ["use", "modify"])
    'Creative Commons BY-ND-4.0 limits modify: no derivatives (clause 2(a)(1)(B))'
    """
    facts = facts_of_leaf(leaf, catalogue)
    if facts is None or facts.grants_nothing:
        return _without_facts(leaf, catalogue)
    name = _name(leaf, facts)
    if refused := [r for r in rights if facts.permits(r) is Truth.FALSE]:
        return f"{name} {_refusal(facts, refused)}"
    open_ = [r for r in rights if facts.permits(r) is Truth.UNKNOWN]
    if not open_:
        return f"{name} permits {_listed(rights)}"
    if not facts.confidence.settles:
        return f"what {name} grants is not known"
    return f"{name} {_doubt(facts, open_)}"


def about_restrictions(
    leaf: Leaf, kinds: Sequence[str], catalogue: Catalogue | None = None
) -> str:
    """Return which restrictions of some kinds a leaf has.

    >>> from osaid.licenses.expression import License
    >>> about_restrictions(License("CC-BY-NC-2.0"), ["non_commercial"])
    'Creative Commons BY-NC-2.0 carries a restriction: non-commercial'
    """
    facts = facts_of_leaf(leaf, catalogue)
    if facts is None or facts.grants_nothing:
        return _without_facts(leaf, catalogue)
    name, truth = _name(leaf, facts), facts.restricts(kinds)
    if truth is Truth.FALSE:
        return f"{name} carries no restriction: {_listed(map(in_words, kinds), 'or')}"
    weight = Weight.BLOCKING if truth is Truth.TRUE else Weight.DISPUTED
    found = [r for r in facts.restrictions if r.kind in kinds and r.counts_as is weight]
    unknown = truth is Truth.UNKNOWN and not facts.confidence.settles
    if unknown or not found:
        return f"what {name} restricts is not known"
    verb = "carries" if truth is Truth.TRUE else "may carry"
    return f"{name} {verb} a restriction: {_restrictions(found)}"


def about_conditions(
    leaf: Leaf, kinds: Sequence[str], catalogue: Catalogue | None = None
) -> str:
    """Return which conditions of some kinds a leaf has.

    >>> from osaid.licenses.expression import License
    >>> about_conditions(License("CC-BY-2.0"), ["attribution"])
    'Creative Commons Attribution 2.0 asks for attribution (clause 4)'
    """
    facts = facts_of_leaf(leaf, catalogue)
    if facts is None or facts.grants_nothing:
        return _without_facts(leaf, catalogue)
    name, truth = _name(leaf, facts), facts.requires(kinds)
    if truth is Truth.FALSE:
        return f"{name} does not ask for {_listed(map(in_words, kinds), 'or')}"
    if truth is Truth.UNKNOWN:
        return f"what {name} requires is not known"
    found = [_clause(c.kind, c) for c in facts.conditions if c.kind in kinds]
    return f"{name} asks for {'; '.join(found)}"


def about_membership(
    leaf: Leaf, licenses: LicenseSet, truth: Truth, catalogue: Catalogue | None = None
) -> str:
    """Return whether a leaf is in a set, in words.

    >>> from osaid.licenses.sets import NamedSet
    >>> about_membership(Unread("ask us"), NamedSet("capped"), Truth.UNKNOWN)
    '`ask us` could not be read as a licence'
    """
    facts = facts_of_leaf(leaf, catalogue)
    if isinstance(leaf, Nothing | Unread):
        return _without_facts(leaf, catalogue)
    name = str(leaf) if facts is None else _name(leaf, facts)
    among = str(licenses)
    if len(among) > _LONGEST_SET:
        among = f"{among[:_LONGEST_SET]}…"
    if truth is Truth.UNKNOWN:
        return f"it is not known whether {name} is in {among}"
    return f"{name} is {'in' if truth is Truth.TRUE else 'not in'} {among}"


def _without_facts(leaf: Leaf, catalogue: Catalogue | None) -> str:
    known = facts_of_leaf(leaf.license if isinstance(leaf, With) else leaf, catalogue)
    match leaf:
        case Unread(text) if text in {"", NOASSERTION}:
            return "no licence is stated"
        case Unread(text):
            return f"{quoted(text)} could not be read as a licence"
        case With(license_, exception) if (
            facts_of_leaf(license_, catalogue) is not None
        ):
            return f"what {exception} changes is not known"
        case With(license_):
            return f"{license_} is not in the catalogue"
        case _ if known is not None:
            return "no licence is granted"
        case _:
            return f"{leaf} is not in the catalogue"


def _name(leaf: Leaf, facts: LicenseFacts) -> str:
    return (
        f"{facts.name} with {leaf.exception}" if isinstance(leaf, With) else facts.name
    )


def _refusal(facts: LicenseFacts, rights: Sequence[str]) -> str:
    withheld = [r for r in rights if facts.right(r).status is Status.WITHHELD]
    limited = [right for right in rights if right not in withheld]
    parts = [("withholds", withheld), ("limits", limited)]
    return " and ".join(
        f"{verb} {_because(facts, some, Weight.BLOCKING)}"
        for verb, some in parts
        if some
    )


def _doubt(facts: LicenseFacts, rights: Sequence[str]) -> str:
    limited = [right for right in rights if facts.limits(right, Weight.DISPUTED)]
    unclear = [right for right in rights if right not in limited]
    parts = [("leaves unclear", unclear), ("may limit", limited)]
    return " and ".join(
        f"{verb} {_because(facts, some, Weight.DISPUTED)}"
        for verb, some in parts
        if some
    )


def _because(facts: LicenseFacts, rights: Sequence[str], weight: Weight) -> str:
    found = dict.fromkeys(r for right in rights for r in facts.limits(right, weight))
    cause = f": {_restrictions(list(found))}" if found else ""
    return _listed(rights) + cause


def _restrictions(found: Sequence[Restriction]) -> str:
    named = [_clause(r.kind, r, r.summary) for r in found[:_MOST_NAMED]]
    if more := len(found) - len(named):
        named.append(f"{more} more")
    return "; ".join(named)


def _clause(
    kind: str, part: Restriction | Condition, summary: str | None = None
) -> str:
    clause = part.clause
    if clause is not None and not _SAYS_WHAT_IT_IS.match(clause):
        clause = f"clause {clause}"
    details = ", ".join(filter(None, (summary, clause)))
    return f"{in_words(kind)} ({details})" if details else in_words(kind)


def _listed(words: Iterable[str], joiner: str = "and") -> str:
    *first, last = words
    return f"{', '.join(first)} {joiner} {last}" if first else last
