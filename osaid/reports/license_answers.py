"""What a licence expression grants and withholds, as values that are written."""

from __future__ import annotations

from attrs import evolve, field, frozen

from osaid.evaluation.codec import named
from osaid.evaluation.parts import LicenseData
from osaid.licenses.algebra import Permits, can, explain
from osaid.licenses.catalog import Catalogue
from osaid.licenses.clauses import Condition, Confidence, Restriction, Status
from osaid.licenses.derivatives import binds_derivatives
from osaid.licenses.expression import Expression, Leaf, leaves
from osaid.licenses.facts import LicenseFacts, facts_of_leaf
from osaid.licenses.identification import Rule, Step
from osaid.licenses.named_sets import set_names
from osaid.licenses.own_names import resolved, who_named
from osaid.licenses.reading import interpret
from osaid.licenses.rulings import View
from osaid.licenses.sets import NamedSet, contains
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth, agreed

SCHEMA = "osaid-license-1"
"""The name of the form; within a version it changes only by addition."""


@frozen
class RightAnswer:
    """Whether a taker has a right, by which choice of terms, and why."""

    right: str
    permitted: Truth
    chosen: tuple[str, ...]
    because: str


@frozen
class LicenseRight:
    """What one licence says of one right, and whether a taker has it."""

    name: str
    status: Status
    permitted: Truth
    clause: str | None
    basis: str | None


@frozen
class LicenseEntry:
    """What is known of one licence of an expression.

    Where it is not `known`, nobody has looked at it. `terms_can_change` says whether
    the licensor may change the terms alone; then what is said holds for its date.
    `binds_derivatives` says whether they stay with what is derived, and by which
    `binding_clause`. `views` are the points that somebody decided otherwise.
    """

    id: str
    known: bool
    in_sets: tuple[str, ...]
    perhaps_in_sets: tuple[str, ...]
    terms_can_change: Truth
    binds_derivatives: Truth
    binding_clause: str | None = None
    name: str | None = None
    steward: str | None = None
    version: str | None = None
    date: str | None = None
    written_for: tuple[str, ...] = ()
    category: str | None = None
    osi: str | None = None
    fsf: str | None = None
    confidence: Confidence = Confidence.NOT_READ
    rights: tuple[LicenseRight, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sources: tuple[str, ...] = ()
    views: tuple[View, ...] = ()


@frozen
class LicenseAnswer:
    """What one text is read as, and what that grants.

    There are several `read_as` where several licences are listed and nothing says
    how they belong together: what holds must hold of each. `named` is who gave the
    text its name, where somebody did. `together` is whether one choice of terms
    gives all four rights.
    """

    format: str = field(metadata=named("schema"))
    catalogue: LicenseData
    written: str
    read_as: tuple[str, ...]
    rule: Rule
    steps: tuple[Step, ...]
    named: str
    rights: tuple[RightAnswer, ...]
    together: RightAnswer
    licenses: tuple[LicenseEntry, ...]


def answer_license(text: str, catalogue: Catalogue) -> LicenseAnswer:
    """Return what a text is read as in a catalogue, and what that grants.

    >>> from osaid.licenses.catalog import shipped
    >>> answer = answer_license("MIT OR CC-BY-NC-4.0", shipped())
    >>> answer.together.chosen
    ('MIT',)
    """
    reading = interpret(text)
    found = tuple(
        dict.fromkeys(resolved(one, text, catalogue) for one in reading.candidates)
    )
    all_leaves = dict.fromkeys(leaf for one in found for leaf in leaves(one))
    return LicenseAnswer(
        format=SCHEMA,
        catalogue=LicenseData(**catalogue.versions, own=catalogue.own),
        written=text,
        read_as=tuple(map(str, found)),
        rule=reading.rule,
        steps=reading.steps,
        named=who_named(text, catalogue),
        rights=tuple(_answer((right,), found, catalogue) for right in RIGHTS),
        together=_answer(RIGHTS, found, catalogue),
        licenses=tuple(_entry(leaf, catalogue) for leaf in all_leaves),
    )


def _answer(
    rights: tuple[str, ...], found: tuple[Expression, ...], catalogue: Catalogue
) -> RightAnswer:
    wanted = Permits(rights, catalogue=catalogue)
    choices = [can(one, wanted) for one in found]
    truth = agreed(choice.truth for choice in choices)
    deciding = [
        (one, choice)
        for one, choice in zip(found, choices, strict=True)
        if choice.truth is truth or truth is Truth.UNKNOWN
    ]
    return RightAnswer(
        right=", ".join(rights),
        permitted=truth,
        chosen=tuple(dict.fromkeys(str(choice.chosen) for _, choice in deciding)),
        because="; ".join(dict.fromkeys(explain(one, wanted) for one, _ in deciding)),
    )


def _entry(leaf: Leaf, catalogue: Catalogue) -> LicenseEntry:
    held = {name: contains(NamedSet(name), leaf, catalogue) for name in set_names()}
    facts = facts_of_leaf(leaf, catalogue)
    entry = LicenseEntry(
        id=str(leaf),
        known=facts is not None,
        in_sets=tuple(name for name in held if held[name] is Truth.TRUE),
        perhaps_in_sets=tuple(n for n in held if held[n] is Truth.UNKNOWN),
        terms_can_change=held["terms_can_change"],
        binds_derivatives=binds_derivatives(leaf, catalogue),
    )
    return entry if facts is None else _with_facts(entry, facts)


def _with_facts(entry: LicenseEntry, facts: LicenseFacts) -> LicenseEntry:
    stays = facts.derivatives
    return evolve(
        entry,
        binding_clause=None if stays is None else stays.clause,
        name=facts.name,
        steward=facts.steward,
        version=facts.version,
        date=facts.date,
        written_for=facts.written_for,
        category=facts.category,
        osi=facts.osi,
        fsf=facts.fsf,
        confidence=facts.confidence,
        rights=tuple(_right(facts, name) for name in RIGHTS),
        restrictions=facts.restrictions,
        conditions=facts.conditions,
        sources=facts.sources,
        views=facts.views,
    )


def _right(facts: LicenseFacts, name: str) -> LicenseRight:
    right = facts.right(name)
    truth = facts.permits(name)
    return LicenseRight(name, right.status, truth, right.clause, right.basis)
