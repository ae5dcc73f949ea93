"""Small systems that are derived from others, whose terms may stay with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from attrs import evolve

from osaid.licenses.reading import read_license
from osaid.policy.syntax import LicenseItem
from osaid.records.components import Component, Derivation, Presence, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.kinds import PARENT
from osaid.records.statements import NONE, Fact
from osaid.records.systems import System, Usage
from tests.analysis.solving.small import Universe
from tests.analysis.solving.universes import SHUT, State, of, systems, words_of
from tests.policy.generated import Vocabulary

Kinds = Mapping[str, tuple[Iterable[State], int]]

_FINAL = "parameters.final"
_FIELDS = fields_of(Component)
_BINDING = "LicenseRef-scancode-llama-2-license-2023"
_NAMED = ("MIT", "CC-BY-NC-4.0", _BINDING)
_DERIVED = (Derivation.COPY, Derivation.FINE_TUNE)
_SOME = 7
_THERE = of(Presence.PROVIDED)
_ALONE: list[State] = [{**state, "supplier": "somebody"} for state in SHUT]


def heritage() -> Universe:
    """Return complete systems with parameters and at most two parents."""
    terms = list(_terms(*_NAMED, "NOASSERTION", f"MIT AND {_BINDING}"))
    parents = [
        {"presence": _THERE, "license": stated, "derivation": of(derivation)}
        for stated in (*terms, of(NONE))
        for derivation in _DERIVED
    ]
    kinds: Kinds = {_FINAL: (_under(terms), 1), PARENT: (parents, 2)}
    return _universe("heritage", kinds, _ALONE, _words("license", "derivation"))


def heritage_on_records() -> Universe:
    """Return records of systems with a parent, of which little may be known."""
    terms = [of(), *_terms(*_NAMED), *_terms("MIT", _BINDING, together=True)]
    presences = (of(), _THERE, of(Presence.ABSENT), of(*tuple(Presence)[1:]))
    ways = (of(), *map(of, _DERIVED))
    parents = [
        {"presence": presence, "license": stated, "derivation": derivation}
        for presence, stated, derivation in product(presences, [*terms, of(NONE)], ways)
    ]
    rests: list[State] = [{}, {"usages": (Usage(PARENT, of(False)),)}]  # noqa: FBT003 - a value
    kinds: Kinds = {_FINAL: (_under(terms), 1), PARENT: (parents, 1)}
    words = _words("license", "derivation")
    found = _universe("inherited", kinds, rests, words)
    more = tuple(_with_records(found.systems))
    return evolve(found, complete=False, systems=(*found.systems, *more))


def lineage() -> Universe:
    """Return complete systems whose parents are judged by the same policy."""
    terms = list(_terms(*_NAMED))
    states = [
        {"presence": _THERE, "license": stated, "derivation": of(derivation)}
        for stated in terms
        for derivation in _DERIVED
    ]
    kinds: Kinds = {_FINAL: (_under(terms), 1), PARENT: (states, 1)}
    words = _words("license")
    found = _universe("lineage", kinds, _ALONE, words)
    judged = tuple(_with_judged(found.systems))
    # The outcome rests on all requirements, so that there are only two at a time.
    return evolve(found, judged=True, systems=(), made=lambda _: judged)


def _words(*names: str) -> Vocabulary:
    fields = [_FIELDS[name] for name in names]
    few = [
        evolve(field, choices=tuple(map(str, _DERIVED)))
        if field.name == "derivation"
        else field
        for field in fields
    ]
    return words_of(
        few,
        (_FINAL, PARENT),
        licenses=tuple(map(LicenseItem, _NAMED)),
        sets=("osi_approved",),
        restrictions=("non_commercial",),
        duties=("attribution",),
        rights=("use", "share"),
    )


def _universe(
    name: str,
    kinds: Kinds,
    rests: Iterable[State],
    words: Vocabulary,
) -> Universe:
    most = {kind: number for kind, (_, number) in kinds.items()}
    made = tuple(systems(kinds, rests))
    return Universe(
        name=name, complete=True, most=most, systems=made, words=words, terms=True
    )


def _terms(*texts: str, together: bool = False) -> Iterator[Fact[StatedLicense]]:
    stated = [StatedLicense(read_license(text), text) for text in texts]
    yield from [of(*stated)] if together else map(of, stated)


def _under(terms: Iterable[Fact[StatedLicense]]) -> list[State]:
    return [{"presence": _THERE, "license": each} for each in (*terms, of(NONE))]


def _with_records(found: Iterable[System]) -> Iterator[System]:
    """Yield some systems with a record of their parent that says more of its terms."""
    above = evolve(_parent(_BINDING), derivation=of(Derivation.COPY))
    for system in islice(found, 0, None, _SOME):
        named = [c.name for c in system.components if c.kind == PARENT]
        for parts in ((_final(_BINDING),), (above,), (_final("MIT"), above)):
            if named:
                record = System("parent", components=parts)
                yield evolve(system, parents=((named[0], record),))


def _with_judged(found: Iterable[System]) -> Iterator[System]:
    """Yield systems with a record of their parent, which says of terms the same."""
    for system in found:
        parent = next((c for c in system.components if c.kind == PARENT), None)
        if parent is None:
            yield system
            continue
        own = Component(_FINAL, f"{_FINAL}-0", presence=_THERE, license=parent.license)
        for parts in ((own,), ()):
            record = System("parent", components=parts, **SHUT[0])
            yield evolve(system, parents=((parent.name, record),))


def _final(text: str) -> Component:
    (license_,) = _terms(text)
    return Component(_FINAL, "parameters", presence=_THERE, license=license_)


def _parent(text: str) -> Component:
    (license_,) = _terms(text)
    return Component(PARENT, "parent", presence=_THERE, license=license_)
