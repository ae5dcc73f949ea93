"""What comes of the tests of a policy, as values."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NoReturn

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.evaluation.codec import derived, encode
from osaid.text import Place
from osaid.truth import Truth
from osaid.values import Value


class TrialStatus(StrEnum):
    """How a test ended; `BROKEN` is one that could not be run."""

    PASSED = "passed"
    FAILED = "failed"
    BROKEN = "broken"

    def __bool__(self) -> NoReturn:
        """Refuse: a member would always be true."""
        message = "a TrialStatus has three values; compare it with one of them"
        raise TypeError(message)


@frozen
class Deciding(Value):
    """A sentence that decided what came out: its name, its place, and the reason."""

    name: str
    sentence: str
    place: Place
    truth: Truth
    reason: str


@frozen
class Failure(Value):
    """An expectation that was not met, what came out instead, and why."""

    expected: str
    place: Place
    found: str
    because: tuple[Deciding, ...] = ()


@frozen
class TrialResult(Value):
    """What came of one test.

    A test with `diagnostics` could not be run; with `failures` it did not pass.
    """

    title: str
    place: Place
    failures: tuple[Failure, ...] = field(default=(), metadata=derived("status"))
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def status(self) -> TrialStatus:
        """Return how it ended."""
        if self.diagnostics:
            return TrialStatus.BROKEN
        return TrialStatus.FAILED if self.failures else TrialStatus.PASSED

    def __bool__(self) -> NoReturn:
        """Refuse: compare `status` with a member of `TrialStatus` instead."""
        message = "a TrialResult is not a yes or no; compare its `status`"
        raise TypeError(message)


@frozen
class SentenceCoverage(Value):
    """In how many tests a sentence was seen true, false and unknown.

    A test in which its requirement is not applicable does not count.
    """

    name: str
    sentence: str
    place: Place
    true: int
    false: int
    unknown: int = field(metadata=derived("unseen"))

    @property
    def unseen(self) -> tuple[str, ...]:
        """Return the truths that it was never seen to have."""
        names = ("true", "false", "unknown")
        return tuple(name for name in names if not getattr(self, name))

    @property
    def complete(self) -> bool:
        """Return whether it was seen true, false and unknown."""
        return not self.unseen


@frozen
class Mutant(Value):
    """A small change of a policy, and a test that noticed it, if any did.

    `name` is the sentence that is changed, or what else is; `says` the change in
    words.
    """

    name: str
    place: Place
    says: str
    noticed_by: str | None = field(default=None, metadata=derived("survived"))

    @property
    def survived(self) -> bool:
        """Return whether no test noticed."""
        return self.noticed_by is None


@frozen
class TrialRun(Value):
    """What came of all tests of a policy.

    `coverage` and `mutants` are there where they were asked for; `untried` is the
    number of mutants beyond the most that are tried.
    """

    policy: str
    results: tuple[TrialResult, ...]
    coverage: tuple[SentenceCoverage, ...] | None = None
    mutants: tuple[Mutant, ...] | None = None
    untried: int = field(default=0, metadata=derived("passed"))

    @property
    def passed(self) -> bool:
        """Return whether every test passed; without any, they did."""
        return all(r.status is TrialStatus.PASSED for r in self.results)

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Return the mutants that no test noticed."""
        return tuple(mutant for mutant in self.mutants or () if mutant.survived)

    def count(self, status: TrialStatus) -> int:
        """Return how many tests ended in a way."""
        return sum(result.status is status for result in self.results)

    def to_dict(self) -> dict[str, Any]:
        """Return the run as plain JSON types."""
        written: dict[str, Any] = encode(self)
        return written

    def __bool__(self) -> NoReturn:
        """Refuse: ask `passed` instead."""
        message = "a TrialRun is not a yes or no; ask for `passed`"
        raise TypeError(message)


@frozen
class Unloaded(Value):
    """A policy of which no test can run, because it cannot be loaded."""

    policy: str
    diagnostics: tuple[Diagnostic, ...]
