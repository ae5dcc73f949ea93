"""From the text of a policy to a policy that is ready to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from osaid import policy
from osaid.diagnostics import Diagnostic, Severity, UsageError, quoted
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Drop, Extend, PolicySyntax, Replace, Uses
from osaid.policy.trees import restore_with_digest
from osaid.text import Source, Span

if TYPE_CHECKING:  # only policies that build on others need it
    from osaid.policy.checks.problems import Problem
    from osaid.policy.composition.joining import Find, Joined


_UNKNOWN_POLICY = "unknown-policy"
_EMPTY = "empty-requirement"


def nowhere(name: str, version: str) -> CheckedPolicy:
    """Refuse to find a policy: there is no place to look for others."""
    message = f"there is no policy {quoted(f'{name} {version}')}"
    raise UsageError([Diagnostic(_UNKNOWN_POLICY, message)])


def policy_from(
    source: Source, find: Find = nowhere
) -> tuple[CheckedPolicy | None, tuple[Diagnostic, ...]]:
    """Return the policy that a text says, and what is wrong or odd in it.

    There is a policy unless one of the diagnostics is an error. `find` returns the
    policies that it extends or uses. Unlike `osaid.load_policy`, this never raises.

    >>> policy, problems = policy_from(Source("acme.osaid", "language 1"))
    >>> policy is None, len(problems) > 0
    (True, True)
    """
    syntax, unread = policy.parser.parse_policy_text(source)
    if syntax is None:
        return None, unread
    if _stands_alone(syntax):
        problems = (*unread, *policy.checker.check(syntax, source))
        if any(problem.severity is Severity.ERROR for problem in problems):
            return None, problems
        return CheckedPolicy(syntax, source), problems
    joined = policy.composition.joining.join(syntax, source, find)
    problems = (*unread, *_checked(joined, syntax))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return _policy(joined, syntax), problems


def policy_restored(
    source: Source, derived: str, find: Find = nowhere
) -> CheckedPolicy | None:
    """Return the policy of a derived form, or None when it is not of this source."""
    found = restore_with_digest(derived, source.text)
    if found is None:
        return None
    syntax, digest = found
    if _stands_alone(syntax):
        return CheckedPolicy(syntax, source, digest)
    joined = policy.composition.joining.join(syntax, source, find)
    return None if joined.problems else _policy(joined, syntax)


def _stands_alone(syntax: PolicySyntax) -> bool:
    changes = Drop | Extend | Replace | Uses
    return syntax.extends is None and not any(
        isinstance(item, changes) for item in syntax.items
    )


def _policy(joined: Joined, own: PolicySyntax) -> CheckedPolicy:
    return CheckedPolicy(
        joined.syntax,
        joined.source,
        policy.printer.policy_digest(own, [p.digest for p in joined.others]),
        own=own,
        copied=joined.copied,
        lineage=joined.lineage,
    )


def _checked(joined: Joined, own: PolicySyntax) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a policy and all that it inherits.

    What is wrong with inherited sentences stands where something is inherited; what
    is merely odd in them is said where they come from.
    """
    checker = policy.checker
    found = [*joined.problems, *checker.problems(joined.syntax, joined.source)]
    missing = [p for p in joined.problems if p.code == _UNKNOWN_POLICY]
    if missing:  # much else follows from that
        found = missing
    placed = (_placed(problem, joined, own) for problem in found)
    return checker.shown([p for p in placed if p is not None], joined.source)


def _is_own(at: Span, joined: Joined) -> bool:
    return at.start >= joined.syntax.span.start


def _placed(problem: Problem, joined: Joined, own: PolicySyntax) -> Problem | None:
    if _is_own(problem.at, joined):
        return problem
    if problem.severity is not Severity.ERROR or problem.code == _EMPTY:
        return None  # of other policies, what is empty was dropped there
    first = joined.source.place(problem.at)
    clause = own.extends or own.name
    distance = joined.syntax.span.start - own.span.start
    at = Span(clause.span.start + distance, clause.span.end + distance)
    message = f"{problem.message}, in what is inherited from {first}"
    return evolve(problem, at=at, message=message, first=None)
