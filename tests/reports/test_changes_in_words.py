"""Single changes to a record in words, by move and field."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move
from osaid.analysis.solving.cells import OTHER
from osaid.licenses.expression import License
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import NONE, Statement
from osaid.records.statements import Fact as Stated
from osaid.records.systems import System
from osaid.reports.changes_in_words import Steps
from tests.evaluation.small import policy, record

MIT = StatedLicense(License("MIT"), "MIT")
SYSTEM_OF = record(
    supplier="ACME",
    components={
        "code.training": {"name": "trainer"},
        "data.training": {"name": "corpus"},
        "document.model_card": {"name": "model_card"},
        "parameters.final": {"name": "weights"},
        "parent": {"name": "base"},
    },
)


def of(kind: str, field: str, element: str | None = None, *, new: bool = False) -> Fact:
    """Return a fact of what the record has of a kind, or of what it has not."""
    names = {part.kind: part.name for part in SYSTEM_OF.components}
    name = None if kind == SYSTEM else names.get(kind)
    return Fact(kind, f"new {kind}" if new else name, field, element, new)


TRAINER, CORPUS, CARD = "code.training", "data.training", "document.model_card"
WEIGHTS, PARENT = "parameters.final", "parent"

WORDS: list[tuple[Move, Fact, object, str]] = [
    (Move.PUBLISH, of(TRAINER, "presence"), "provided",
     "publish the training code `trainer`"),
    (Move.PUBLISH, of(CARD, "presence"), "provided", "publish the model card"),
    (Move.PUBLISH, of("code.inference", "presence", new=True), "provided",
     "publish new inference code"),
    (Move.PUBLISH, of("document.datasheet", "presence", new=True), "provided",
     "publish a new datasheet"),
    (Move.PUBLISH, of("document.datasheet", "covers", "scope", new=True), True,
     "describe in the new datasheet: scope"),
    (Move.PUBLISH, of("document.datasheet", "about", "corpus", new=True), True,
     ("say in the new datasheet that it is about the training data"
     " `corpus`")),
    (Move.PUBLISH, of("document.datasheet", "about", "new data.training", new=True),
     True,
     "say in the new datasheet that it is about the new training data"),
    (Move.PUBLISH, of("document.datasheet", "location", new=True), "x",
     "say where one can get the new datasheet"),
    (Move.PUBLISH, of("data.training", "labeled", new=True), False,
     "see to it that nobody labelled the new training data"),
    (Move.PUBLISH, of(SYSTEM, "delivery"), "released",
     "release the system itself, not only a service that runs it"),
    (Move.LICENSE, of(WEIGHTS, "license"), MIT,
     "put the final parameters `weights` under a licence such as MIT"),
    (Move.LICENSE, of(SYSTEM, "overall_terms"), MIT,
     "put the system as a whole under terms such as MIT"),
    (Move.DROP, of(SYSTEM, "overall_terms"), NONE,
     "drop the terms over the system as a whole"),
    (Move.DROP, of(TRAINER, "access"), "open",
     "let anyone get the training code `trainer`, without a gate"),
    (Move.DROP, of(SYSTEM, "price"), NONE, "stop charging for the system"),
    (Move.DESCRIBE, of(CARD, "covers", "obtained"), True,
     "describe in the model card: how it was obtained"),
    (Move.DESCRIBE, of(CARD, "about", "all"), True,
     "say in the model card that it is about everything there is"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested"), True,
     "have somebody judge, and answer yes on record: “Is it safe?”"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "independent"), True,
     ("have somebody who is not the supplier judge, and answer yes on record: “Is it"
     " safe?”")),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "supplier"), True,
     "have the supplier judge, and answer yes on record: “Is it safe?”"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "auditor"), False,
     "have somebody, as auditor, judge, and answer no on record: “Is it safe?”"),
    (Move.ESTABLISH, Fact("component", None, "listing"), "all",
     "establish that the record lists everything that the system has"),
    (Move.ESTABLISH, Fact(CORPUS, None, "listing"), "all",
     ("establish that the record lists everything that the system has of this:"
     " training data")),
    (Move.ESTABLISH, of(CARD, "presence", new=True), "provided",
     "establish that others can have a new model card, which is not listed yet"),
    (Move.ESTABLISH, of(CORPUS, "presence"), "provided",
     "establish that others can have the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "presence"), "absent",
     "establish that this does not exist: the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "access"), "paid",
     "establish that the access of the training data `corpus` is “paid”"),
    (Move.ESTABLISH, of(CORPUS, "class"), "unshareable",
     "establish that the class of the training data `corpus` is “unshareable”"),
    (Move.ESTABLISH, of(CORPUS, "location"), "anything",
     "establish where one can get the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "location"), NONE,
     "establish that the training data `corpus` can be had nowhere"),
    (Move.ESTABLISH, of(CORPUS, "part_of"), "weights",
     ("establish that the training data `corpus` is part of the final parameters"
     " `weights`")),
    (Move.ESTABLISH, of(CORPUS, "part_of"), NONE,
     "establish that the training data `corpus` is part of nothing else"),
    (Move.ESTABLISH, of(CORPUS, "reason"), NONE,
     "establish that there is no reason of the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "tokens"), Decimal(20),
     ("establish that this is as asked for: the tokens of the training data `corpus`,"
     " such as 20")),
    (Move.ESTABLISH, of(CORPUS, "acme.country"), OTHER,
     ("establish that the country of the training data `corpus` is nothing that the"
     " policy names")),
    (Move.ESTABLISH, of(CORPUS, "labeled"), True,
     "establish that people or programs labelled the training data `corpus`"),
    (Move.ESTABLISH, of(WEIGHTS, "license"), MIT,
     "establish that the final parameters `weights` are under a licence such as MIT"),
    (Move.ESTABLISH, of(WEIGHTS, "license"), NONE,
     ("establish that nobody may use the final parameters `weights`, as no licence is"
     " given")),
    (Move.ESTABLISH, of(SYSTEM, "overall_terms"), NONE,
     "establish that no terms lie over the system as a whole"),
    (Move.ESTABLISH, of(SYSTEM, "overall_terms"), MIT,
     "establish that the system as a whole is under terms such as MIT"),
    (Move.ESTABLISH, of(SYSTEM, "machine_learning"), True,
     "establish that the system learned from data"),
    (Move.ESTABLISH, of(CARD, "covers", "labeling"), True,
     "establish that the model card covers how it was labelled"),
    (Move.ESTABLISH, of(CARD, "covers", "labeling"), False,
     "establish that the model card does not cover how it was labelled"),
    (Move.ESTABLISH, of(CARD, "about", "weights"), False,
     "establish that the model card is not about the final parameters `weights`"),
    (Move.ESTABLISH, of(CARD, "about", "nobody"), True,
     "establish that the model card is about `nobody`"),
    (Move.ESTABLISH, of(PARENT, "outcome"), "conforms",
     ("establish that its parent `base` conforms to the"
     " policy")),
    (Move.ESTABLISH, of(PARENT, "terms", "0"), None,
     ("establish that no terms of its parent `base` stay"
     " with what is derived")),
    (Move.ESTABLISH, of(PARENT, "terms", "0"), License("MIT"),
     ("establish that of the terms of its parent `base`"
     " these stay: MIT")),
    (Move.ESTABLISH, Fact(PARENT, None, "terms", "0"), None,
     ("establish that no terms of the parent that nobody names stay with what is"
     " derived")),
    (Move.ESTABLISH, of(TRAINER, "acme.export_controlled"), True,
     "establish that this is so of the training code `trainer`: export controlled"),
    (Move.ESTABLISH, of(TRAINER, "acme.country"), "the_moon",
     "establish that the country of the training code `trainer` is “the moon”"),
    (Move.ESTABLISH, of(TRAINER, "acme.places", "here"), True,
     "establish that “here” is among the places of the training code `trainer`"),
]  # fmt: skip
"""What each change is called."""


@cache
def judging() -> CheckedPolicy:
    return policy(
        'judgement safe "Is it safe?"\nrequirement r { must attested safe }'
    ).checked


@pytest.mark.parametrize(("move", "fact", "value", "expected"), WORDS)
def test_a_change_in_words(
    move: Move, fact: Fact, value: object, expected: str
) -> None:
    steps = Steps(judging(), SYSTEM_OF)
    assert steps.said(Change(move, fact, value)) == expected


def test_every_move_is_among_them() -> None:
    assert {move for move, *_ in WORDS} == set(Move)


def test_of_contested_licences_one_is_found_to_be_so() -> None:
    other = StatedLicense(License("GPL-3.0-only"), "GPL-3.0-only")
    contested = Stated((Statement(MIT), Statement(other)))
    part = Component(WEIGHTS, "weights", license=contested)
    steps = Steps(
        policy("requirement r { must some code: available }").checked,
        System("x", components=(part,)),
    )
    change = Change(Move.ESTABLISH, Fact(WEIGHTS, "weights", "license"), MIT)
    assert steps.said(change) == (
        "establish that the final parameters `weights` are under MIT"
    )
