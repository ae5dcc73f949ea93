"""One system under one policy on one day, and its outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import Factory, evolve, field, frozen

from osaid import evaluation
from osaid.evaluation.attestations import is_stale
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judged import Judged, both
from osaid.evaluation.lenses import ACTUAL, Lens
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Freedom, Requirement
from osaid.records.ancestry import is_derived
from osaid.records.kinds import within
from osaid.records.outcomes import Outcome
from osaid.records.problems import exists
from osaid.records.statements import Fact, Grade, Origin, Statement
from osaid.records.systems import Extent, Subject, System
from osaid.records.views import at, without
from osaid.truth import Truth
from osaid.values import Shown, Value

Item = Requirement | Freedom


@frozen(kw_only=True)
class Assumptions(Value):
    """What a caller decides: the day, the readings, what to believe.

    `as_of` is the judging date; without it, the record's own. `readings` picks
    values of the policy's readings. `accept` names claims. `listing` is a
    completeness assumed for every list. `licenses` says what licences grant.
    """

    as_of: date | None = None
    readings: Mapping[str, str] = Factory(dict)
    accept: tuple[str, ...] = ()
    listing: Extent | None = None
    licenses: Catalogue = Factory(shipped)


@frozen(eq=False)
class Case(Shown):
    """One system under one policy, as of a day, with every reading chosen."""

    policy: CheckedPolicy
    system: System
    readings: Mapping[str, str]
    as_of: date | None
    listing: Extent | None
    licenses: Catalogue
    _through: dict[Lens, Interpreter] = field(init=False, factory=dict)

    @classmethod
    def of(cls, system: System, policy: CheckedPolicy, given: Assumptions) -> Case:
        """Return the case, with the facts that hold on the judging date.

        Raises `InputError` if the system has too many ancestors to be judged.
        """
        if system.parents:
            evaluation.lineage.check_lineage(system)
        day = given.as_of or system.made
        given = evolve(given, as_of=day)
        valid = with_parents(implied(at(system, day)), policy, given)
        readings = policy.chosen(given.readings)
        return cls(policy, valid, readings, day, given.listing, given.licenses)

    def through(self, lens: Lens) -> Interpreter:
        """Return the interpreter of the case that looks through a lens.

        There is one for each lens, so that it judges every sentence once.
        """
        if lens not in self._through:
            self._through[lens] = Interpreter(
                self.policy,
                self.system,
                self.readings,
                self.as_of,
                self.listing,
                lens,
                licenses=self.licenses,
            )
        return self._through[lens]

    def applies(self, interpreter: Interpreter) -> Judged:
        """Return whether the policy says anything about the system."""
        condition = self.policy.applies
        return both(()) if condition is None else interpreter.judge(condition)

    def whole(self, interpreter: Interpreter) -> Judged:
        """Return the conjunction of the `must` sentences of the level asked for."""
        return both(interpreter.musts(item) for item in self.policy.deciding)

    @property
    def outcome(self) -> Outcome:
        """Return what the policy comes to."""
        interpreter = self.through(ACTUAL)
        applies = self.applies(interpreter).truth
        return outcome_of(applies, self.whole(interpreter).truth)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return freedoms and requirements in the order of the policy."""
        return self.policy.groups

    def without_inferred(self) -> Case:
        """Return the case as it is without what was only inferred.

        Judgements that count go on to count; parents are judged anew.
        """
        attestations = tuple(
            evolve(attestation, judged=(), digest=None)
            for attestation in self.system.attestations
            if not is_stale(attestation, self.system)
        )
        cited = evolve(without(self.system, Grade.INFERRED), attestations=attestations)
        given = Assumptions(
            as_of=self.as_of,
            readings=self.readings,
            listing=self.listing,
            licenses=self.licenses,
        )
        return evolve(self, system=with_parents(cited, self.policy, given))


def implied(system: System) -> System:
    """Return a system with what its parts imply.

    Parameters that exist are an inferred statement that the system is machine
    learning, and so is a subject that consists of them: a model, or weights.
    """
    if not system.machine_learning.is_silent:
        return system
    parameters = any(
        within(component.kind, "parameters") and exists(component)
        for component in system.components
    )
    if not parameters and system.subject not in {Subject.MODEL, Subject.WEIGHTS}:
        return system
    origin = Origin(grade=Grade.INFERRED, note="it has parameters, or is a model")
    return evolve(
        system, machine_learning=Fact((Statement(value=True, origin=origin),))
    )


def with_parents(system: System, policy: CheckedPolicy, given: Assumptions) -> System:
    """Return a system of which is said what follows from its parents.

    They are judged under the same policy, as of the same day, with no claim believed.
    """
    if not is_derived(system):
        return system
    given = evolve(given, accept=())

    def judge(record: System) -> Outcome:
        return decide(record, policy, given)

    found = evaluation.lineage
    return found.with_lineage(system, judge, given.as_of, given.licenses)


def decide(
    system: System, policy: CheckedPolicy, given: Assumptions | None = None
) -> Outcome:
    """Return the outcome alone.

    Unknown facts leave it undetermined unless what is known decides it.
    """
    return Case.of(system, policy, given or Assumptions()).outcome


def outcome_of(applies: Truth, whole: Truth) -> Outcome:
    """Return the outcome of a policy from whether it applies and whether it holds."""
    if applies is Truth.FALSE:
        return Outcome.NOT_APPLICABLE
    if applies is Truth.UNKNOWN:
        return Outcome.UNDETERMINED
    return {
        Truth.TRUE: Outcome.CONFORMS,
        Truth.FALSE: Outcome.FAILS,
        Truth.UNKNOWN: Outcome.UNDETERMINED,
    }[whole]
