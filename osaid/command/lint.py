"""`osaid lint`: everything that is wrong or odd in policies."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from osaid.analysis.soundness.checks import plain_remarks, proven_remarks
from osaid.command import BAD_INPUT, own_licenses, own_policies
from osaid.command.arguments import Parser, seconds
from osaid.command.streams import write
from osaid.diagnostics import Diagnostic, Error, Severity, UsageError
from osaid.evaluation.verdicts import SECONDS
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy
from osaid.readers.contents import read_contents
from osaid.shelves.loading import Shelves
from osaid.text import Source
from osaid.values import Shown


def declare(parser: Parser) -> None:
    """Declare the files to look at, and for how long to look for proofs."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a policy, ending in .osaid"
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=SECONDS,
        metavar="N",
        help=f"for how long to look for proofs in each policy, {SECONDS:g} by default",
    )
    own_policies.declare(parser)
    own_licenses.declare(parser)


def run(arguments: Namespace) -> int:
    """Tell what is wrong with each policy; an error gives 2, nothing else does."""
    failed = False
    shelves = own_policies.shelves(arguments)
    licenses = own_licenses.catalogue_of(arguments.licenses)
    lint = _Lint(shelves, licenses, arguments.seconds)
    for name in arguments.files:
        for diagnostic in lint.diagnostics(name):
            write(f"{diagnostic}\n", sys.stderr)
            failed |= diagnostic.severity is Severity.ERROR
    return BAD_INPUT if failed else 0


@frozen(eq=False)
class _Lint(Shown):
    """One run over files; that there is no solver is told once."""

    shelves: Shelves
    licenses: Catalogue
    seconds: float
    _told: list[str] = field(init=False, factory=list)

    def diagnostics(self, name: str) -> Iterator[Diagnostic]:
        """Yield what is wrong or odd in a file; what takes long comes last."""
        try:
            source = Source(name, read_contents(name).text)
            policy = self.shelves.parsed(source, beside=str(Path(name).parent))
        except Error as error:
            yield from error.diagnostics
            return
        yield from policy.diagnostics
        yield from plain_remarks(policy.checked, licenses=self.licenses)
        yield from self._proven(policy.checked)

    def _proven(self, policy: CheckedPolicy) -> Iterator[Diagnostic]:
        try:
            yield from proven_remarks(
                policy, seconds=self.seconds, licenses=self.licenses
            )
        except UsageError as error:
            for problem in error.diagnostics:
                if problem.code not in self._told:
                    self._told.append(problem.code)
                    yield _less(problem)


def _less(problem: Diagnostic) -> Diagnostic:
    """Return why nothing was proven, as a remark: all else is as it was."""
    message = "what never matters, and what nobody can meet, is not looked for"
    said = f"{message}: that needs the package `python-sat`"
    return evolve(problem, message=said, severity=Severity.INFORMATION)
