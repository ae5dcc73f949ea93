"""Read inputs, judge every system in them, and keep what could not be judged."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from osaid.assessment import EXAMPLES, Input, read_all
from osaid.command.messages import tell
from osaid.command.options import Options, check_claims
from osaid.diagnostics import Error
from osaid.evaluation.alternatives import alternatives
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.judging import judge_system
from osaid.evaluation.policies import Policy
from osaid.records.systems import System
from osaid.reports.answers import Answer

STANDARD_INPUT = "-"


@frozen
class Judge:
    """Judges systems under one policy, all under the same assumptions.

    With `every_claim`, each claim of a record is believed in turn; with
    `every_reading`, all readings are tried.
    """

    policy: Policy
    given: Assumptions
    every_claim: bool = False
    every_reading: bool = False

    def answer(self, item: Input) -> Answer:
        """Return what comes of one input."""
        if item.system is None:
            return Answer(item.source, None, item.diagnostics)
        given = evolve(self.given, accept=self._believed(item.system))
        verdict = evolve(
            judge_system(item.system, self.policy.checked, given),
            source=item.source,
            diagnostics=item.diagnostics,
        )
        tried = (
            alternatives(item.system, self.policy.checked, self.given)
            if self.every_reading
            else None
        )
        return Answer(item.source, verdict, item.diagnostics, tried)

    def _believed(self, system: System) -> tuple[str, ...]:
        names = [claim.name for claim in system.claims]
        wanted = names if self.every_claim else self.given.accept
        return tuple(name for name in wanted if name in names)


def read_inputs(names: Iterable[str], *, quiet: bool = False) -> Iterator[Input]:
    """Yield every system of some inputs, and tell what is wrong with them.

    What cannot be read has no system, and never stops the rest.
    """
    for name in names:
        for item in _read(name):
            tell(item.diagnostics, quiet=quiet)
            yield item


def _read(name: str) -> Iterator[Input]:
    source = _standard_input() if name == STANDARD_INPUT else name
    try:
        yield from read_all(source)
    except Error as error:
        yield Input(name, None, error.diagnostics)
