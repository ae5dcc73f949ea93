"""What sentences of a policy say, in plain English, for people who read no code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.syntax import Condition, Proposition, Quantifier, Strength
from osaid.reports.nouns import Number, listed, number_of, selected, topics
from osaid.reports.predicates import Form, predicate
from osaid.values import Shown

_FINITE = Form(finite=True)
_COMPOUND = (syntax.PropositionAnd, syntax.PropositionNot, syntax.PropositionOr)
_ALL = {Number.ONE: "every", Number.SEVERAL: "all", Number.UNCOUNTED: "all"}
_EACH = {
    Number.ONE: "every one",
    Number.SEVERAL: "all of them",
    Number.UNCOUNTED: "all of it",
}
_NONE = {
    Number.ONE: "none",
    Number.SEVERAL: "none of them",
    Number.UNCOUNTED: "none of it",
}
_SOMEBODY = {None: "somebody", "independent": "somebody other than the supplier"}
_ANY = frozenset(Quantifier) - {Quantifier.THE, Quantifier.EVERY}


@frozen(eq=False)
class English(Shown):
    """Says sentences with `must`, `should` or `may`.

    `questions` are those of judgements, and `titles` those of requirements.
    """

    questions: Mapping[str, str]
    titles: Mapping[str, str]

    def sentence(self, sentence: syntax.Sentence) -> str:
        """Return what a sentence says, with a full stop."""
        said = self.proposition(sentence.proposition, sentence.strength.value)
        start = 2 if said.startswith("(") else 1
        return f"{said[:start].upper()}{said[start:]}."

    def proposition(  # noqa: C901 - one case for each form of sentence
        self, proposition: Proposition, modal: str | None = None
    ) -> str:
        """Return what a proposition says, without a full stop.

        Without a modal verb such as `must`, it is said as something that is so.
        """
        match proposition:
            case syntax.Quantified():
                return _quantified(_undenied(proposition), modal)
            case syntax.AboutSystem(body=body):
                return f"the system {_says(body, modal)}"
            case syntax.Unused(selector=selector):
                return f"there {_be(modal)} no use of {selected(selector)}"
            case syntax.Together():
                return _together(proposition, modal)
            case syntax.Attested():
                return self._attested(proposition, modal)
            case syntax.RequirementHolds(name=name):
                title = self.titles.get(str(name), str(name))
                return f"this requirement {_be(modal)} met: “{title}” (`{name}`)"
            case syntax.Defined(name=name):
                return f"`{name}` {f'{modal} hold' if modal else 'holds'}"
            case syntax.PropositionNot(operand=operand):
                return f"it {_be(modal, 'not ')} so that {self.proposition(operand)}"
            case syntax.PropositionAnd(operands=operands):
                return listed(self._part(operand, modal) for operand in operands)
            case _:
                each = (self._part(o, modal) for o in proposition.operands)
                return f"either {', or '.join(each)}"

    def _part(self, operand: Proposition, modal: str | None) -> str:
        said = self.proposition(operand, modal)
        return f"({said})" if isinstance(operand, _COMPOUND) else said

    def _attested(self, node: syntax.Attested, modal: str | None) -> str:
        role = None if node.role is None else str(node.role)
        somebody = _SOMEBODY.get(role, f"somebody, as {role},")
        have = f"{modal} have" if modal else "has"
        question = self.questions.get(str(node.judgement), str(node.judgement))
        return f"{somebody} {have} answered yes, on record: “{question}”"


def _be(modal: str | None, denied: str = "") -> str:
    return f"{modal} {denied}be" if modal else f"is {denied}".rstrip()


def _says(body: Condition, modal: str | None, *, plural: bool = False) -> str:
    if modal is None:
        return predicate(body, Form(finite=True, plural=plural))
    return f"{modal} {predicate(body, Form())}"


def _undenied(node: syntax.Quantified) -> syntax.Quantified:
    """Return `every S: not C` as `no S: C`; "all must not" could mean two things."""
    if node.quantifier is Quantifier.EVERY and _is_denied(node.body):
        return evolve(node, quantifier=Quantifier.NO, body=node.body.operand)
    return node


def _quantified(node: syntax.Quantified, modal: str | None) -> str:
    numbers = [number_of(selector) for selector in node.selectors]
    number = numbers[0] if len(numbers) == 1 else Number.SEVERAL
    subjects = _subjects(node, number)
    body = _says(node.body, modal, plural=number is Number.SEVERAL)
    if node.quantifier is Quantifier.THE and node.if_used:
        there = f"{modal} be there and {predicate(node.body, Form())}"
        return f"where there is such a step, {subjects} {there if modal else body}"
    match node.quantifier:
        case Quantifier.THE:
            return f"there {_be(modal)} {subjects}, and {_each(node, number, modal)}"
        case Quantifier.EVERY:
            return f"{_ALL[number]} {subjects} {body}"
        case Quantifier.SOME if subjects.startswith(("a ", "an ")):
            return f"{subjects} {body}"
        case Quantifier.SOME:
            return f"some {subjects} {body}"
        case Quantifier.NO if modal == Strength.MUST:
            return f"no {subjects} {_says(node.body, 'may')}"
        case Quantifier.NO:
            return f"no {subjects} {body}"
        case _:
            counted = subjects if number is Number.SEVERAL else f"pieces of {subjects}"
            several = _says(node.body, modal, plural=True)
            return f"{node.quantifier} {node.count} {counted} {several}"


def _each(node: syntax.Quantified, number: Number, modal: str | None) -> str:
    plural = number is Number.SEVERAL
    if not _is_denied(node.body):
        return f"{_EACH[number]} {_says(node.body, modal, plural=plural)}"
    allowed = "may" if modal == Strength.MUST else modal
    return f"{_NONE[number]} {_says(node.body.operand, allowed, plural=plural)}"


def _is_denied(body: Condition) -> TypeGuard[syntax.ConditionNot]:
    return isinstance(body, syntax.ConditionNot) and not isinstance(
        body.operand, syntax.ConditionNot
    )


def _subjects(node: syntax.Quantified, number: Number) -> str:
    joiner = "or" if node.quantifier in _ANY else "and"
    article = node.quantifier in {Quantifier.THE, Quantifier.SOME}
    subjects = listed(
        (selected(s, joiner, article=article) for s in node.selectors), joiner
    )
    if node.where is None:
        return subjects
    several = number is Number.SEVERAL and not subjects.startswith(("a ", "an "))
    form = evolve(_FINITE, plural=several)
    return f"{subjects} that {predicate(node.where, form)}"


def _together(node: syntax.Together, modal: str | None) -> str:
    documents = selected(node.documents)
    if node.where is not None:
        documents = f"{documents}, each of which {predicate(node.where, _FINITE)},"
    covered = topics(node.topics)
    together = f"{documents} {modal} together" if modal else f"{documents} together"
    if node.subject is None:
        return f"{together} cover {covered}"
    number = number_of(node.subject)
    subject = f"{_ALL[number]} {selected(node.subject)}"
    if node.subject_where is not None:
        form = evolve(_FINITE, plural=number is Number.SEVERAL)
        subject = f"{subject} that {predicate(node.subject_where, form)}"
    return f"{together} cover, for {subject}: {covered}"
