"""What conditions say, as predicates: `is available`, or `be available`."""

from __future__ import annotations

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.phrases import phrase
from osaid.policy.syntax import Comparison, Condition
from osaid.reports.nouns import field, license_set, listed, names, rights, value
from osaid.values import Value

_COMPARED = {
    Comparison.BELOW: "below",
    Comparison.AT_MOST: "of at most",
    Comparison.ABOVE: "above",
    Comparison.AT_LEAST: "of at least",
}
_FINITE = {"be": "is", "have": "has"}
_PLURALS = ("terms", "terms over the whole", "tokens")
_JOINED = (syntax.ConditionAnd, syntax.ConditionOr)


@frozen
class Form(Value):
    """The form of a verb: after `must`, or after a subject; denied or not."""

    finite: bool = False
    denied: bool = False

    def say(self, verb: str, rest: str) -> str:
        """Return a verb with what follows it.

        >>> Form().say("be", "open"), Form(finite=True, denied=True).say("have", "it")
        ('be open', 'does not have it')
        """
        finite = _FINITE.get(verb, f"{verb}s")
        if not self.denied:
            return f"{finite if self.finite else verb} {rest}"
        if not self.finite:
            return f"not {verb} {rest}"
        return f"is not {rest}" if verb == "be" else f"does not {verb} {rest}"


def predicate(condition: Condition, form: Form) -> str:
    """Return what a condition says of its subject, in a form of the verb.

    >>> predicate(syntax.Available(), Form(finite=True))
    'is available'
    """
    match condition:
        case syntax.ConditionNot(operand=operand):
            return predicate(operand, evolve(form, denied=not form.denied))
        case (
            syntax.ConditionAnd(operands=operands)
            | syntax.ConditionOr(operands=operands)
        ):
            together = isinstance(condition, syntax.ConditionAnd) is not form.denied
            parts = [_part(operand, form) for operand in operands]
            return listed(parts) if together else f"either {listed(parts, 'or')}"
        case syntax.Available():
            return form.say("be", "available")
        case syntax.Defined(name=name):
            return form.say("meet", f"`{name}`")
        case syntax.Covers(topics=topics):
            return form.say("cover", names(topics))
        case syntax.Has(field=name):
            return form.say("have", _stated(field(name)))
        case syntax.LicenseCondition():
            return _licensed(condition, form)
        case _:
            return _of_field(condition, form)


def _part(operand: Condition, form: Form) -> str:
    said = predicate(operand, form)
    return f"({said})" if isinstance(operand, _JOINED) else said


def _stated(noun: str) -> str:
    if noun.endswith(_PLURALS):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _of_field(
    condition: syntax.Is
    | syntax.In
    | syntax.Includes
    | syntax.Compare
    | syntax.EvidenceOf,
    form: Form,
) -> str:
    name = field(condition.field)
    match condition:
        case syntax.Is(value=said):
            return _is(name, value(said), form)
        case syntax.In(values=values):
            return form.say("have", f"{name} {listed(map(value, values), 'or')}")
        case syntax.Includes(values=values):
            return form.say("include", f"{names(values)} among its {name}")
        case syntax.Compare(comparison=comparison, value=said):
            return form.say("have", f"{name} {_COMPARED[comparison]} {value(said)}")
        case syntax.EvidenceOf(grade=grade):
            return form.say("have", f"{name} on evidence that is at least {grade}")


def _is(name: str, said: str, form: Form) -> str:
    if name == "presence":
        return form.say("be", said)
    if said in {"yes", "no"}:
        denied = form.denied is not (said == "no")
        return evolve(form, denied=denied).say("be", name)
    return form.say("have", f"{name} {said}")


def _licensed(condition: syntax.LicenseCondition, form: Form) -> str:
    whole = condition.field.text == "overall_terms"
    terms = "terms over the whole" if whole else "a licence"
    return form.say("have", f"{terms} {_that(condition.test, plural=whole)}")


def _that(test: syntax.LicenseTest, *, plural: bool) -> str:
    verb = "" if plural else "s"
    match test:
        case syntax.LicensePermits(rights=granted):
            return f"that permit{verb} {rights(granted)}"
        case syntax.LicenseRestricts(kinds=kinds):
            return f"with a restriction of this kind: {names(kinds, 'or')}"
        case syntax.LicenseRequires(kinds=kinds):
            return f"that require{verb} {names(kinds, 'or')}"
        case syntax.LicenseIn(terms=terms):
            return f"in {license_set(terms)}"
        case syntax.LicenseAvoids(terms=terms):
            return f"that can be taken outside of {license_set(terms)}"
        case syntax.LicenseAll(operands=operands):
            return listed(_that(operand, plural=plural) for operand in operands)
        case _:
            return _by_words(test)


def _by_words(
    test: syntax.LicenseNot | syntax.LicenseFound | syntax.LicenseWritten,
) -> str:
    match test:
        case syntax.LicenseFound(how=how):
            return f"that was found as {how.text.replace('_', ' ')}"
        case syntax.LicenseNot(operand=operand):
            return f"other than one {_that(operand, plural=False)}"
        case _:
            return f"that is {' '.join(phrase(test))}"
