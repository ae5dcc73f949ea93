"""From the text of a policy to a policy that is ready to judge."""

from __future__ import annotations

from osaid import policy
from osaid.diagnostics import Diagnostic, Severity
from osaid.policy.policies import CheckedPolicy
from osaid.policy.trees import restore_with_digest
from osaid.text import Source


def policy_from(source: Source) -> tuple[CheckedPolicy | None, tuple[Diagnostic, ...]]:
    """Return the policy that a text says, and what is wrong or odd in it.

    There is a policy unless one of the diagnostics is an error. Unlike
    `osaid.load_policy`, this never raises.

    >>> policy, problems = policy_from(Source("acme.osaid", "language 1"))
    >>> policy is None, len(problems) > 0
    (True, True)
    """
    syntax, unread = policy.parser.parse_policy_text(source)
    if syntax is None:
        return None, unread
    problems = (*unread, *policy.checker.check(syntax, source))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return CheckedPolicy(syntax, source), problems


def policy_restored(source: Source, derived: str) -> CheckedPolicy | None:
    """Return the policy of a derived form, or None when it is not of this source."""
    found = restore_with_digest(derived, source.text)
    if found is None:
        return None
    syntax, digest = found
    return CheckedPolicy(syntax, source, digest)
