"""The law of filling, on every small record of some shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import pytest
from attrs import frozen

import osaid
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Access, Component, Presence
from osaid.records.statements import NONE, Fact, Grade, Origin, SetFact, Statement
from osaid.records.systems import System
from tests.laws.answers import Answers, answers, known
from tests.laws.small import List, Part, Record, Slot, Small, Use, named

P, W, A = Presence
PRESENCES: Mapping[str, tuple[Presence, ...]] = {
    "silent": (),
    "any": (P, W, A),
    "provided or withheld": (P, W),
    "provided or absent": (P, A),
    "provided": (P,),
    "withheld": (W,),
    "absent": (A,),
}
ACCESSES: Mapping[str, tuple[Access, ...]] = {
    "silent": (),
    "open or paid": (Access.OPEN, Access.PAID),
    "open": (Access.OPEN,),
    "paid": (Access.PAID,),
}
TRUTHS: Mapping[str, tuple[bool, ...]] = {
    "silent": (),
    "contested": (True, False),
    "yes": (True,),
    "no": (False,),
}


def fact(values: Sequence[object], grade: Grade = Grade.ASSERTED) -> Fact:  # type: ignore[type-arg] # of any type
    return Fact(tuple(Statement(value, Origin(grade=grade)) for value in values))


def fewer(values: Sequence[object], others: Sequence[object]) -> bool:
    """Return whether others are fewer candidates than values, of which none is all."""
    if not values:
        return bool(others)
    return bool(others) and set(others) < set(values)


States = Mapping[str, tuple[object, ...]]


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


def accessible(kind: str, presences: Iterable[str]) -> Part:
    """Return a component with a presence and an access."""
    chosen = {name: PRESENCES[name] for name in presences}
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


def present(kind: str) -> Part:
    """Return a component with a presence alone."""
    components = {
        state: Component(kind, kind, presence=fact(values))
        for state, values in PRESENCES.items()
    }
    return Part.of(components, fuller(PRESENCES))


def again(part: Part, name: str) -> Part:
    """Return a second component that may be in the same states."""
    return Part.of(named(part.components, name), part.fuller)


def sheet() -> Part:
    """Return a document that may cover the scope of data."""
    components = {
        ", ".join(state): Component(
            "information",
            "sheet",
            presence=fact((P,)),
            covers=SetFact((("scope", fact(TRUTHS[state[0]])),)),
            about=SetFact(
                (("all", fact(TRUTHS[state[1]])), ("corpus", fact(TRUTHS[state[2]])))
            ),
        )
        for state in product(TRUTHS, repeat=3)
    }
    return Part.of(components, fuller(TRUTHS, TRUTHS, TRUTHS))


def corpus() -> Part:
    """Return a dataset that may be a part of another."""
    wholes: States = {"silent": (), "contested": (NONE, "whole"), "none": (NONE,)}
    components = {
        ", ".join(state): Component(
            "data.training",
            "corpus",
            presence=fact((P,)),
            labeled=fact(TRUTHS[state[0]]),
            part_of=fact(wholes[state[1]]),
        )
        for state in product(TRUTHS, wholes)
    }
    return Part.of(components, fuller(TRUTHS, wholes))


def whole() -> Part:
    """Return the dataset of which the other may be a part."""
    part = Component("data", "whole", presence=fact((P,)), part_of=fact((NONE,)))
    return Part.of({"there": part}, {})


@frozen
class Shape:
    """Slots, and the sentences that are asked of every record that they make."""

    name: str
    slots: tuple[Slot, ...]
    sentences: tuple[str, ...]

    @property
    def policy(self) -> CheckedPolicy:
        """Return a policy with one requirement for each sentence."""
        lines = [
            f"requirement r{number} {{ must {sentence} }}"
            for number, sentence in enumerate(self.sentences)
        ]
        text = "\n".join(("language 1", "definition small 1.0", "status final", *lines))
        return osaid.parse_policy(text).checked


BODIES = (
    "available",
    "not available",
    "access is open",
    "has access and presence is provided",
    "access in { open, login, click_through, on_request, paid }",
    "evidence of presence at least cited",
    "presence is withheld or access is paid",
)
QUANTIFIED = (
    "some S: C",
    "no S: C",
    "every S: C",
    "S: C",
    "S if used: C",
    "at least 2 S: C",
    "at most 1 S: C",
    "exactly 1 S: C",
    "some S where presence is provided: C",
    "every S where access is open: C",
    "S where available: C",
    "not (some S: C) and not S unused",
)


def asked(selector: str) -> tuple[str, ...]:
    """Return every form of a sentence with every body, about a selector."""
    forms = (form.replace("S", selector) for form in QUANTIFIED)
    return tuple(form.replace("C", body) for form in forms for body in BODIES)


TREE = (
    "code unused",
    "code.training unused",
    "code except code.tokenizer unused",
    "{ code.training, code.tokenizer } unused",
    "code if used: available",
    "code except code.tokenizer if used: presence is provided",
    "code except code.tokenizer: presence is provided",
    "some { code.training, code.tokenizer }: presence is withheld",
    "every code: presence is provided",
    "every code, code.tokenizer: presence in { provided, withheld }",
    "at most 1 code: presence is provided",
    "exactly 0 code except code.training: has presence",
)
TOGETHER = (
    "together information: covers scope",
    "together information where presence is withheld: covers scope",
    "together information for every data.training: covers scope",
    "together information for every data.training where labeled is yes: covers scope",
    "together information for every data: covers scope",
    "not together information for every data.training: covers scope",
    "together information for every data except data.training: covers scope",
)

ALL_STATES = tuple(PRESENCES)
SOME_STATES = ("silent", "provided or withheld", "provided", "withheld", "absent")
TRAINING = accessible("code.training", ALL_STATES)
SHAPES = [
    Shape(
        "one component",
        (TRAINING, List.of("code.training"), Use.of("code")),
        asked("code.training"),
    ),
    Shape(
        "a single component",
        (
            accessible("code.architecture", SOME_STATES),
            again(present("code.architecture"), "second"),
        ),
        asked("code.architecture"),
    ),
    Shape(
        "two kinds in one branch",
        (
            present("code.training"),
            present("code.tokenizer"),
            List.of("code"),
            Use.of("code"),
            Use.of("code.tokenizer"),
        ),
        TREE,
    ),
    Shape(
        "documents",
        (sheet(), corpus(), whole(), List.of("information"), List.of("data")),
        TOGETHER,
    ),
]
LARGER = [
    Shape(
        "two components",
        (
            TRAINING,
            again(accessible("code.training", SOME_STATES), "second"),
            List.of("code.training"),
            Use.of("code.training"),
        ),
        asked("code.training"),
    ),
    Shape(
        "two kinds in one branch, each with its list",
        (
            present("code.training"),
            present("code.tokenizer"),
            again(present("code.tokenizer"), "second"),
            List.of("code"),
            List.of("code.tokenizer"),
            Use.of("code"),
            Use.of("code.training"),
        ),
        TREE,
    ),
]


def tried(shape: Shape) -> tuple[int, int]:
    """Return how many records and fillings there are; every answer stands."""
    small, policy = Small(shape.slots), shape.policy
    found: dict[Record, Answers] = {}

    def answered(record: Record) -> Answers:
        if record not in found:
            system = small.system(record)
            assert isinstance(system, System)
            found[record] = answers(system, policy, Assumptions())
        return found[record]

    fillings = 0
    for record in small.records():
        before = known(answered(record))
        for other in small.fuller(record):
            fillings += 1
            after = answered(other)
            flips = [name for name, truth in before.items() if after[name] != truth]
            assert not flips, (shape.sentences, flips, record, other)
    return len(found), fillings


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_answer_stands(shape: Shape) -> None:
    records, fillings = tried(shape)
    assert records > 50
    assert fillings > records
