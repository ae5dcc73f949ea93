"""Two policies, requirement by requirement: which asks for more, and for less.

Everything is in fact: of complete systems.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from osaid.analysis.comparing.directions import Budget
from osaid.analysis.comparing.pools import Pair, Pool
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.questions import FieldTest, Question, asks_outcome
from osaid.analysis.solving.strictness import Answer, View
from osaid.licenses.catalog import Catalogue
from osaid.policy.syntax import AboutSystem, Attested, RequirementHolds, Selector
from osaid.policy.traversal import nodes_in
from osaid.records.kinds import ROOT, within
from osaid.values import Shown


class Beside(StrEnum):
    """How one requirement stands to another.

    - `EQUAL`: each follows from the other;
    - `STRICTER`: the other follows from it, `LOOSER`: it follows from the other;
    - `CUTS_ACROSS`: neither follows, and both speak of the same things;
    - `NOT_DECIDED`: the time was over.
    """

    EQUAL = "equal to"
    STRICTER = "stricter than"
    LOOSER = "looser than"
    CUTS_ACROSS = "cuts across"
    NOT_DECIDED = "not decided beside"


@frozen(eq=False)
class Row(Shown):
    """One requirement, and what stands beside it on the other side.

    `follows` says whether it follows from all that the other side asks for together.
    """

    name: str
    title: str
    cites: tuple[str, ...]
    beside: tuple[tuple[Beside, tuple[str, ...]], ...]
    follows: Answer


@frozen(eq=False)
class Crosswalk(Shown):
    """Two policies side by side: a row for each requirement or freedom of each."""

    one: Side
    other: Side
    of_one: tuple[Row, ...]
    of_other: tuple[Row, ...]
    seconds: float

    @property
    def is_decided(self) -> bool:
        """Return whether no time ran out."""
        rows = (*self.of_one, *self.of_other)
        return not any(
            row.follows is Answer.NOT_DECIDED
            or any(way is Beside.NOT_DECIDED for way, _ in row.beside)
            for row in rows
        )


def crosswalk(one: Side, other: Side, licenses: Catalogue, seconds: float) -> Crosswalk:
    """Return what stands beside each requirement, found in so many seconds.

    Only what decides the outcome is looked at: no level above the one that is asked
    for, nothing that is dropped, and no group that asks for nothing of its own.
    """
    pool = Pool((one, other, *_groups(one), *_groups(other)), licenses)
    of_one = range(_WHOLES, _WHOLES + len(list(_groups(one))))
    of_other = range(of_one.stop, len(pool.sides))
    pairs = [
        *((1, place) for place in of_one),
        *((0, place) for place in of_other),
        *(pair for a in of_one for b in of_other for pair in ((a, b), (b, a))),
    ]
    answers = pool.answers(pairs, View.IN_FACT, Budget(seconds))
    walk = _Walk(pool, answers)
    return Crosswalk(
        one,
        other,
        tuple(walk.row(place, 1, of_other) for place in of_one),
        tuple(walk.row(place, 0, of_one) for place in of_other),
        seconds,
    )


_WHOLES = 2
"""The first of the sides are both policies, each as a whole."""


def _groups(side: Side) -> Iterator[Side]:
    """Yield the groups that decide the outcome of a side, each as one of its own."""
    if side.group is not None:
        yield side
        return
    checked = side.policy.checked
    for item in checked.deciding:
        found = Side(side.policy, str(item.name), side.picked)
        if str(item.name) not in checked.dropped and _asks(found.question):
            yield found


def _asks(question: Question) -> bool:
    """Return whether a group asks for anything but other requirements."""
    return any(not isinstance(p, RequirementHolds) for p in question.propositions)


@frozen(eq=False)
class _Walk(Shown):
    """The answers for all pairs, from which the rows are made."""

    pool: Pool
    answers: Mapping[Pair, Answer]

    def row(self, place: int, whole: int, others: Sequence[int]) -> Row:
        """Return the row of one group, beside those of the other side."""
        side = self.pool.sides[place]
        (item,) = side.question.items
        ways = {other: self._beside(place, other) for other in others}
        beside = tuple(
            (way, tuple(self._name(other) for other in others if ways[other] is way))
            for way in Beside
            if way in ways.values()
        )
        title = "" if item.title is None else item.title.value
        cites = tuple(text.value for text in item.cites)
        return Row(self._name(place), title, cites, beside, self.answers[whole, place])

    def _name(self, place: int) -> str:
        return str(self.pool.sides[place].group)

    def _beside(self, one: int, other: int) -> Beside | None:
        answers = self.answers[one, other], self.answers[other, one]
        if answers == (Answer.NO, Answer.NO):
            sides = (self.pool.sides[place].question for place in (one, other))
            return Beside.CUTS_ACROSS if _share(*map(_subjects, sides)) else None
        return _BESIDE.get(answers, Beside.NOT_DECIDED)


_BESIDE = {
    (Answer.YES, Answer.YES): Beside.EQUAL,
    (Answer.YES, Answer.NO): Beside.STRICTER,
    (Answer.NO, Answer.YES): Beside.LOOSER,
}


def _share(some: Collection[str], others: Collection[str]) -> bool:
    """Return whether two groups speak of the same things, or one of a part of them."""
    return any(within(a, b) or within(b, a) for a in some for b in others)


def _subjects(question: Question) -> frozenset[str]:
    """Return what a question is about: kinds, judgements, fields of the system.

    What is asked of all components is about none of them in particular.
    """
    found: set[str] = set()
    stated = [node for each in question.propositions for node in nodes_in(each)]
    for node in stated if any(map(asks_outcome, stated)) else question.reached:
        match node:
            case Selector(kinds=kinds):
                found.update(str(kind) for kind in kinds)
            case Attested(judgement=judgement):
                found.add(f"judgement {judgement}")
            case AboutSystem(body=body):
                tests = (n for n in nodes_in(body) if isinstance(n, FieldTest))
                found.update(f"field {test.field}" for test in tests)
    return frozenset(found - {ROOT})
