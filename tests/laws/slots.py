"""Slots of small records: components in all their states, and what says more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from osaid.records.components import Access, Component, Presence
from osaid.records.statements import NONE, Fact, Grade, Origin, SetFact, Statement
from tests.laws.small import Part, named

States = Mapping[str, tuple[object, ...]]

P, W, A = Presence
PRESENCES: States = {
    "silent": (),
    "any": (P, W, A),
    "provided or withheld": (P, W),
    "provided or absent": (P, A),
    "provided": (P,),
    "withheld": (W,),
    "absent": (A,),
}
ACCESSES: States = {
    "silent": (),
    "open or paid": (Access.OPEN, Access.PAID),
    "open": (Access.OPEN,),
    "paid": (Access.PAID,),
}
TRUTHS: States = {
    "silent": (),
    "contested": (True, False),
    "yes": (True,),
    "no": (False,),
}


def fact(values: Sequence[object], grade: Grade = Grade.ASSERTED) -> Fact[Any]:
    """Return a fact that states values."""
    return Fact(tuple(Statement(value, Origin(grade=grade)) for value in values))


def fewer(values: Sequence[object], others: Sequence[object]) -> bool:
    """Return whether others are fewer candidates than values, of which none is all."""
    if not values:
        return bool(others)
    return bool(others) and set(others) < set(values)


def fuller(*fields: States) -> Mapping[str, Sequence[str]]:
    """Return the states that say more, one field at a time."""
    found: dict[str, list[str]] = {}
    for state in product(*fields):
        found[", ".join(state)] = [
            ", ".join((*state[:index], other, *state[index + 1 :]))
            for index, field in enumerate(fields)
            for other, values in field.items()
            if fewer(field[state[index]], values)
        ]
    return found


def only(states: States, *names: str) -> States:
    """Return some of the states of a field."""
    return {name: states[name] for name in names}


def accessible(kind: str, chosen: States = PRESENCES) -> Part:
    """Return a component with a presence and an access."""
    components = {
        f"{presence}, {access}": Component(
            kind,
            kind,
            presence=fact(chosen[presence]),
            access=fact(ACCESSES[access]),
        )
        for presence, access in product(chosen, ACCESSES)
    }
    verified = Component(
        kind, kind, presence=fact((W,), Grade.VERIFIED), access=fact((Access.OPEN,))
    )
    return Part.of(
        {**components, "withheld for certain": verified}, fuller(chosen, ACCESSES)
    )


def present(kind: str, chosen: States = PRESENCES) -> Part:
    """Return a component with a presence alone."""
    components = {
        state: Component(kind, kind, presence=fact(values))
        for state, values in chosen.items()
    }
    return Part.of(components, fuller(chosen))


def again(part: Part, name: str) -> Part:
    """Return a second component that may be in the same states."""
    return Part.of(named(part.components, name), part.fuller)


def sheet(truths: States = TRUTHS) -> Part:
    """Return a document that may cover the scope of data."""
    components = {
        ", ".join(state): Component(
            "information",
            "sheet",
            presence=fact((P,)),
            covers=SetFact((("scope", fact(truths[state[0]])),)),
            about=SetFact(
                (("all", fact(truths[state[1]])), ("corpus", fact(truths[state[2]])))
            ),
        )
        for state in product(truths, repeat=3)
    }
    return Part.of(components, fuller(truths, truths, truths))


def corpus(truths: States = TRUTHS) -> Part:
    """Return a dataset that may be a part of another."""
    wholes: States = {"silent": (), "contested": (NONE, "whole"), "none": (NONE,)}
    components = {
        ", ".join(state): Component(
            "data.training",
            "corpus",
            presence=fact((P,)),
            labeled=fact(truths[state[0]]),
            part_of=fact(wholes[state[1]]),
        )
        for state in product(truths, wholes)
    }
    return Part.of(components, fuller(truths, wholes))


def whole() -> Part:
    """Return the dataset of which the other may be a part."""
    part = Component("data", "whole", presence=fact((P,)), part_of=fact((NONE,)))
    return Part.of({"there": part}, {})
