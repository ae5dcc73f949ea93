"""Where a condition stands, and which fields it can ask for there."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.checks.scope import Scope
from osaid.policy.schema import other_subject
from osaid.policy.syntax import Name, Selector
from osaid.policy.vocabulary import Subject
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import within
from osaid.text import Span

_SEVERAL = 2


@frozen
class Setting:
    """Where a condition stands: what it is about, and whether it is denied.

    `parents` is whether all components it is about are parents, which alone have
    derived fields. `denied` is where the `not` directly before it stands, unless
    there is none or another one takes it back. `selectors` are those that it is
    about, none where that is not known.
    """

    scope: Scope
    subject: Subject
    parents: bool = False
    denied: Span | None = None
    selectors: tuple[Selector, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return a field of what the condition is about."""
        return self.scope.vocabulary.field(name, self.subject)

    def is_elsewhere(self, name: str) -> bool:
        """Return whether something else has a field of this name."""
        other = other_subject(self.subject)
        return self.scope.vocabulary.field(name, other) is not None


def is_true_or_not(name: Name, setting: Setting) -> bool:
    """Return whether a name is that of an attribute that may stand alone."""
    field = setting.field(name.text)
    return field is not None and field.own and field.holds is FieldType.TRUTH


def check_branch(name: Name, setting: Setting) -> Iterator[Problem]:
    """Yield a problem if no component that is meant can have an attribute."""
    field = setting.field(name.text)
    branch = None if field is None else field.branch
    if branch is None or not setting.selectors:
        return
    if not any(_meets(selector, branch) for selector in setting.selectors):
        kinds = dict.fromkeys(str(k) for s in setting.selectors for k in s.kinds)
        yield Problem(
            Code.WRONG_SUBJECT,
            name.span,
            f"{quoted(name.text)} is about {quoted(branch)},"
            f" not about {quoted(', '.join(kinds))}",
            f"name components of kind `{branch}`, or declare it for more of them",
        )


def _meets(selector: Selector, branch: str) -> bool:
    """Return whether a selector means something of a branch."""
    above = any(within(branch, str(kind)) for kind in selector.without)
    return not above and any(
        within(str(kind), branch) or within(branch, str(kind))
        for kind in selector.kinds
    )


def ambiguous_attribute(name: Name, setting: Setting) -> Problem | None:
    """Return the problem of a name that attributes of several policies have."""
    full = setting.scope.vocabulary.same_named.get(name.text, ())
    if len(full) < _SEVERAL:
        return None
    return Problem(
        Code.UNKNOWN_FIELD,
        name.span,
        f"{quoted(name.text)} may be the attribute of several policies",
        f"write {' or '.join(map(quoted, full))}",
    )
