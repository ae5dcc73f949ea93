"""Sittings at which small things are asked, by somebody who needs no solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from osaid.analysis.remedies.changes import Fact
from osaid.command.desk import Desk
from osaid.command.interview import Interview
from osaid.command.sitting import Respondent, Sitting
from osaid.command.telling import Author
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.reports.clauses import Clause
from osaid.reports.question_pages import QuestionPages
from osaid.reports.questions import Questions
from tests.evaluation.small import policy, record

ADA = Author("Ada", date(2026, 4, 1), "reviewer")
POLICY = policy(
    'judgement good "Is it good?"\n'
    "requirement small { must attested good must code: license in osi_approved }"
)
LICENSE = Fact("code", "code", "license")
ACCESS = Fact("code", "code", "access")
TOKENS = Fact("data", "data", "tokens")
ALL = Fact("code", None, "listing")
GOOD = Fact("system", "good", "attested")
MORE = Fact("code", "new code", "presence", new=True)


@frozen
class Asking:
    """What is asked, as if somebody had found out."""

    fact: Fact
    answers: tuple[object, ...] | None = None
    decides: tuple[tuple[object, Outcome], ...] = ()


def ask(*facts: Fact | Asking) -> Callable[[System], Sequence[Asking]]:
    """Return what asks the same of every system, as long as nothing is said of it."""
    order = [one if isinstance(one, Asking) else Asking(one) for one in facts]
    return lambda system: [one for one in order if _is_open(one.fact, system)]


def _is_open(fact: Fact, system: System) -> bool:
    if fact.field == "attested":
        return all(one.judgement != fact.component for one in system.attestations)
    if fact.field == "listing":
        return all(one.kind != fact.kind for one in system.listings)
    if fact.new:
        known = {part.kind for part in system.components}
        return fact.kind not in known
    part = next((c for c in system.components if c.name == fact.component), None)
    if part is None:
        return False
    stated: Any = getattr(part, fact.field)
    stated = stated if fact.element is None else stated.element(fact.element)
    return len(stated.values) != 1


@frozen
class Talk:
    """One interview: who was asked, what was said, and how often it was kept."""

    sitting: Sitting
    said: list[str] = field(factory=list)
    kept: list[object] = field(factory=list)

    def hears(self, *lines: str) -> Talk:
        """Run it with so many lines of answers."""
        sitting = self.sitting
        names = [respondent.name for respondent in sitting.respondents]
        pages = QuestionPages(
            "SMALL", names, [Outcome.UNDETERMINED] * len(names), sitting.questions, _why
        )
        desk = Spoken(iter(lines), said=self.said)
        Interview(sitting, desk, pages, self._keep).run()
        return self

    def _keep(self) -> None:
        self.kept.append([self.told(n) for n in range(len(self.sitting.respondents))])

    def told(self, number: int = 0) -> dict[Fact, object]:
        """Return what was told of a system in the end."""
        return {one.fact: one.value for one in self.sitting.told(number)}

    @property
    def text(self) -> str:
        """Return all that was said."""
        return "".join(self.said)


@frozen(eq=False)
class Spoken(Desk):
    """A desk that remembers what was said."""

    said: list[str] = field(factory=list, kw_only=True)

    def say(self, text: str) -> None:
        """Remember it."""
        self.said.append(text)


def talk(
    asked: Callable[[System], Sequence[Asking]],
    systems: Iterable[System] = (),
    author: Author | None = ADA,
) -> Talk:
    """Return an interview about some systems that is about to begin."""
    found = tuple(systems) or (small(),)
    respondents = [Respondent(s.name, (f"{s.name}.yaml",), s) for s in found]
    return Talk(Sitting(respondents, asked, Questions(POLICY.checked), author))


def small(name: str = "small", **said: Any) -> System:  # noqa: ANN401 - as in a file
    """Return a record of some code and some data of which nothing is known."""
    parts = {"code": {"presence": "provided"}, "data": {"presence": "provided"}}
    return record(**{"name": name, "components": parts, **said})


def _why(_: object) -> tuple[Clause, ...]:
    return (Clause("small/1", "It must be so.", ("clause 1",)),)
