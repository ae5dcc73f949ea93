"""What is wrong with a policy, before it is shown, and every code of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice

from attrs import frozen

from osaid.diagnostics import Diagnostic, Severity, quoted, suggestion
from osaid.policy.syntax import Name, Node
from osaid.text import Source, Span

Help = str | Callable[[], str | None] | None


class Code(StrEnum):
    """Every code of the checker; `docs/diagnostics.md` explains each."""

    ALREADY_INHERITED = "already-inherited"
    CYCLE = "cycle"
    AMBIGUOUS_POLICY = "ambiguous-policy"
    DEPRECATED_LICENSE = "deprecated-license"
    DERIVED_FIELD = "derived-field"
    DUPLICATE = "duplicate"
    DROPPED = "dropped"
    EMPTY_FREEDOM = "empty-freedom"
    EMPTY_PATTERN = "empty-pattern"
    EMPTY_POLICY = "empty-policy"
    EMPTY_REASON = "empty-reason"
    EMPTY_REQUIREMENT = "empty-requirement"
    EMPTY_SELECTOR = "empty-selector"
    EXCEPTION_MISPLACED = "exception-misplaced"
    EXTENSION_HEAD = "extension-head"
    IDLE_LEVEL = "idle-level"
    INCOMPLETE_TERMS = "incomplete-terms"
    LICENSE_CASE = "license-case"
    LICENSE_GROUP = "license-group"
    MISSING_STATUS = "missing-status"
    NEGATED_LICENSE_IN = "negated-license-in"
    NOT_INHERITED = "not-inherited"
    NOTHING_LEFT = "nothing-left"
    OUTSIDE_SELECTOR = "outside-selector"
    RESERVED_NAME = "reserved-name"
    TOO_DEEP = "too-deep"
    TOO_MANY_POLICIES = "too-many-policies"
    TOO_MANY_PROBLEMS = "too-many-problems"
    TOO_MANY_TESTS = "too-many-tests"
    UNKNOWN_DEFINE = "unknown-define"
    UNKNOWN_DUTY = "unknown-duty"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_FREEDOM = "unknown-freedom"
    UNKNOWN_GRADE = "unknown-grade"
    UNKNOWN_JUDGEMENT = "unknown-judgement"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_LEVEL = "unknown-level"
    UNKNOWN_LICENSE = "unknown-license"
    UNKNOWN_POLICY = "unknown-policy"
    UNKNOWN_READING = "unknown-reading"
    UNKNOWN_REQUIREMENT = "unknown-requirement"
    UNKNOWN_RESTRICTION = "unknown-restriction"
    UNKNOWN_RIGHT = "unknown-right"
    UNKNOWN_SET = "unknown-set"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_TYPE = "unknown-type"
    UNKNOWN_VALUE = "unknown-value"
    UNOWNED_WAIVER = "unowned-waiver"
    UNUSED = "unused"
    WAIVED = "waived"
    WIDE_PATTERN = "wide-pattern"
    WRONG_ATTRIBUTE = "wrong-attribute"
    WRONG_COUNT = "wrong-count"
    WRONG_EXPECTATION = "wrong-expectation"
    WRONG_QUANTIFIER = "wrong-quantifier"
    WRONG_SUBJECT = "wrong-subject"
    WRONG_TEST = "wrong-test"
    WRONG_TYPE = "wrong-type"


@frozen
class Problem:
    """One thing that is wrong at a stretch of a policy.

    `help` may be a function: looking for near names takes time, and only what is
    shown needs it. `first` is where a thing was declared before.
    """

    code: Code
    at: Span
    message: str
    help: Help = None
    severity: Severity = Severity.ERROR
    first: Span | None = None

    def diagnostic(self, source: Source) -> Diagnostic:
        """Return the problem as it is shown, with its place in the text."""
        return Diagnostic(
            str(self.code),
            self.message,
            source.place(self.at),
            help=self.help() if callable(self.help) else self.help,
            severity=self.severity,
            excerpt=source.excerpt(self.at),
            notes=self._notes(source),
        )

    def _notes(self, source: Source) -> tuple[str, ...]:
        if self.first is None:
            return ()
        return (f"the first one is at {source.place(self.first)}",)


def warning(code: Code, at: Span, message: str, help: Help = None) -> Problem:  # noqa: A002 - the word of diagnostics
    """Return a problem that does not stop the policy from being used."""
    return Problem(code, at, message, help, Severity.WARNING)


def unknown(code: Code, what: str, name: Name, *known: Iterable[str]) -> Problem:
    """Return the problem of a name that nothing has, with the nearest one.

    What is known may be several lists, to be looked through in this order.

    >>> from osaid.text import Source
    >>> problem = unknown(Code.UNKNOWN_GRADE, "grade", Name("sited"), ["cited"])
    >>> problem.diagnostic(Source("a", "")).help
    'did you mean `cited`?'
    """
    return Problem(
        code,
        name.span,
        f"unknown {what} {quoted(name.text)}",
        lambda: nearest_or_all(name.text, chain.from_iterable(known)),
    )


_FEW = 16
# A policy may declare tens of thousands of names; comparing them all takes seconds.
_MOST_COMPARED = 250


def nearest_or_all(word: str, known: Iterable[str]) -> str | None:
    """Return help that names the nearest known word, or all if they are few.

    >>> nearest_or_all("zzz", ["yes", "no"])
    'write one of `yes`, `no`'
    """
    words = list(dict.fromkeys(islice(known, _MOST_COMPARED)))
    near = suggestion(word, words)
    if near is not None or not words or len(words) > _FEW:
        return near
    if len(words) == 1:
        return f"write {quoted(words[0])}"
    return "write one of " + ", ".join(map(quoted, words))


def repeated(nodes: Iterable[Node], what: str) -> Iterator[Problem]:
    """Yield a problem for every part of a list that stood in it before."""
    seen: dict[Node, Node] = {}
    for node in nodes:
        first = seen.setdefault(node, node)
        if first is not node:
            yield Problem(
                Code.DUPLICATE,
                node.span,
                f"the same {what} stands here twice",
                "write it once",
                first=first.span,
            )
