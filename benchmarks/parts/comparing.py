"""How strict policies are: OSAID 1.0 and MOF, and what twice as much costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from statistics import median
from time import perf_counter

from attrs import frozen

import osaid
from benchmarks import grown
from benchmarks.ratios import ratio_of
from benchmarks.reports import Cell, Report, Table, Target
from benchmarks.setting import Setting
from benchmarks.timing import Effort
from osaid import Policy
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.strictness import Answer, View, at_least_as_strict

SECONDS = 120.0
SENTENCES = (16, 32, 64, 128)
SETS = (4, 8, 16, 32)

_SET = "requirement r{n} {{ must every component: license in {{ {ids} }} }}"
_IDS = ("MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0-only", "MPL-2.0", "ISC")


@frozen
class Asked:
    """A comparison whose answer is known, and how many seconds it may take."""

    one: str
    other: str
    view: View
    answer: Answer
    bound: float

    def __str__(self) -> str:
        """Return what is asked, and whether it takes a witness or a proof."""
        kind = "witness" if self.answer is Answer.NO else "proof"
        return f"{kind}, {self.view}: {self.one} before {self.other}"


CLASS_1, DEFINITION, DRAFT = "mof 1.0:class_1", "osaid 1.0", "osaid 1.0-RC1"
ASKED = (
    Asked(CLASS_1, DEFINITION, View.IN_FACT, Answer.NO, 0.5),
    Asked(DEFINITION, CLASS_1, View.IN_FACT, Answer.NO, 0.5),
    Asked(DEFINITION, DRAFT, View.IN_FACT, Answer.YES, 3),
    Asked(DEFINITION, DRAFT, View.ON_RECORDS, Answer.YES, 3),
)


def report(setting: Setting) -> Report:
    """Return seconds for the comparisons that were aimed at, and how they grow."""
    effort = setting.effort
    chosen = ASKED[: effort.records]
    seconds = {str(asked): _timed(partial(_ask, asked), effort) for asked in chosen}
    seconds["the page of both directions"] = _timed(_page, effort)
    rows = tuple((what, time * 1e3) for what, time in seconds.items())
    growing = (
        _doublings("sentences", SENTENCES, grown.policy, effort),
        _doublings("sets of licences", SETS, _of_sets, effort),
    )
    targets = (
        Target(
            f"seconds for a {asked}",
            ratio_of([seconds[str(asked)]]),
            asked.bound,
            at_least=False,
        )
        for asked in chosen
    )
    return Report((Table("comparisons", ("ms",), rows), *growing), tuple(targets))


def _ask(asked: Asked) -> None:
    """Compare, encoding included; raises `AssertionError` for another answer."""
    one, other = map(_question, (asked.one, asked.other))
    _decide(one, other, asked.view, asked.answer)


def _question(text: str) -> Question:
    name, _, level = text.partition(":")
    return Question(osaid.load_policy(name).at_level(level or None).checked)


def _decide(one: Question, other: Question, view: View, answer: Answer) -> None:
    found = at_least_as_strict(one, other, view, seconds=SECONDS)
    if found.answer is not answer:
        message = f"{one.policy.identity} before {other.policy.identity}: {found}"
        raise AssertionError(message)


def _page() -> None:
    osaid.compare(CLASS_1, DEFINITION, seconds=SECONDS)


def _timed(act: Callable[[], object], effort: Effort) -> float:
    """Return the median seconds, once everything is loaded."""
    act()
    return median(_once(act) for _ in range(effort.processes))


def _once(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def _doublings(
    what: str,
    sizes: tuple[int, ...],
    policy: Callable[[int], Policy],
    effort: Effort,
) -> Table:
    """Return how much longer witnesses and proofs take for twice as much."""
    numbers = [max(1, size // effort.scale) for size in sizes]
    rows: list[tuple[Cell, ...]] = []
    for name, answer in (("witness", Answer.NO), ("proof", Answer.YES)):
        times = [
            _timed(partial(_decide, *_pair(policy, number, answer)), effort)
            for number in numbers
        ]
        growth = (more / less for less, more in pairwise(times))
        rows.append((name, times[-1] * 1e3, *growth))
    steps = (f"{less} to {more}" for less, more in pairwise(numbers))
    columns = (f"ms of {numbers[-1]}", *steps)
    return Table(f"comparing: twice as many {what} take", columns, tuple(rows))


def _pair(
    policy: Callable[[int], Policy], number: int, answer: Answer
) -> tuple[Question, Question, View, Answer]:
    """Return the question whether one sentence more follows, or one fewer."""
    less, more = (Question(policy(n).checked) for n in (number, number + 1))
    pair = (less, more) if answer is Answer.NO else (more, less)
    return *pair, View.IN_FACT, answer


def _of_sets(number: int) -> Policy:
    """Return a policy with so many sets of licences, no two of them the same."""
    requirements = (_SET.format(n=n, ids=", ".join(_members(n))) for n in range(number))
    text = "\n".join(["language 1\ndefinition sets 1.0\nstatus draft", *requirements])
    return osaid.parse_policy(text)


def _members(number: int) -> Iterator[str]:
    """Yield an id that all sets have, some that few have, and one of its own."""
    yield _IDS[0]
    yield from (id_ for bit, id_ in enumerate(_IDS[1:]) if number >> bit & 1)
    yield f"LicenseRef-{number}"
