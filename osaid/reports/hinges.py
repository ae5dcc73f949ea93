"""On what a verdict hangs, as people read it or for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from attrs import frozen

from osaid.analysis.remedies.applying import LISTING
from osaid.analysis.remedies.changes import Fact
from osaid.analysis.remedies.forgetting import UNUSED
from osaid.analysis.remedies.sensitivity import Hinge, Sensitivity
from osaid.evaluation.policy_wording import OUTCOMES
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import LAST_LINE
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.records.words import words
from osaid.reports.pages import lines_shown
from osaid.reports.questions import Questions, noun_of
from osaid.values import Shown
from osaid.version import VERSION

SCHEMA = "osaid-sensitivity-1"
"""The name of the document; within a version it changes only by addition."""

_CAN = {
    (True, True): "What is not known can make it conform, and can make it fail.",
    (True, False): "What is not known can make it conform, and cannot make it fail.",
    (False, True): "What is not known can make it fail, and cannot make it conform.",
    (False, False): "What is not known can make it neither conform nor fail.",
    (True, None): "What is not known can make it conform; whether it can make it fail"
    " is not decided.",
    (None, True): "What is not known can make it fail; whether it can make it conform"
    " is not decided.",
    (False, None): "What is not known cannot make it conform; whether it can make it"
    " fail is not decided.",
    (None, False): "What is not known cannot make it fail; whether it can make it"
    " conform is not decided.",
    (None, None): "Whether what is not known can make it conform, or fail, is not"
    " decided.",
}

_OVER = "The time was over before all facts were looked at: --seconds gives more."


@frozen(eq=False)
class Hinges(Shown):
    """One verdict, and on what it hangs."""

    verdict: Verdict
    system: System
    policy: CheckedPolicy
    told: Sensitivity

    def text(self) -> str:
        """Return a page for people."""
        lines = [self.verdict.headline, "", *self._lines()]
        lines += [] if self.told.complete else [_OVER]
        lines += ["", LAST_LINE]
        return lines_shown("\n".join(lines))

    def _lines(self) -> Iterator[str]:
        if self.told.outcome is not Outcome.UNDETERMINED:
            yield "Nothing that is not known can change that."
            yield from self._known()
            return
        yield _CAN[self.told.can_conform, self.told.can_fail]
        yield from self._open()

    def _known(self) -> Iterator[str]:
        if not self.told.hinges:
            if self.told.complete:
                yield "No single fact decides it: it is the same without any of them."
            return
        yield "It hangs on each of these. If one were not known, it would be another:"
        for hinge in self.told.hinges:
            yield f"  {self._question(hinge.fact)}"
            yield f"    not known: {OUTCOMES[hinge.outcome]}"

    def _open(self) -> Iterator[str]:
        facts = tuple(dict.fromkeys(hinge.fact for hinge in self.told.hinges))
        if not facts:
            if self.told.complete:
                yield "No single answer decides it."
            return
        questions = Questions(self.policy)
        yield "One answer decides it to each of these questions:"
        for fact in facts:
            yield f"  {self._question(fact)}"
            for hinge in self.told.hinges:
                if hinge.fact == fact:
                    answer = questions.answer(fact, words(hinge.value))
                    yield f"    {answer}: {OUTCOMES[hinge.outcome]}"

    def _question(self, fact: Fact) -> str:
        if fact.field == UNUSED:
            return f"Is this used: {noun_of(fact.kind)}?"
        questions = Questions(self.policy)
        declared = questions.field(fact) is not None or fact.field == LISTING
        own = not declared and "." in fact.field
        return fact.field if own else questions.words(fact, self.system)

    def document(self) -> dict[str, object]:
        """Return it as plain JSON types."""
        return {
            "source": self.verdict.source,
            "system": self.verdict.system.title,
            "policy": self.verdict.policy.known_as,
            "outcome": self.told.outcome.value,
            "can_conform": self.told.can_conform,
            "can_fail": self.told.can_fail,
            "hinges": [self._hinge(hinge) for hinge in self.told.hinges],
            "complete": self.told.complete,
        }

    def _hinge(self, hinge: Hinge) -> dict[str, object]:
        fact, known = hinge.fact, self.told.outcome is not Outcome.UNDETERMINED
        return {
            "question": self._question(fact),
            "kind": fact.kind,
            "component": fact.component,
            "field": fact.field,
            "element": fact.element,
            "new": fact.new,
            "answer": None if known else words(hinge.value),
            "outcome": hinge.outcome.value,
        }


def as_json(pages: Sequence[Hinges]) -> str:
    """Return all of them as one document."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "osaid", "version": VERSION},
        "systems": [page.document() for page in pages],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_text(pages: Sequence[Hinges]) -> str:
    """Return all of them, one below the other."""
    return "\n\n".join(page.text() for page in pages) + "\n"
