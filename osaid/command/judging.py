"""Read inputs, judge every system in them, and keep what could not be judged."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from osaid.assessment import Input, read_all
from osaid.command.messages import tell
from osaid.command.options import Options
from osaid.command.streams import STANDARD
from osaid.diagnostics import Diagnostic, Error
from osaid.evaluation.alternatives import Alternatives, alternatives
from osaid.evaluation.policies import Policy, assumptions
from osaid.records.systems import System
from osaid.reports.answers import Answer
from osaid.text import Place


@frozen
class Judge:
    """Judges systems under one policy, all in the same way.

    With `every_claim`, all claims of a record are believed, each by itself; with
    `every_reading`, all readings that are not picked are tried.
    """

    policy: Policy
    options: Options
    every_claim: bool = False
    every_reading: bool = False

    def answer(self, item: Input) -> Answer:
        """Return what comes of one input."""
        if item.system is None:
            return Answer(item.source, None, item.diagnostics)
        verdict = self.policy.evaluate(
            item.system,
            as_of=self.options.as_of,
            readings=self.options.readings,
            accept=self._believed(item.system),
            assume=self.options.assume,
            licenses=self.options.licenses,
        )
        verdict = evolve(verdict, source=item.source, diagnostics=item.diagnostics)
        tried = self._tried(item.system) if self.every_reading else None
        return Answer(item.source, verdict, item.diagnostics, tried)

    def _believed(self, system: System) -> tuple[str, ...]:
        names = tuple(claim.name for claim in system.claims)
        if self.every_claim:
            return names
        return tuple(name for name in self.options.accept if name in names)

    def _tried(self, system: System) -> Alternatives:
        checked = self.policy.checked
        given = assumptions(
            checked,
            as_of=self.options.as_of,
            readings=self.options.readings,
            listing=self.options.assume,
            licenses=self.options.licenses,
        )
        return alternatives(system, checked, given)


def read_inputs(names: Iterable[str], *, quiet: bool = False) -> Iterator[Input]:
    """Yield every system of some inputs, and tell what is wrong with them.

    What cannot be read has no system, and never stops the rest.
    """
    for name in names:
        found = False
        for item in _read(name):
            found = True
            tell(item.diagnostics, quiet=quiet)
            yield item
        if not found:
            yield _nothing(name)


def _nothing(name: str) -> Input:
    cure = "write a row for each system below the headers"
    problem = Diagnostic("no-system", "there is no system in it", Place(name), cure)
    tell([problem])
    return Input(name, None, (problem,))


def _read(name: str) -> Iterator[Input]:
    try:
        if name == STANDARD:
            yield from read_all(getattr(sys.stdin, "buffer", sys.stdin))
        else:
            yield from read_all(name)
    except Error as error:
        yield Input(name, None, error.diagnostics)
