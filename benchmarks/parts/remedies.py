"""What would change a verdict: the shipped systems, and what twice as much costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from statistics import median
from time import perf_counter

from attrs import evolve

import osaid
from benchmarks import grown, ours
from benchmarks.ratios import ratio_of
from benchmarks.reports import Cell, Report, Table, Target
from benchmarks.setting import Setting
from benchmarks.timing import Effort
from osaid import Outcome, Policy, System
from osaid.analysis.remedies.questions import open_questions
from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.remedies.terms import Target as Toward
from osaid.evaluation.cases import Assumptions
from osaid.library.shipped import DEFAULT, example_names

HALF_A_SECOND = 0.5
SECONDS = 120.0
COMPONENTS = (25, 50, 100, 200)
SENTENCES = (16, 32, 64, 128)
SETS = (4, 8, 16, 32)

_SOME = "requirement r{n} {{ must every component: license in {{ {ids} }} }}"
_IDS = ("MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0-only", "MPL-2.0", "ISC")


def report(setting: Setting) -> Report:
    """Return seconds for every shipped system, and how they grow."""
    effort = setting.effort
    seconds = _shipped(effort)
    rows = tuple(
        (name, *(times and times * 1e3 for times in found))
        for name, found in seconds.items()
    )
    columns = tuple(f"ms {toward}" for toward in _LOOKING)
    table = Table(f"remedies under {DEFAULT}", columns, rows)
    growing = [
        _doublings("components", COMPONENTS, _of_components, effort),
        _doublings("sentences", SENTENCES, _of_sentences, effort),
        _doublings("sets of licences", SETS, _of_sets, effort),
    ]
    return Report((table, *growing), tuple(_targets(seconds)))


_LOOKING: Mapping[str, Callable[[System, Policy], object]] = {
    "possible": lambda system, policy: _remedies(system, policy, Toward.POSSIBLE),
    "conforms": lambda system, policy: _remedies(system, policy, Toward.CONFORMS),
    "open questions": lambda system, policy: open_questions(
        system, policy.checked, Assumptions(), seconds=SECONDS
    ),
}


def _remedies(system: System, policy: Policy, toward: Toward) -> Remedies:
    given = Assumptions()
    found = remedies(system, policy.checked, given, toward, seconds=SECONDS)
    if found.finding is Finding.NOT_DECIDED:
        message = f"{system.name}: not decided in {SECONDS} s"
        raise AssertionError(message)
    return found


def _shipped(effort: Effort) -> dict[str, list[float | None]]:
    """Return the seconds that each kind of looking takes, None where none is needed."""
    policy, names = osaid.load_policy(DEFAULT), example_names()[: effort.records]
    systems = {name: osaid.read(f"example:{name}") for name in names}
    found: dict[str, list[float | None]] = {}
    for name, system in systems.items():
        outcome = policy.decide(system)
        needed = {
            "possible": outcome is Outcome.FAILS,
            "conforms": outcome is not Outcome.CONFORMS,
            "open questions": outcome is Outcome.UNDETERMINED,
        }
        found[name] = [
            _timed(partial(look, system, policy), effort) if needed[toward] else None
            for toward, look in _LOOKING.items()
        ]
    return found


def _timed(look: Callable[[], object], effort: Effort) -> float:
    look()
    return median(_once(look) for _ in range(effort.processes))


def _once(look: Callable[[], object]) -> float:
    start = perf_counter()
    look()
    return perf_counter() - start


def _targets(seconds: Mapping[str, list[float | None]]) -> Iterator[Target]:
    for index, toward in enumerate(_LOOKING):
        times = [found[index] for found in seconds.values()]
        slowest = max((time for time in times if time is not None), default=None)
        if slowest is not None:
            what = f"seconds for the slowest shipped system, {toward}"
            ratio = ratio_of([slowest])
            yield Target(what, ratio, HALF_A_SECOND, at_least=False)


def _doublings(
    what: str,
    sizes: tuple[int, ...],
    look: Callable[[int], Callable[[], object]],
    effort: Effort,
) -> Table:
    numbers = [max(1, size // effort.scale) for size in sizes]
    times = [_timed(look(number), effort) for number in numbers]
    growth = (more / less for less, more in pairwise(times))
    steps = (f"{less} to {more}" for less, more in pairwise(numbers))
    columns = (f"ms of {numbers[-1]}", *steps)
    row: tuple[Cell, ...] = ("possible", times[-1] * 1e3, *growth)
    return Table(f"remedies: twice as many {what} take", columns, (row,))


def _of_components(number: int) -> Callable[[], object]:
    system, policy = _spoiled(grown.system(number)), ours.policy()
    return lambda: _remedies(system, policy, Toward.POSSIBLE)


def _of_sentences(number: int) -> Callable[[], object]:
    system, policy = _spoiled(grown.system(0)), grown.policy(number)
    return lambda: _remedies(system, policy, Toward.POSSIBLE)


def _of_sets(number: int) -> Callable[[], object]:
    sets = (
        _SOME.format(n=n, ids=", ".join({_IDS[0], _IDS[n % len(_IDS)]}))
        for n in range(number)
    )
    text = "\n".join(["language 1\ndefinition sets 1.0\nstatus draft", *sets])
    system, policy = _spoiled(grown.system(0)), osaid.parse_policy(text)
    return lambda: _remedies(system, policy, Toward.POSSIBLE)


def _spoiled(system: System) -> System:
    """Return a system of which the first component is withheld, without terms."""
    first, *others = system.components
    kind, name = first.kind, first.name
    withheld = osaid.component(kind, "NONE", name=name, presence="withheld")
    return evolve(system, components=(withheld, *others))
