"""Random items of what is particular to one policy: changes, levels, waivers, tests.

They name what they will: a printer and a parser do not ask what there is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import evolve, frozen

from osaid.policy import syntax
from osaid.policy.syntax import Change, Expected, Name, Text, Word
from tests.policy.generated.policies import Trees

T = TypeVar("T")

_GROUPS = ("code.complete", "data_rights", "use")
_FIELDS = ("license", "presence", "country", "found", "record")
_OUTCOMES = ("conforms", "fails", "undetermined", "not_applicable")
_TRUTHS = ("true", "false", "unknown")
_MOST = 3


@frozen
class Particulars(Trees):
    """Makes policies that extend others, with every form of item."""

    def policy(self, depth: int = 2) -> syntax.PolicySyntax:
        """Return a policy with some more items, in any order."""
        made = super().policy(depth)
        sorts: tuple[Callable[[], syntax.Item], ...] = (
            self._uses,
            self._drop,
            self._waive,
            self._ladder,
            self._trial,
            lambda: syntax.Extend(self._group(depth)),
            lambda: syntax.Replace(self._group(depth)),
        )
        more = [self.one(sorts)() for _ in range(self.random.randint(1, 4))]
        items = [*made.items, *more]
        self.random.shuffle(items)
        extends = self.maybe(lambda: syntax.Extends(Name("osaid"), Name("1.0")))
        return evolve(made, items=tuple(items), extends=extends)

    def _group(self, depth: int) -> syntax.Requirement | syntax.Freedom:
        name = self.one(_GROUPS)
        if self.chance(5):
            return self.freedom(name, depth)
        return self.requirement(name, depth)

    def _uses(self) -> syntax.Item:
        return syntax.Uses(Name("mof"), Name(self.one(("1", "1.0-draft", "0.0.9"))))

    def _drop(self) -> syntax.Item:
        return syntax.Drop(self.name(_GROUPS), self.text(), self.chance(5))

    def _waive(self) -> syntax.Item:
        day, by = syntax.Day(self.one(self.words.days)), self.maybe(self.text)
        return syntax.Waive(self.name(_GROUPS), self.text(), day, self.text(), by)

    def _ladder(self) -> syntax.Item:
        return syntax.Ladder(self._some(self._level))

    def _level(self) -> syntax.Level:
        name = self.name(("tolerated", "approved"))
        return syntax.Level(name, self.maybe(self.text), self.names(_GROUPS))

    def _some(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.random.randint(1, _MOST)))

    def _trial(self) -> syntax.Item:
        given = self.one(list(syntax.Given))
        source: dict[syntax.Given, Name | Text] = {
            syntax.Given.EXAMPLE: Name("llama-2"),
            syntax.Given.FILE: Text("amber.yaml"),
        }
        day = self.maybe(lambda: syntax.Day(self.one(self.words.days)))
        choice = syntax.ReadingChoice(Name("open_terms"), Name("approved"))
        return syntax.Trial(
            self.text(),
            given,
            source.get(given),
            self._some(self._step) if self.chance(6) else (),
            day,
            (choice,) if self.chance(3) else (),
            self._some(self._expectation),
        )

    def _step(self) -> syntax.Step:
        change = self.one(list(Change))
        kind = self.name(self.words.kinds)
        values: list[syntax.Value] = [Word("yes"), Word("MIT"), Text("MIT OR X")]
        value = self.one(values)
        match change:
            case Change.SET:
                subject = self.one([kind, Name("system")])
                return syntax.Step(change, subject, self.name(_FIELDS), value)
            case Change.FORGET:
                return syntax.Step(change, kind, self.name(_FIELDS))
            case Change.LISTING:
                return syntax.Step(change, kind, value=self.maybe(lambda: Word("all")))
            case Change.ATTEST:
                return syntax.Step(change, Name("judgement_0"), value=Word("no"))
            case _:
                return syntax.Step(change, kind)

    def _expectation(self) -> syntax.Expectation:
        of = self.one(list(Expected))
        match of:
            case Expected.OUTCOME:
                at = self.names(_GROUPS) if self.chance(5) else ()
                return syntax.Expectation(of, Word(self.one(_OUTCOMES)), at=at)
            case Expected.DECISION:
                return syntax.Expectation(of, Word(self.one(("accepted", "open"))))
            case Expected.LEVEL:
                possible = self.maybe(lambda: Word("approved"))
                return syntax.Expectation(of, possible, Name("tolerated"))
            case _:
                return syntax.Expectation(
                    of, Word(self.one(_TRUTHS)), self.name(_GROUPS)
                )
