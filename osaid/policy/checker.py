"""Check a policy before it runs: all that is wrong with it, in one go.

Types are those of the record classes, see `osaid.policy.schema`. What each code
means, and its cure, is in `docs/diagnostics.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.diagnostics import Diagnostic, Severity
from osaid.policy.checks.items import check_item
from osaid.policy.checks.names import duplicates, reserved, unused
from osaid.policy.checks.problems import Code, Problem, warning
from osaid.policy.checks.references import check_references
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.trials import check_trials
from osaid.policy.checks.words import check_words
from osaid.policy.syntax import Freedom, Header, PolicySyntax, Requirement
from osaid.text import Source

MOST_SHOWN = 100
"""How many diagnostics are shown; a last one says how many there are besides."""


def check(syntax: PolicySyntax, source: Source) -> tuple[Diagnostic, ...]:
    """Return all that is wrong or odd in a policy, in the order of its text.

    Without an error among them, the policy can be used. Never raises, and takes
    time in proportion to the text.

    >>> from osaid.policy.syntax import Form, Name
    >>> syntax = PolicySyntax(1, Form.POLICY, Name("acme"), Name("1"), ())
    >>> [problem.code for problem in check(syntax, Source("acme.osaid", ""))]
    ['missing-status', 'empty-policy']
    """
    return shown(problems(syntax, source), source)


def problems(syntax: PolicySyntax, source: Source) -> list[Problem]:
    """Return all that is wrong or odd in a policy, as it stands in its spans."""
    return list(_problems(Scope(syntax, source)))


def shown(found: Iterable[Problem], source: Source) -> tuple[Diagnostic, ...]:
    """Return problems as they are shown, in the order of the text, and not too many."""
    ordered = sorted(found, key=lambda problem: problem.at.start)
    diagnostics = [problem.diagnostic(source) for problem in ordered[:MOST_SHOWN]]
    if len(ordered) > MOST_SHOWN:
        diagnostics.append(_rest(ordered[MOST_SHOWN:]).diagnostic(source))
    return tuple(diagnostics)


def _rest(hidden: list[Problem]) -> Problem:
    errors = any(problem.severity is Severity.ERROR for problem in hidden)
    return Problem(
        Code.TOO_MANY_PROBLEMS,
        hidden[0].at,
        f"{len(hidden)} more problems from here on",
        "mend those above first",
        Severity.ERROR if errors else Severity.WARNING,
    )


def _problems(scope: Scope) -> Iterator[Problem]:
    yield from _check_whole(scope)
    yield from check_words(scope)
    yield from duplicates(scope)
    yield from reserved(scope)
    for item in scope.syntax.items:
        yield from check_item(item, scope)
    yield from check_trials(scope.syntax)
    yield from check_references(scope.syntax)
    yield from unused(scope)


def _check_whole(scope: Scope) -> Iterator[Problem]:
    syntax = scope.syntax
    headers = {str(i.key) for i in syntax.items if isinstance(i, Header)}
    if "status" not in headers:
        yield warning(
            Code.MISSING_STATUS,
            syntax.name.span,
            "the policy does not say how settled it is, and counts as a draft",
            "write `status final`, `draft`, `proposal` or `reading`",
        )
    if not any(isinstance(i, Requirement | Freedom) for i in syntax.items):
        yield Problem(
            Code.EMPTY_POLICY,
            syntax.name.span,
            "the policy requires nothing",
            "add a `requirement`",
        )
