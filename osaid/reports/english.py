"""What sentences of a policy say, in plain English, for people who read no code."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.syntax import Proposition, Quantifier, Strength
from osaid.reports.nouns import Number, listed, number_of, selected, topics
from osaid.reports.predicates import Form, predicate
from osaid.values import Shown

_FINITE = Form(finite=True)
_BASE = Form()
_ALL = {Number.ONE: "every", Number.SEVERAL: "all", Number.UNCOUNTED: "all"}
_EACH = {
    Number.ONE: "every one",
    Number.SEVERAL: "all of them",
    Number.UNCOUNTED: "all of it",
}
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
        return f"{said[0].upper()}{said[1:]}."

    def proposition(  # noqa: C901 - one case for each form of sentence
        self, proposition: Proposition, modal: str = Strength.MUST.value
    ) -> str:
        """Return what a proposition says, without a full stop."""
        match proposition:
            case syntax.Quantified():
                return _quantified(proposition, modal)
            case syntax.AboutSystem(body=body):
                return f"the system {modal} {predicate(body, _BASE)}"
            case syntax.Unused(selector=selector):
                return f"there {modal} be no use of {selected(selector)}"
            case syntax.Together():
                return _together(proposition, modal)
            case syntax.Attested(judgement=judgement, role=role):
                by = "somebody" if role is None else f"a person as {role}"
                question = self.questions.get(str(judgement), str(judgement))
                return f"{by} {modal} have answered yes, on record: “{question}”"
            case syntax.RequirementHolds(name=name):
                title = self.titles.get(str(name), str(name))
                return f"this requirement {modal} be met: “{title}” (`{name}`)"
            case syntax.Defined(name=name):
                return f"`{name}` {modal} hold"
            case syntax.PropositionNot(operand=operand):
                return f"it {modal} not be so that: {self.proposition(operand, modal)}"
            case syntax.PropositionAnd(operands=operands):
                return listed(self.proposition(o, modal) for o in operands)
            case _:
                each = (self.proposition(o, modal) for o in proposition.operands)
                return f"either {', or '.join(each)}"


def _quantified(node: syntax.Quantified, modal: str) -> str:
    numbers = [number_of(selector) for selector in node.selectors]
    number = numbers[0] if len(numbers) == 1 else Number.SEVERAL
    subjects = _subjects(node, number)
    body = predicate(node.body, _BASE)
    if node.quantifier is Quantifier.THE and node.if_used:
        return f"where there is such a step, {subjects} {modal} be there and {body}"
    match node.quantifier:
        case Quantifier.THE:
            return f"there {modal} be {subjects}, and {_EACH[number]} {modal} {body}"
        case Quantifier.EVERY:
            return f"{_ALL[number]} {subjects} {modal} {body}"
        case Quantifier.SOME if subjects.startswith(("a ", "an ")):
            return f"{subjects} {modal} {body}"
        case Quantifier.SOME:
            return f"some {subjects} {modal} {body}"
        case Quantifier.NO:
            return f"no {subjects} {'may' if modal == Strength.MUST else modal} {body}"
        case _:
            return f"{node.quantifier} {node.count} of {subjects} {modal} {body}"


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


def _together(node: syntax.Together, modal: str) -> str:
    documents = selected(node.documents)
    if node.where is not None:
        documents = f"{documents}, each of which {predicate(node.where, _FINITE)},"
    covered = topics(node.topics)
    if node.subject is None:
        return f"{documents} {modal} together cover {covered}"
    number = number_of(node.subject)
    subject = f"{_ALL[number]} {selected(node.subject)}"
    if node.subject_where is not None:
        form = evolve(_FINITE, plural=number is Number.SEVERAL)
        subject = f"{subject} that {predicate(node.subject_where, form)}"
    return f"{documents} {modal} together cover, for {subject}: {covered}"
