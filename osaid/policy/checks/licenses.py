"""Tests of licences: sets, ids in braces, rights, restrictions and groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.diagnostics import quoted
from osaid.licenses.named_sets import set_names
from osaid.licenses.names import known_license
from osaid.licenses.vocabulary import CONDITION_KINDS, RIGHTS
from osaid.policy.checks.ids import check_license_item
from osaid.policy.checks.problems import Code, Problem, repeated, unknown
from osaid.policy.checks.scope import Scope
from osaid.policy.schema import WAYS_FOUND
from osaid.policy.syntax import (
    LicenseAll,
    LicenseAvoids,
    LicenseCondition,
    LicenseFound,
    LicenseIn,
    LicenseNot,
    LicensePermits,
    LicenseRequires,
    LicenseRestricts,
    LicenseTest,
    LicenseWritten,
    LicenseWrittenIn,
    Name,
    SetDifference,
    SetExpression,
    SetIntersection,
    SetLiteral,
    SetName,
    SetUnion,
)
from osaid.text import Span

_IN_GROUP = LicenseIn | LicensePermits | LicenseAvoids | LicenseNot


def check_license_condition(
    condition: LicenseCondition, scope: Scope, denied: Span | None
) -> Iterator[Problem]:
    """Yield everything that is wrong with a test of a licence.

    `not license in SET` refuses whoever offers a choice, so it is an error, and
    so is a group with an `in` after `not`. Other ways to deny it are not looked
    for: in `not (license in SET or available)` the author has to know. `denied` is
    where the `not` stands.
    """
    test = condition.test
    if denied is not None and _contains_in(test):
        yield Problem(
            Code.NEGATED_LICENSE_IN,
            denied,
            f"`not {condition.field} in …` denies what any choice gives",
            f"write `{condition.field} avoids SET`: some choice is not in the set",
        )
    yield from _check_test(test, condition.field, scope)


def _contains_in(test: LicenseTest) -> bool:
    parts = test.operands if isinstance(test, LicenseAll) else (test,)
    return any(isinstance(part, LicenseIn) for part in parts)


def _check_test(  # noqa: C901 - one case for each node
    test: LicenseTest, field: Name, scope: Scope
) -> Iterator[Problem]:
    match test:
        case LicenseIn() | LicenseAvoids() | LicenseWrittenIn():
            yield from check_set(test.terms, scope)
        case LicensePermits(rights=names):
            yield from _check_names(Code.UNKNOWN_RIGHT, "right", names, RIGHTS)
        case LicenseRestricts(kinds=names):
            yield from _check_kinds(names, scope, restricts=True)
        case LicenseRequires(kinds=names):
            yield from _check_kinds(names, scope, restricts=False)
        case LicenseFound(how=name) if name.text not in WAYS_FOUND:
            yield unknown(Code.UNKNOWN_VALUE, "way to find a licence", name, WAYS_FOUND)
        case LicenseWritten(texts=texts):
            yield from repeated(texts, "text")
        case LicenseNot(operand=operand):
            yield from _check_test(operand, field, scope)
        case LicenseAll(operands=operands):
            for part in operands:
                yield from _check_operand(part, field)
                yield from _check_test(part, field, scope)
        case _:
            pass


def _check_operand(test: LicenseTest, field: Name) -> Iterator[Problem]:
    if isinstance(test, _IN_GROUP):
        return
    what, cure = _not_in_group(test, field)
    yield Problem(
        Code.LICENSE_GROUP,
        test.span,
        f"{what} cannot stand in a group, which asks for one choice",
        cure,
    )


def _not_in_group(test: LicenseTest, field: Name) -> tuple[str, str]:
    match test:
        case LicenseRestricts():
            return "`restricts`", _outside(field, "restricts")
        case LicenseRequires():
            return "`requires`", _outside(field, "requires")
        case LicenseWritten() | LicenseWrittenIn():
            outside = f"… and {field} written in …"
            return "`written`", f"write `{outside}` outside the group"
        case LicenseFound():
            return "`found`", f"write `… and {field} found …` outside the group"
        case _:
            return "a group", "write its parts beside the others"


def _outside(field: Name, verb: str) -> str:
    return f"write `not {verb} …` here, or `… and {field} {verb} …` outside"


def _check_kinds(
    names: tuple[Name, ...], scope: Scope, *, restricts: bool
) -> Iterator[Problem]:
    own, other = scope.vocabulary.restrictions, CONDITION_KINDS
    code, what, verb = Code.UNKNOWN_RESTRICTION, "restriction", "requires"
    if not restricts:
        own, other = other, own
        code, what, verb = Code.UNKNOWN_DUTY, "duty", "restricts"
    for name in names:
        if name.text in other and name.text not in own:
            message = f"{quoted(name.text)} is not a {what}"
            yield Problem(code, name.span, message, f"write `{verb} {name}`")
    unswapped = [name for name in names if name.text not in other]
    yield from _unknown_names(code, f"kind of {what}", unswapped, own)
    yield from repeated(names, "kind")


def _check_names(
    code: Code, what: str, names: tuple[Name, ...], known: Iterable[str]
) -> Iterator[Problem]:
    yield from _unknown_names(code, what, names, known)
    yield from repeated(names, what)


def _unknown_names(
    code: Code, what: str, names: Iterable[Name], known: Iterable[str]
) -> Iterator[Problem]:
    words = tuple(known)
    for name in names:
        if name.text not in words:
            yield unknown(code, what, name, words)


def check_set(expression: SetExpression, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with a set of licences."""
    match expression:
        case SetName():
            yield from _check_set_name(expression, scope)
        case SetLiteral(items=items):
            for item in items:
                yield from check_license_item(item, scope)
            yield from repeated(items, "licence")
        case SetUnion(operands=operands) | SetIntersection(operands=operands):
            for operand in operands:
                yield from check_set(operand, scope)
        case SetDifference(kept=kept, removed=removed):
            yield from check_set(kept, scope)
            yield from check_set(removed, scope)


def _check_set_name(name: SetName, scope: Scope) -> Iterator[Problem]:
    if name.name in scope.terms or name.name in set_names():
        return
    if known_license(name.name):
        message = f"{quoted(name.name)} is a licence, not a set"
        cure = f"write it in braces: `{{ {name.name} }}`"
        yield Problem(Code.UNKNOWN_SET, name.span, message, cure)
    else:
        written = Name(name.name, span=name.span)
        what = "set of licences"
        yield unknown(Code.UNKNOWN_SET, what, written, set_names(), scope.terms)
