"""The record that there is once changes are made.

docs/remedies.md says what changes are, and which of them no record can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import evolve

from osaid.analysis.remedies.changes import SYSTEM, Change, Move
from osaid.evaluation.attestations import INDEPENDENT
from osaid.records.components import Attribute, Component
from osaid.records.fields import Field, fields_of
from osaid.records.statements import NONE, Fact, Grade, Origin, SetFact, Statement
from osaid.records.systems import Attestation, Extent, Listing, System
from osaid.records.words import words

Record = TypeVar("Record", Component, System)

LISTING = "listing"
"""The field of a kind that says how complete its list is."""

ATTESTED = "attested"
"""The field of the system that says what people judged."""

OF_ANCESTORS = frozenset({"outcome", "terms"})
"""What follows from the record of a parent, and is said in none of its child."""

_SUPPLIER_ROLE = "supplier"
_SUPPLIER = "The supplier"
_SOMEBODY = "Somebody"


def applied(system: System, changes: Iterable[Change]) -> System:
    """Return a record after changes, each of which says all there is of its fact.

    What is said anew is verified. A component that is not listed is added by the
    change to its `presence`, after those that are. What follows from the records of
    parents is left as it is. Of a kind, a judgement or a field that is named twice,
    the last change counts.

    Raises `ValueError` for a change to a component that is not there.

    >>> from osaid.analysis.remedies.changes import Fact, Move
    >>> card = Fact("document.model_card", "card", "presence", new=True)
    >>> after = applied(System("Amber"), [Change(Move.PUBLISH, card, "provided")])
    >>> after.components[0].presence.values
    (<Presence.PROVIDED: 'provided'>,)
    """
    told = [one for one in changes if one.fact.field not in OF_ANCESTORS]
    listings = {c.fact.kind: c.value for c in told if c.fact.field == LISTING}
    attested = [change for change in told if change.fact.field == ATTESTED]
    said = [c for c in told if c.fact.field not in {LISTING, ATTESTED}]
    whole = [change for change in said if change.fact.kind == SYSTEM]
    parts = [change for change in said if change.fact.kind != SYSTEM]
    return evolve(
        _stated(system, whole),
        components=tuple(_components(system.components, parts)),
        listings=tuple(_listings(system.listings, listings)),
        attestations=tuple(_attestations(system, attested)),
    )


def _components(
    components: Sequence[Component], changes: Sequence[Change]
) -> Iterator[Component]:
    """Yield components as they are after changes, and then those that are new."""
    of: dict[str | None, list[Change]] = {}
    for change in changes:
        of.setdefault(change.fact.component, []).append(change)
    for component in (*components, *_added(changes)):
        yield _stated(component, of.pop(component.name, ()))
    if of:
        message = f"no component {', '.join(map(str, of))}"
        raise ValueError(message)


def _added(changes: Iterable[Change]) -> Iterator[Component]:
    for change in changes:
        fact = change.fact
        if fact.new and fact.field == "presence":
            yield Component(fact.kind, str(fact.component))


def _stated(record: Record, changes: Iterable[Change]) -> Record:
    """Return a component, or the system itself, of which other things are said."""
    fields = fields_of(type(record))
    known: dict[str, Any] = {}
    own: dict[str, Fact[str]] = {}
    for change in changes:
        fact, field = change.fact, fields.get(change.fact.field)
        if field is None:
            name = ".".join(filter(None, (fact.field, fact.element)))
            own[name] = _verified(_text(change.value))
        elif fact.element is None:
            held = getattr(record, field.attribute)
            known[field.attribute] = _said(held, change, _value(field, change.value))
        else:
            held = known.get(field.attribute, getattr(record, field.attribute))
            known[field.attribute] = _with(held, fact.element, change.value)
    if own:
        known["attributes"] = tuple(_attributes(record.attributes, own))
    return evolve(record, **known) if known else record


def _said(held: Fact[Any], change: Change, value: object) -> Fact[Any]:
    """Return what is said then; of several words, the one that is so is kept."""
    kept = tuple(s for s in held.statements if s.value == value)
    return Fact(kept) if kept and change.move is Move.ESTABLISH else _verified(value)


def _verified(value: Any) -> Fact[Any]:  # noqa: ANN401 - of any type
    return Fact((Statement(value, Origin(grade=Grade.VERIFIED)),))


def _value(field: Field, value: object) -> object:
    """Return a value as records hold it: a word of a field is one of its choices."""
    if field.enumeration is None or value is NONE:
        return value
    return field.enumeration(str(value))


def _text(value: object) -> object:
    """Return a value as records hold it of a field of one's own, which is text."""
    return value if value is NONE else words(value)


def _with(held: SetFact, element: str, value: object) -> SetFact:
    return SetFact(
        tuple(sorted({**dict(held.elements), element: _verified(value)}.items()))
    )


def _attributes(
    attributes: Iterable[Attribute], own: Mapping[str, Fact[str]]
) -> Iterator[Attribute]:
    yield from (each for each in attributes if each.name not in own)
    yield from (Attribute(name, fact) for name, fact in own.items())


def _listings(
    listings: Iterable[Listing], extents: Mapping[str, object]
) -> Iterator[Listing]:
    yield from (each for each in listings if each.kind not in extents)
    for kind, extent in extents.items():
        yield Listing(kind, _verified(Extent(str(extent))))


def _attestations(system: System, changes: Iterable[Change]) -> Iterator[Attestation]:
    """Yield the attestations that stand, and then those that are given anew.

    An answer that is not the new one is withdrawn, whoever gave it.
    """
    new = list(dict.fromkeys(_attestation(system, change) for change in changes))
    answers = {one.judgement: one.answer for one in new}
    for one in system.attestations:
        if answers.get(one.judgement, one.answer) is one.answer:
            yield one
    yield from new


def _attestation(system: System, change: Change) -> Attestation:
    """Return the word of somebody of a role, who is not the supplier if need be."""
    role = change.fact.element
    supplier = system.supplier or _SUPPLIER
    by = supplier if role == _SUPPLIER_ROLE else _somebody(system.supplier)
    answer = change.value is True
    role = None if role == INDEPENDENT else role
    return Attestation(str(change.fact.component), answer, by, role=role)


def _somebody(supplier: str | None) -> str:
    same = supplier is not None and supplier.casefold() == _SOMEBODY.casefold()
    return f"{_SOMEBODY} else" if same else _SOMEBODY
