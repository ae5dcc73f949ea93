"""What two records say, compared without the code that lists what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve
from hypothesis import strategies as st

from osaid.conversion import Converted, Loss
from osaid.readers.inputs import read_all
from osaid.records.components import Component, StatedLicense
from osaid.records.differences import Effect
from osaid.records.fields import fields_of
from osaid.records.problems import problems
from osaid.records.statements import Fact, SetFact
from osaid.records.systems import System
from tests.records.systems import systems
from tests.records.test_canonical import plain

Key = tuple[str | None, str]
IDENTITY = ("purl", "hub", "digest", "revision")
HEAD = ("name", "release", "supplier", "subject", "by", "made", "trust")


def sound_systems() -> st.SearchStrategy[System]:
    """Return random systems that a reader could have read."""
    return systems().filter(lambda system: not problems(system))


def back(converted: Converted) -> tuple[System, ...]:
    """Return what a converted text is read as, without an error or a remark."""
    found = list(read_all(converted.text.encode()))
    assert [d for item in found for d in item.diagnostics if d.code not in ODD] == []
    return tuple(item.system for item in found if item.system is not None)


ODD = {
    "own-kind",  # of kinds and topics that are not of the standard
    "own-topic",
    "unknown-license",  # of licences that nobody knows
    "unknown-column",  # of attributes that look like fields
    "component-not-included",  # how a MOF file says that something is absent
}


def said(system: System) -> Iterator[tuple[Key, object]]:
    """Yield everything that a record says, under the names that losses have."""
    yield from (((None, name), getattr(system, name)) for name in HEAD)
    yield from _facts(None, system)
    yield from (((None, f"listings.{x.kind}"), x.extent) for x in system.listings)
    yield from (((None, f"unused.{x.kind}"), x.unused) for x in system.usages)
    for name in ("attestations", "claims"):
        yield (None, name), getattr(system, name)
    for component in system.components:
        yield (component.name, "kind"), component.kind
        yield from _facts(component.name, component)
    yield from (((name, "record"), record) for name, record in system.parents)


def _facts(name: str | None, part: System | Component) -> Iterator[tuple[Key, object]]:
    yield from (((name, key), getattr(part.identity, key)) for key in IDENTITY)
    for key, field in fields_of(type(part)).items():
        fact = getattr(part, field.attribute)
        if isinstance(fact, SetFact):
            yield from (((name, f"{key}.{e}"), one) for e, one in fact.elements)
        else:
            yield (name, key), fact
    for attribute in part.attributes:
        yield (name, f"attributes.{attribute.name}"), attribute.fact


def check_lost(before: System, after: System, lost: tuple[Loss, ...]) -> None:
    """Check that a list of losses is complete, and that nothing in it survived."""
    losses = {(loss.component, loss.field): loss for loss in lost}
    assert len(losses) == len(lost)
    after = _with_old_names(before, after, losses)
    one, other = dict(said(before)), dict(said(after))
    for key in {**one, **other}:
        loss = losses.get(key) or losses.get((key[0], None))
        effect = None if loss is None else loss.effect
        _check(effect, one.get(key), other.get(key))
        losses.pop(key, None)
    rest = {effect.effect for effect in losses.values() if effect.field != "name"}
    assert rest <= {Effect.MISSING, Effect.ADDED}


def _check(effect: Effect | None, before: object, after: object) -> None:
    if effect is None:
        assert plain(_filled(before)) == plain(_filled(after))
    elif effect is Effect.MISSING:
        assert _filled(after) is None
    elif effect is Effect.ADDED:
        assert _filled(before) is None
    elif effect is Effect.UNSOURCED:
        assert _values(before) == _values(after) != set()
        assert plain(before) != plain(after)
    else:
        assert _filled(before) is not None
        assert _filled(after) is not None
        assert _values(before) != _values(after) or not isinstance(before, Fact)


def _filled(value: object) -> object:
    """Return what is said, None where nothing is."""
    empty = isinstance(value, Fact) and value.is_silent
    return None if empty or value == () else value


def _values(fact: object) -> set[object]:
    if not isinstance(fact, Fact):
        return {repr(fact)}
    return {
        (v.written, str(v.expression), v.found) if isinstance(v, StatedLicense) else v
        for v in fact.values
    }


def _with_old_names(
    before: System, after: System, losses: Mapping[tuple[str | None, str | None], Loss]
) -> System:
    """Return a record with the names that its components had before."""
    kinds = {part.name: part.kind for part in before.components}
    old = {kinds[name]: name for name, field in losses if field == "name" and name}
    known = set(kinds)
    parts = tuple(
        evolve(part, name=old[part.kind])
        if part.kind in old and part.name not in known
        else part
        for part in after.components
    )
    return evolve(after, components=parts)
