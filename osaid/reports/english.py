"""What sentences of a policy say, in plain English, for people who read no code."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from osaid.policy import syntax
from osaid.policy.syntax import Proposition, Quantifier, Strength
from osaid.reports.nouns import listed, names, selected
from osaid.reports.predicates import Form, predicate
from osaid.values import Shown

_FINITE = Form(finite=True)
_BASE = Form()
_HEADS = {Quantifier.SOME: "Some", Quantifier.EVERY: "All", Quantifier.NO: "No"}
_COUNTS = (Quantifier.AT_LEAST, Quantifier.AT_MOST, Quantifier.EXACTLY)


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
    subjects = listed(selected(selector) for selector in node.selectors)
    if node.where is not None:
        subjects = f"{subjects} that {predicate(node.where, _FINITE)}"
    body = predicate(node.body, _BASE)
    if node.quantifier is Quantifier.THE and not node.if_used:
        return f"there {modal} be {subjects}, and all of it {modal} {body}"
    if node.quantifier is Quantifier.THE:
        return f"where there is such a step, {subjects} {modal} be there and {body}"
    if node.quantifier in _COUNTS:
        return f"{node.quantifier} {node.count} of {subjects} {modal} {body}"
    if node.quantifier is Quantifier.NO and modal == Strength.MUST:
        modal = "may"
    return f"{_HEADS[node.quantifier]} {subjects} {modal} {body}"


def _together(node: syntax.Together, modal: str) -> str:
    documents = selected(node.documents)
    if node.where is not None:
        documents = f"{documents}, each of which {predicate(node.where, _FINITE)},"
    said = f"{documents} {modal} together cover {names(node.topics)}"
    if node.subject is None:
        return said
    subject = f"all {selected(node.subject)}"
    if node.subject_where is not None:
        subject = f"{subject} that {predicate(node.subject_where, _FINITE)}"
    return f"{said} of {subject}"
