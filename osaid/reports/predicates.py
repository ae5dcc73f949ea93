"""What conditions say, as predicates: `is available`, or `be available`."""

from __future__ import annotations

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.syntax import Comparison, Condition
from osaid.reports.nouns import (
    a_or_an,
    field,
    license_set,
    listed,
    names,
    rights,
    value,
)
from osaid.reports.nouns import topics as in_words
from osaid.values import Value

_COMPARED = {
    Comparison.BELOW: "below",
    Comparison.AT_MOST: "of at most",
    Comparison.ABOVE: "above",
    Comparison.AT_LEAST: "of at least",
}
_SINGULAR = {"be": "is", "have": "has"}
_PLURAL = {"be": "are"}
_FOUND = {
    "inherited": "that is stated for the whole only",
    "own": "that is stated for it alone",
    "platform": "that the supplier itself does not state",
}
_PLURALS = ("terms", "terms over the whole", "tokens")
_JOINED = (syntax.ConditionAnd, syntax.ConditionOr)


@frozen
class Form(Value):
    """The form of a verb: after `must`, or after a subject; denied or not.

    The subject is one thing, or it is `plural`.
    """

    finite: bool = False
    denied: bool = False
    plural: bool = False

    def say(self, verb: str, rest: str) -> str:
        """Return a verb with what follows it.

        >>> Form().say("be", "open"), Form(finite=True, denied=True).say("have", "it")
        ('be open', 'does not have it')
        """
        if not self.finite:
            return f"not {verb} {rest}" if self.denied else f"{verb} {rest}"
        finite = _PLURAL.get(verb, verb)
        if not self.plural:
            finite = _SINGULAR.get(verb, f"{verb}s")
        if not self.denied:
            return f"{finite} {rest}"
        if verb == "be":
            return f"{finite} not {rest}"
        return f"{'do' if self.plural else 'does'} not {verb} {rest}"


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
            return form.say("cover", in_words(topics))
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
    return f"{a_or_an(noun)} {noun}"


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
            return form.say("have", f"the {name} {listed(map(value, values), 'or')}")
        case syntax.Includes(values=values):
            return form.say("include", f"{names(values)} among its {name}")
        case syntax.Compare(comparison=comparison, value=said):
            amount = f"{_COMPARED[comparison]} {value(said)}"
            return form.say("have", f"{_stated(name)} {amount}")
        case syntax.EvidenceOf(grade=grade):
            evidence = f"on evidence that is at least “{grade}”"
            return form.say("have", f"{_stated(name)} {evidence}")


def _is(name: str, said: str, form: Form) -> str:
    if name == "presence":
        return form.say("be", said.strip("“”"))
    if said in {"yes", "no"}:
        denied = form.denied is not (said == "no")
        return evolve(form, denied=denied).say("be", name)
    return form.say("have", f"the {name} {said}")


def _licensed(condition: syntax.LicenseCondition, form: Form) -> str:
    whole = condition.field.text == "overall_terms"
    terms = "terms over the whole" if whole else "a licence"
    test = condition.test
    if isinstance(test, syntax.LicenseIn):
        return form.say("have", f"{terms} in {license_set(test.terms)}")
    return form.say("have", f"{terms} {_that(test, plural=whole)}")


def that_is_so(test: syntax.LicenseTest, *, plural: bool = False) -> str:
    """Return what a test asks of a licence, or of terms, beginning with `that`.

    >>> that_is_so(syntax.LicensePermits((syntax.Name("use"),)))
    'that permits use'
    """
    return _that(test, plural=plural)


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
            return f"that {'are' if plural else 'is'} in {license_set(terms)}"
        case syntax.LicenseAvoids(terms=terms):
            return f"that can be taken outside of {license_set(terms)}"
        case syntax.LicenseWrittenIn(terms=terms):
            return f"that is written as an id of {license_set(terms)}"
        case syntax.LicenseAll(operands=operands):
            parts = [_that(operand, plural=plural) for operand in operands]
            return f"{' and '.join(parts)}, all by one choice"
        case _:
            return _by_words(test, plural=plural)


def _by_words(
    test: syntax.LicenseNot | syntax.LicenseFound | syntax.LicenseWritten,
    *,
    plural: bool,
) -> str:
    match test:
        case syntax.LicenseFound(how=how):
            return _FOUND.get(how.text, f"that was found as “{how}”")
        case syntax.LicenseNot(operand=operand):
            return _without(operand, plural=plural)
        case _:
            texts = listed((f"“{text.value}”" for text in test.texts), "or")
            return f"that {'are' if plural else 'is'} written as {texts}"


def _without(
    test: syntax.LicenseRestricts | syntax.LicenseRequires, *, plural: bool
) -> str:
    kinds = names(test.kinds, "or")
    if isinstance(test, syntax.LicenseRequires):
        return f"that {'do' if plural else 'does'} not require {kinds}"
    return f"that {'have' if plural else 'has'} no restriction of this kind: {kinds}"
