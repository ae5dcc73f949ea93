"""From the text of a policy to a policy that is ready to judge."""

from __future__ import annotations

from osaid.diagnostics import Diagnostic, Severity
from osaid.policy.checker import check
from osaid.policy.policies import CheckedPolicy
from osaid.text import Source


def policy_from(source: Source) -> tuple[CheckedPolicy | None, tuple[Diagnostic, ...]]:
    """Return the policy that a text says, and what is wrong or odd in it.

    There is a policy unless one of the diagnostics is an error. Unlike
    `osaid.load_policy`, this never raises.

    >>> policy, problems = policy_from(Source("acme.osaid", "language 1"))
    >>> policy is None, len(problems) > 0
    (True, True)
    """
    from osaid.policy.parser import parse_policy_text

    syntax, unread = parse_policy_text(source)
    if syntax is None:
        return None, unread
    problems = (*unread, *check(syntax, source))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return CheckedPolicy(syntax, source), problems
