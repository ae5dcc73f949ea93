"""What a policy asks of the parts of a record, each question with two bits.

The bits say nothing, perhaps (01) or certainly (11), so that the answers of
several parts are joined by `|`.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from osaid.policy.syntax import Selector
from osaid.values import Value

BITS = (0b00, 0b01, 0b11)
"""The bits of each rank."""

RANK = (0, 1, 2, 2)
"""The rank of each pair of bits."""


@frozen
class Counted(Value):
    """Whether there are so many parts of some kinds for which a body holds.

    `body` is the place of the body among what `examine` returns. Beyond what is
    listed there may be others, unless it is only about what is `listed`.
    """

    selector: Selector
    body: int
    count: int = 1
    listed: bool = False


@frozen
class Recorded(Value):
    """Whether every maximal kind is recorded unused; false if one is used."""

    selector: Selector


@frozen
class Empty(Value):
    """Whether there is nothing beyond what is listed."""

    selector: Selector


@frozen
class Observed(Value):
    """Whether a condition holds of the system itself.

    `condition` is its place among what `observe` returns.
    """

    condition: int


@frozen
class Attested(Value):
    """Whether a judgement is attested."""

    judgement: str
    role: str | None


@frozen
class Described(Value):
    """Whether documents together cover topics, of each subject.

    `document` and `subject` are the places of what must hold of each among what
    `examine` returns. `spared` is the rank of what is covered where only terms are
    looked at, and then documents are about everything.
    """

    documents: Selector
    document: int
    topics: tuple[str, ...]
    subjects: Selector
    subject: int
    spared: int | None = None


Question: TypeAlias = Counted | Recorded | Empty | Observed | Attested | Described
