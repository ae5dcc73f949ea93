"""Random changes that establish something, on records of which anything is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from attrs import evolve, frozen

from osaid.analysis.remedies.applying import applied
from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
from osaid.records import statements, views
from osaid.records.components import Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import PARENT, ROOT, within
from osaid.records.problems import problems
from osaid.records.statements import Grade, Range, Statement
from osaid.records.systems import Extent, System
from tests.laws import words
from tests.laws.answers import answers, known
from tests.laws.fillings import extent_of, is_implied, same_judgements
from tests.laws.lineages import has_other_terms
from tests.laws.policies import random_policy
from tests.laws.records import SETS, AnyFact, Records, random_record
from tests.laws.trials import random_choices

RECORDS_PER_POLICY = 4
Record = Component | System


@frozen
class Establishing:
    """Makes changes, each to what is not known, to something that it may be."""

    random: Random
    system: System
    make: Records
    assumed: Extent | None

    def changes(self, number: int) -> Iterator[Change]:
        """Yield changes to so many facts, no two of them to the same."""
        possible = [*self._possible()]
        chosen = self.random.sample(possible, min(number, len(possible)))
        yield from (Change(Move.ESTABLISH, fact, value) for fact, value in chosen)
        if self.make.chance(0.5):
            yield from self._one_more()

    def _possible(self) -> Iterator[tuple[Fact, object]]:
        names = [component.name for component in self.system.components]
        yield from self._of(self.system, Fact(SYSTEM, None, ""), ())
        for number, part in enumerate(self.system.components):
            yield from self._of(part, Fact(part.kind, part.name, ""), names[:number])
        for kind in (ROOT, *words.BRANCHES, *words.ALL_KINDS):
            if extent_of(self.system, kind, None) is not Extent.ALL:
                yield Fact(kind, None, "listing"), Extent.ALL
        judged = {attestation.judgement for attestation in self.system.attestations}
        for judgement in set(words.JUDGEMENTS) - judged:
            role = self.make.one((None, *words.ROLES))
            yield Fact(SYSTEM, judgement, "attested", role), True

    def _of(
        self, record: Record, subject: Fact, names: Sequence[str]
    ) -> Iterator[tuple[Fact, object]]:
        for field in fields_of(type(record)).values():
            at = evolve(subject, field=field.name)
            if field.holds in SETS:
                yield from self._elements(record, field, at, names)
            elif not field.derived and self._is_open(record, field):
                held: AnyFact = getattr(record, field.attribute)
                for value in self._values(held, self.make.value(field, names)):
                    yield at, value
        yield from self._own(record, subject)

    def _is_open(self, record: Record, field: Field) -> bool:
        """Return whether a field may become anything that it is not stated to be."""
        if field.name == "machine_learning":
            return not is_implied(record)
        if field.name == "presence":
            return isinstance(record, Component) and not self._is_barred(record.kind, 1)
        return True

    def _values(self, held: AnyFact, new: Any) -> Iterator[object]:  # noqa: ANN401 - of any field
        """Yield a value that may be established, if what is held is not known."""
        if held.is_silent:
            yield new
            return
        value = self.make.one(held.values)
        if isinstance(value, Range):
            share = Decimal(self.random.randint(0, 4)) / 4
            yield value.low + (value.high - value.low) * share
        elif held.is_contested:
            yield value

    def _elements(
        self, record: Record, field: Field, at: Fact, names: Sequence[str]
    ) -> Iterator[tuple[Fact, object]]:
        topics = field.holds is FieldType.TOPICS
        for element in words.ALL_TOPICS if topics else (*names, "all"):
            held = getattr(record, field.attribute).element(element)
            if len(held.values) != 1:
                yield evolve(at, element=element), self.make.chance(0.6)

    def _own(self, record: Record, subject: Fact) -> Iterator[tuple[Fact, object]]:
        """Yield attributes; a text that is not of its type says nothing."""
        kind = type(record)
        for name, texts in words.OWN[kind].items():
            typed = words.own_values(
                kind, name, statements.Fact((Statement(self.make.one(texts)),))
            )
            held = record.own.get(name, statements.Fact())
            values = words.own_values(kind, name, held)
            if typed is not None and (values is None or len(set(values)) > 1):
                one_of = name.count(".") > 1
                field, _, word = name.rpartition(".") if one_of else (name, "", None)
                value = self.make.one(values or typed)
                yield evolve(subject, field=field, element=word), value

    def _listed(self, kind: str) -> int:
        return sum(component.kind == kind for component in self.system.components)

    def _is_barred(self, kind: str, others: int = 0) -> bool:
        """Return whether no component of a kind can come to exist beside others."""
        unused = any(
            within(kind, usage.kind) and usage.unused.values == (True,)
            for usage in self.system.usages
        )
        return unused or (words.is_single(kind) and self._listed(kind) > others)

    def _one_more(self) -> Iterator[Change]:
        """Yield what says that a component is there that is not listed."""
        kind = self.make.one([k for k in words.ALL_KINDS if not within(k, PARENT)])
        is_open = extent_of(self.system, kind, self.assumed) is Extent.OPEN
        if not is_open or self._is_barred(kind):
            return
        new = Fact(kind, "new", "", new=True)
        yield Change(
            Move.ESTABLISH, evolve(new, field="presence"), Presence.PROVIDED.value
        )
        names = [component.name for component in self.system.components]
        facts = [*self._of(Component(kind, "new"), new, names)]
        for fact, value in self.random.sample(facts, 4):
            if fact.field != "presence":
                yield Change(Move.ESTABLISH, fact, value)


def try_establishing(seed: int, tally: Counter[str]) -> None:
    """Every answer that is known stands when something is established."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = random_policy(random)
    for _ in range(RECORDS_PER_POLICY):
        given = random_choices(random, policy)
        make = Records(random, words.ALL_KINDS, depth=1)
        system = _verified(random_record(random))
        maker = Establishing(random, system, make, given.listing)
        changes = [*maker.changes(random.choice((1, 5, 20)))]
        after = applied(system, changes)
        assert not problems(after), (seed, problems(after))
        if same_judgements(system, after) and not has_other_terms(system, after):
            _compare(system, after, policy, given, tally)
            tally["changes"] += len(changes)
            tally["new components"] += any(change.fact.new for change in changes)
            tally.update(f"field {change.fact.field}" for change in changes)


def _verified(system: System) -> System:
    """Return a record whose grades are the best, which a change would give too."""
    return views.changed(
        system,
        lambda fact: evolve(
            fact,
            statements=tuple(
                evolve(s, origin=evolve(s.origin, grade=Grade.VERIFIED))
                for s in fact.statements
            ),
        ),
    )


def _compare(
    system: System,
    after: System,
    policy: CheckedPolicy,
    given: Assumptions,
    tally: Counter[str],
) -> None:
    before, now = known(answers(system, policy, given)), answers(after, policy, given)
    flips = {name for name, answer in before.items() if now[name] != answer}
    assert not flips, flips
    tally["known answers"] += len(before)
    tally["more answers"] += len(known(now)) - len(before)
