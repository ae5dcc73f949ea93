"""Open questions as people read them, as Markdown, or for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from osaid.analysis.remedies.applying import LISTING
from osaid.evaluation.policy_wording import OUTCOMES
from osaid.records.fields import FieldType
from osaid.records.outcomes import Outcome
from osaid.reports.clauses import Clause
from osaid.reports.folded import Question
from osaid.reports.nouns import listed
from osaid.reports.pages import lines_shown
from osaid.reports.questions import Questions, is_of_ancestors
from osaid.values import Shown
from osaid.version import VERSION

SCHEMA = "osaid-questions-1"
"""The name of the document; within a version it changes only by addition."""

_NAMED = 3
_TYPES: Mapping[FieldType, str] = {
    FieldType.TRUTH: "yes or no",
    FieldType.TEXT: "words, or `none`",
    FieldType.REFERENCE: "the name of a component, or `none`",
    FieldType.NUMBER: "a number, `LOW to HIGH`, or `none`",
    FieldType.MONEY: "an amount such as `10 EUR`, or `none`",
    FieldType.DATE: "a day such as `2026-03-01`, or `none`",
    FieldType.LICENSE: "a licence such as `Apache-2.0`, or `none`",
}


@frozen(eq=False)
class QuestionPages(Shown):
    """Lists questions about systems, by the name of each of them.

    `why` returns the clauses that ask.
    """

    policy: str
    names: Sequence[str]
    outcomes: Sequence[Outcome]
    questions: Questions
    why: Callable[[Question], Iterable[Clause]]

    def text(self, asked: Sequence[Question]) -> str:
        """Return questions for people, one below the other."""
        lines = [self._headline(asked)]
        for number, question in enumerate(asked, start=1):
            lines += ["", f"{number}. {question.words}"]
            lines += [f"   {line}" for line in self.below(question)]
            names = ", ".join(clause.name for clause in self.why(question))
            lines += [f"   asked by {names}"] if names else []
        return lines_shown("\n".join(lines)) + "\n"

    def markdown(self, asked: Sequence[Question]) -> str:
        """Return questions as a list in Markdown, to be sent to whoever knows."""
        lines = ["# Open questions", "", self._headline(asked)]
        for question in asked:
            lines += ["", f"- [ ] **{question.words}**"]
            lines += [f"  - {line}" for line in self.below(question)]
            lines += [f"  - asked by {clause}" for clause in self.why(question)]
        return lines_shown("\n".join(lines)) + "\n"

    def json_text(self, asked: Sequence[Question]) -> str:
        """Return questions as a JSON document."""
        systems = zip(self.names, self.outcomes, strict=True)
        document = {
            "schema": SCHEMA,
            "tool": {"name": "osaid", "version": VERSION},
            "policy": self.policy,
            "systems": [
                {"name": name, "outcome": outcome.value} for name, outcome in systems
            ],
            "questions": [self._document(question) for question in asked],
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def below(self, question: Question) -> Iterator[str]:
        """Yield what stands below a question: of what, which answers, what follows."""
        if len(self.names) > 1:
            yield f"of {systems_of([self.names[number] for number in question.of])}"
        yield f"answer: {self.choices(question)}"
        for answer, outcome, number in question.decides:
            few = question.answers is not None
            which = self.questions.answer(question.fact, answer, few=few)
            of = "" if number == len(question.of) else f", for {number} of them"
            yield f"{which} decides: {OUTCOMES[outcome]}{of}"

    def choices(self, question: Question) -> str:
        """Return in words what may be answered."""
        fact = question.fact
        if is_of_ancestors(fact):
            return "a record of it, which `--records` finds"
        if fact.field == LISTING:
            return "yes, or `released` if whatever else exists is withheld"
        if fact.new:
            return "yes or no, or `withheld` if others cannot have it"
        holds = self.questions.holds(fact)
        if holds is FieldType.TRUTH or question.answers is None:
            return _TYPES.get(holds, "one of its words")
        return listed(question.answers, "or")

    def _headline(self, asked: Sequence[Question]) -> str:
        left = sum(outcome is Outcome.UNDETERMINED for outcome in self.outcomes)
        count = f"{len(asked)} question{'s' if len(asked) != 1 else ''}"
        names = systems_of(self.names)
        return f"{count} about {names}, by {self.policy}; {left} undetermined."

    def _document(self, question: Question) -> dict[str, object]:
        fact = question.fact
        return {
            "question": question.words,
            "kind": fact.kind,
            "field": fact.field,
            "element": fact.element,
            "new": fact.new,
            "answers": None if question.answers is None else list(question.answers),
            "systems": [
                {"system": number, "component": asked.fact.component}
                for number, asked in question.of.items()
            ],
            "decides": [
                {"answer": answer, "outcome": outcome.value, "systems": number}
                for answer, outcome, number in question.decides
            ],
            "asked_by": [
                {"sentence": c.name, "says": c.says, "cites": list(c.cites)}
                for c in self.why(question)
            ],
        }


def systems_of(names: Sequence[str]) -> str:
    """Return some systems in words; names may have commas in them.

    >>> systems_of(["A", "B", "C", "D", "E"])
    '5 systems: A; B; C; and 2 more'
    """
    if len(names) == 1:
        return names[0]
    more = len(names) - _NAMED
    shown = [*names[:_NAMED], f"and {more} more"] if more > 1 else names
    return f"{len(names)} systems: {'; '.join(shown)}"
