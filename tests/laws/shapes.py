"""Shapes of small records, and every form of sentence to ask of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

import osaid
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
from osaid.records.systems import System
from tests.laws.answers import Answers, answers, known
from tests.laws.slots import (
    PRESENCES,
    TRUTHS,
    accessible,
    again,
    corpus,
    only,
    present,
    sheet,
    whole,
)
from tests.laws.small import List, Record, Slot, Small, Use


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
    "not available",
    "evidence of presence at least cited",
    "presence is withheld or access is paid",
    "available",
    "has access and presence is provided",
    "access is open",
    "access in { open, login, click_through, on_request, paid }",
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


def asked(selector: str, bodies: Sequence[str]) -> tuple[str, ...]:
    """Return every form of a sentence with each of some bodies."""
    forms = (form.replace("S", selector) for form in QUANTIFIED)
    return tuple(form.replace("C", body) for form in forms for body in bodies)


BRANCH = (
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
DESCRIBED = (
    "together information: covers scope",
    "together information where presence is withheld: covers scope",
    "together information for every data.training: covers scope",
    "together information for every data.training where labeled is yes: covers scope",
    "together information for every data: covers scope",
    "not together information for every data.training: covers scope",
    "together information for every data except data.training: covers scope",
)


SOME = only(
    PRESENCES, "silent", "provided or withheld", "provided", "withheld", "absent"
)
KNOWN = only(TRUTHS, "silent", "yes", "no")
SHAPES = [
    Shape(
        "one component",
        (accessible("code.training", SOME), List.of("code"), Use.of("code.training")),
        asked("code.training", BODIES[:3]),
    ),
    Shape(
        "a single component",
        (
            accessible("code.architecture", SOME),
            again(present("code.architecture", SOME), "second"),
        ),
        asked("code.architecture", BODIES[2:5]),
    ),
    Shape(
        "two kinds in one branch",
        (
            present("code.training", SOME),
            present("code.tokenizer", SOME),
            List.of("code"),
            Use.of("code"),
        ),
        BRANCH,
    ),
    Shape(
        "documents",
        (sheet(KNOWN), corpus(only(TRUTHS, "silent")), whole(), List.of("information")),
        DESCRIBED,
    ),
]
TRAINING = accessible("code.training")
LARGER = [
    Shape(
        "one component, in more states",
        (TRAINING, List.of("code.training"), Use.of("code")),
        asked("code.training", BODIES),
    ),
    Shape(
        "two components",
        (
            TRAINING,
            again(accessible("code.training", SOME), "second"),
            List.of("code.training"),
        ),
        asked("code.training", BODIES[:3]),
    ),
    Shape(
        "two kinds in one branch, each with its list",
        (
            present("code.training", SOME),
            present("code.tokenizer"),
            again(present("code.tokenizer", SOME), "second"),
            List.of("code"),
            List.of("code.tokenizer"),
            Use.of("code"),
            Use.of("code.tokenizer"),
        ),
        BRANCH,
    ),
    Shape(
        "documents, in more states",
        (sheet(), corpus(), whole(), List.of("information"), List.of("data")),
        DESCRIBED,
    ),
]


def try_small(shape: Shape) -> tuple[int, int]:
    """Return how many records and fillings a shape has; every answer stands."""
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
            assert not flips, (shape.name, flips, record, other)
    return len(found), fillings
