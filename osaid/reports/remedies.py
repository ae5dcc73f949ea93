"""From remedies to what people are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from osaid.analysis.remedies import asking
from osaid.analysis.remedies.changes import Change, Move
from osaid.analysis.remedies.results import Choice, Finding, Remedies
from osaid.analysis.solving.search import check_solver
from osaid.evaluation.policy_wording import policy_title
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Proposition, RequirementHolds, Sentence
from osaid.records.outcomes import Validity
from osaid.records.words import words
from osaid.reports.advice import (
    Advice,
    Step,
    ToldChange,
    ToldRemedy,
    ToldSentence,
    Wanted,
    Way,
)
from osaid.reports.changes_in_words import Steps
from osaid.reports.english import English
from osaid.reports.policy_document import english_of
from osaid.values import Shown

COUNTED = 1000
"""So many sets are counted one by one; of more, those in several ways count again."""

_NOT_EITHER = "Without what is forbidden there is no remedy either."
_UNDECIDED = "Whether there is one without what is forbidden was not decided in"
_CLAIMS = "Claims are not believed here: remedies go by the facts alone."
_WAIVERS = "Waivers count for nothing here: what is waived is still to be met."


def advise(verdict: Verdict, wanted: Wanted, source: str = "") -> Advice:
    """Return what people are told of the remedies for a verdict.

    Where there is none and something is forbidden, it is looked once more without.
    Raises `UsageError` as `Verdict.remedies` does.
    """
    found = _remedies(verdict, wanted)
    told = _Telling(verdict, wanted)
    made = told.advice(found, source)
    if found.finding is Finding.NONE and (wanted.forbid or wanted.only):
        free = _remedies(verdict, evolve(wanted, forbid=(), only=()))
        made = told.without(made, free)
    return evolve(made, sentences=tuple(told.sentences(made)))


def check(wanted: Wanted, policy: CheckedPolicy) -> None:
    """Raise `UsageError` for what a policy does not know, or without a solver."""
    asking.target(wanted.toward)
    asking.time(wanted.seconds)
    asking.bargain(policy, dict(wanted.prices), wanted.forbid, wanted.only)
    check_solver()


def _remedies(verdict: Verdict, wanted: Wanted) -> Remedies:
    return verdict.remedies(
        toward=wanted.toward,
        prices=dict(wanted.prices),
        forbid=wanted.forbid,
        only=wanted.only,
        seconds=float(wanted.seconds),
    )


@frozen(eq=False)
class _Telling(Shown):
    """Tells of the remedies for one verdict, in the words of its policy."""

    verdict: Verdict
    wanted: Wanted
    named: Mapping[str, tuple[Group, Sentence]] = field(init=False)
    steps: Steps = field(init=False)
    english: English = field(init=False)

    @named.default
    def _by_name(self) -> Mapping[str, tuple[Group, Sentence]]:
        policy = self.policy
        return {
            policy.sentence_name(item, ordinal, sentence): (item, sentence)
            for item in policy.groups
            for ordinal, sentence in policy.sentences_of(item, self.verdict.readings)
        }

    @steps.default
    def _of_record(self) -> Steps:
        return Steps(self.policy, self.verdict.grounds.system)

    @english.default
    def _of_policy(self) -> English:
        return english_of(self.policy)

    @property
    def policy(self) -> CheckedPolicy:
        """Return the policy that judged."""
        return self.verdict.grounds.policy

    def advice(self, found: Remedies, source: str) -> Advice:
        """Return what is told of remedies, but for the sentences that it names."""
        wanted, sets, needed = self.wanted, found.sets(COUNTED), dict(_needed(found))
        return Advice(
            source=source,
            system=self.verdict.system.title,
            policy=policy_title(self.verdict.policy),
            toward=found.target.value,
            finding=found.finding.value,
            seconds=wanted.seconds,
            best=self.remedy(found),
            ways=tuple(self._way(choice, needed) for choice in found.choices),
            complete=found.complete,
            count=len(sets) if len(sets) < COUNTED else found.count,
            barred=self._without_references(found.barred),
            prices=wanted.prices,
            forbidden=wanted.forbid,
            only=wanted.only,
            notes=tuple(self._notes()),
        )

    def without(self, made: Advice, free: Remedies) -> Advice:
        """Add what would be best, or why there is none, if nothing were forbidden."""
        if free.best is not None:
            return evolve(made, otherwise=self.remedy(free))
        decided = free.finding is Finding.NONE
        told = _NOT_EITHER if decided else f"{_UNDECIDED} {made.seconds} s."
        return evolve(made, notes=(told, *made.notes))

    def _notes(self) -> Iterator[str]:
        if self.verdict.acceptances:
            yield _CLAIMS
        if any(one.state is Validity.APPLIED for one in self.verdict.waivers):
            yield _WAIVERS

    def remedy(self, found: Remedies) -> ToldRemedy | None:
        """Return the best set of changes by what people do, None without changes."""
        best = found.best
        if best is None or not best.changes:
            return None
        pairs = _needed(found)
        told = [(c, self._without_references(names)) for c, names in pairs]
        establish = [each for each in told if each[0].move is Move.ESTABLISH]
        attest = [each for each in told if each[0].move is Move.ATTEST]
        done = [each for each in told if each not in establish and each not in attest]
        return ToldRemedy(
            best.cost,
            do=tuple(self._grouped(done)),
            establish=tuple(self._grouped(establish)),
            attest=tuple(self._grouped(attest)),
        )

    def _grouped(
        self, told: Sequence[tuple[Change, tuple[str, ...]]]
    ) -> Iterator[Step]:
        """Yield a step for each change, those of one component together.

        Elements of one set that the same sentences need are one step.
        """
        parts: dict[object, dict[object, list[Change]]] = {}
        for change, names in told:
            fact = change.fact
            whole = (fact.kind, fact.component)
            alike = (fact.field, change.value if _is_element(change) else fact, names)
            parts.setdefault(whole, {}).setdefault(alike, []).append(change)
        needs = {id(change): names for change, names in told}
        for part in parts.values():
            for changes in part.values():
                yield self._step(changes, needs[id(changes[0])])

    def _step(self, changes: list[Change], names: tuple[str, ...]) -> Step:
        first = changes[0]
        elements = [str(change.fact.element) for change in changes]
        if _is_element(first):
            says = self.steps.described(first, elements)
        else:
            says = self.steps.said(first, self._propositions(names))
        told = tuple(self._change(change, names) for change in changes)
        return Step(says, told, names)

    def _way(self, choice: Choice, needed: Mapping[Change, tuple[str, ...]]) -> Way:
        """Return a way; what the best change of a place is for, all others are for."""
        return Way(
            tuple(
                tuple(self._change(each, needed.get(place[0], ())) for each in place)
                for place in choice
            )
        )

    def _change(self, change: Change, names: Iterable[str] = ()) -> ToldChange:
        fact = change.fact
        return ToldChange(
            move=change.move.value,
            kind=fact.kind,
            component=fact.component,
            field=fact.field,
            element=fact.element,
            new=fact.new,
            value=words(change.value),
            says=self.steps.said(change, self._propositions(names)),
        )

    def _propositions(self, names: Iterable[str]) -> list[Proposition]:
        return [self.named[name][1].proposition for name in names if name in self.named]

    def _without_references(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names in the order of the policy, each where it is decided.

        Left out is a sentence that only asks for a requirement which is named, too.
        """
        wanted = frozenset(names)
        known = [name for name in self.named if name in wanted]
        groups = {str(self.named[name][0].name) for name in known}
        return tuple(name for name in known if self._refers_to(name) not in groups)

    def _refers_to(self, name: str) -> str | None:
        asked = self.named[name][1].proposition
        return str(asked.name) if isinstance(asked, RequirementHolds) else None

    def sentences(self, made: Advice) -> Iterator[ToldSentence]:
        """Yield the sentences that are named, in the order of the policy."""
        sets = [remedy for remedy in (made.best, made.otherwise) if remedy is not None]
        needed = {n for remedy in sets for step in remedy.steps for n in step.needed}
        for name, (item, sentence) in self.named.items():
            if name in needed | {*made.barred}:
                yield ToldSentence(
                    name,
                    str(item.name),
                    self.english.sentence(sentence),
                    self.policy.cites(item, sentence),
                    sentence.remedy.value if sentence.remedy else None,
                )


def _needed(found: Remedies) -> Iterator[tuple[Change, tuple[str, ...]]]:
    """Yield the best changes with what needs them; without time that is not known."""
    if found.best is not None:
        needed = found.needed or ((),) * len(found.best.changes)
        yield from zip(found.best.changes, needed, strict=True)


def _is_element(change: Change) -> bool:
    """Return whether a change is of one element of a set."""
    return change.fact.field in {"covers", "about"}
