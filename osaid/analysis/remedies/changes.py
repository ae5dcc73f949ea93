"""Single changes to what a record says, by the move that makes them.

docs/remedies.md says which changes each move makes.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.records.fields import Field
from osaid.records.kinds import within
from osaid.values import Value


class Move(StrEnum):
    """What somebody does, so that a record says something else.

    - `publish`: release what is withheld, or what is not there;
    - `license`: put something under other terms;
    - `drop`: take away a gate, a price, or terms over the whole;
    - `describe`: write down more in a document that exists;
    - `attest`: have people judge;
    - `establish`: find out what is not known, which changes nothing but the record.
    """

    PUBLISH = "publish"
    LICENSE = "license"
    DROP = "drop"
    DESCRIBE = "describe"
    ATTEST = "attest"
    ESTABLISH = "establish"


SYSTEM = "system"
"""The `kind` of a change to the system itself."""


@frozen
class Fact(Value):
    """One thing that a record can say: a field of a component, or of the system.

    `kind` is that of the component, `component` its name, and `new` whether it is not
    listed yet; of the system, kind is `system`. `field` is the name under which records
    write it. `element` is the topic of `covers`, the component or `all` of `about`, the
    role of an attestation (None for anybody), the word of a set of one's own.

    Beside the fields of records there are `listing` (of the kind), `attested` (with
    the judgement as `component`), and of parents `outcome`, what they come to by the
    policy, and `terms`, what of their terms stays with what is derived (`element` is
    the number of the bond).
    """

    kind: str
    component: str | None
    field: str
    element: str | None = None
    new: bool = False

    @classmethod
    def of(
        cls, kind: str, component: str | None, field: Field, *, new: bool = False
    ) -> Fact:
        """Return the fact that is said under a field; of a set of words, of one."""
        name = field.recorded
        if field.element is not None:
            name = name.removesuffix(f".{field.element}")
        return cls(kind, component, name, field.element, new)


@frozen
class Change(Value):
    """One fact that is to be as it is not, or that is to be established.

    `value` is what is to be said then: as records hold it in Python, with a
    `StatedLicense` for a licence, `NONE` for what there is to be none of, true for an
    element and an attestation.
    """

    move: Move
    fact: Fact
    value: object


@frozen
class Scope(Value):
    """Some changes: all, or those by a `move`, or to a `kind` and below it, or both.

    >>> there = Fact("data.training", "corpus", "presence")
    >>> Scope.of("publish:data").holds(Change(Move.PUBLISH, there, "provided"))
    True
    """

    move: Move | None = None
    kind: str | None = None

    @classmethod
    def of(cls, text: str) -> Scope:
        """Return what is written as `MOVE`, `KIND` or `MOVE:KIND`.

        Raises `ValueError` for a move that does not exist.
        """
        first, colon, kind = text.partition(":")
        if colon:
            return cls(Move(first), kind)
        return cls(Move(first)) if first in set(Move) else cls(kind=first)

    def holds(self, change: Change) -> bool:
        """Return whether a change is one of these."""
        if self.move is not None and change.move is not self.move:
            return False
        return self.kind is None or within(change.fact.kind, self.kind)
