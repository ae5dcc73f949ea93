"""What two policies ask differently: group by group, set by set, reading by reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from attrs import frozen

from osaid.analysis.entailment import Entailment
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.phrases import phrase
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.printer import print_sentence
from osaid.policy.sources import PolicyName
from osaid.policy.syntax import Sentence, Strength
from osaid.text import Place
from osaid.values import Value

T = TypeVar("T")


class Change(StrEnum):
    """What became of a requirement or freedom from one policy to the next.

    `STRICTER` and `LOOSER` are certain: whatever is known of a system, what the one
    asks for holds where what the other asks for does. `CHANGED` is neither, as far as
    the form of the sentences shows. `REWORDED` asks for the same in other words.
    """

    ADDED = "added"
    DROPPED = "dropped"
    STRICTER = "stricter"
    LOOSER = "looser"
    CHANGED = "changed"
    REWORDED = "reworded"


@frozen
class SentenceOf(Value):
    """A sentence that only one of two policies has, and where it stands."""

    strength: Strength
    text: str
    place: Place


@frozen
class GroupDifference(Value):
    """How a requirement or freedom differs: what was taken out and what came in."""

    name: str
    title: str
    change: Change
    cites: tuple[str, ...]
    removed: tuple[SentenceOf, ...] = ()
    added: tuple[SentenceOf, ...] = ()
    because: str | None = None


@frozen
class SetDifference(Value):
    """Which licences came into a named set, and which were taken out of it."""

    name: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@frozen
class ValueDifference(Value):
    """What a reading, a judgement, a level and the like was, and what it is."""

    what: str
    name: str
    before: str | None
    after: str | None


@frozen
class PolicyDifference(Value):
    """All that two policies ask differently.

    Where they are not `related`, by a name or by what they extend, their requirements
    have nothing to do with one another.
    """

    before: PolicyName
    after: PolicyName
    related: bool
    groups: tuple[GroupDifference, ...] = ()
    sets: tuple[SetDifference, ...] = ()
    values: tuple[ValueDifference, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether both ask for the same in the same words."""
        return not (self.groups or self.sets or self.values)


def difference(
    before: CheckedPolicy, after: CheckedPolicy, catalogue: Catalogue | None = None
) -> PolicyDifference:
    """Return what a policy asks differently from one before it.

    Both are taken under their default readings.
    """
    known = Entailment.of(before, after, catalogue or shipped())
    return PolicyDifference(
        before.identity,
        after.identity,
        are_related(before, after),
        tuple(_groups(known)),
        tuple(_sets(known)),
        tuple(_values(before, after)),
    )


def are_related(one: CheckedPolicy, other: CheckedPolicy) -> bool:
    """Return whether two policies share a name, or something that both build on."""
    first = {one.name, *(parent.name for parent in one.lineage)}
    return not first.isdisjoint({other.name, *(p.name for p in other.lineage)})


def _groups(known: Entailment) -> Iterator[GroupDifference]:
    before, after = _judged(known.one.policy), _judged(known.other.policy)
    for name, was in before.items():
        now = after.get(name)
        if now is None:
            yield _gone(name, was, known)
        elif (change := _change(was, now, known)) is not None:
            yield _changed(was, now, change, known)
    for name, now in after.items():
        if name not in before:
            sentences = tuple(_sentence(s, known.other.policy) for s in now.sentences)
            yield _difference(now, Change.ADDED, (), sentences)


def _judged(policy: CheckedPolicy) -> Mapping[str, Group]:
    return {
        str(group.name): group
        for group in policy.groups
        if str(group.name) not in policy.dropped
    }


def _gone(name: str, was: Group, known: Entailment) -> GroupDifference:
    drop = known.other.policy.dropped.get(name)
    sentences = tuple(_sentence(s, known.one.policy) for s in was.sentences)
    because = None if drop is None else drop.because.value
    return _difference(was, Change.DROPPED, sentences, (), because)


def _changed(
    was: Group, now: Group, change: Change, known: Entailment
) -> GroupDifference:
    removed = _only(was.sentences, now.sentences)
    added = _only(now.sentences, was.sentences)
    return _difference(
        now,
        change,
        tuple(_sentence(s, known.one.policy) for s in removed),
        tuple(_sentence(s, known.other.policy) for s in added),
    )


def _difference(
    group: Group,
    change: Change,
    removed: tuple[SentenceOf, ...],
    added: tuple[SentenceOf, ...],
    because: str | None = None,
) -> GroupDifference:
    name = str(group.name)
    title = name if group.title is None else group.title.value
    cites = tuple(text.value for text in group.cites)
    return GroupDifference(name, title, change, cites, removed, added, because)


def _only(some: tuple[T, ...], others: tuple[T, ...]) -> list[T]:
    return [one for one in some if one not in others]


def _sentence(sentence: Sentence, policy: CheckedPolicy) -> SentenceOf:
    words = [print_sentence(sentence.proposition)]
    if sentence.choice is not None:
        words += phrase(sentence.choice)
    return SentenceOf(sentence.strength, " ".join(words), policy.place(sentence.span))


def _change(was: Group, now: Group, known: Entailment) -> Change | None:
    before, after = known.one.asked(was), known.other.asked(now)
    stricter = known.implies(after, before, turned=True)
    looser = known.implies(before, after)
    if stricter and looser:
        return None if was == now else Change.REWORDED
    if stricter:
        return Change.STRICTER
    return Change.LOOSER if looser else Change.CHANGED


def _sets(known: Entailment) -> Iterator[SetDifference]:
    one, other = known.one.policy, known.other.policy
    for name in one.terms:
        if name in other.terms:
            before, after = _held(name, one, known), _held(name, other, known)
            if before != after:
                yield SetDifference(
                    name, tuple(sorted(after - before)), tuple(sorted(before - after))
                )


def _held(name: str, policy: CheckedPolicy, known: Entailment) -> frozenset[str]:
    terms = policy.terms_of(name, policy.chosen({}))
    return known.tests.held(terms, of_other=policy is known.other.policy)


def _values(before: CheckedPolicy, after: CheckedPolicy) -> Iterator[ValueDifference]:
    kept = before.requirements.keys() & after.requirements.keys()
    one, other = _upheld(before), _upheld(after)
    for name in (n for n in one if n in kept and one[n] != other[n]):
        if name not in before.dropped.keys() | after.dropped.keys():
            yield ValueDifference("what is upheld by", name, one[name], other[name])
    for what, said in _SAID.items():
        one, other = said(before), said(after)
        for name in dict.fromkeys((*one, *other)):
            if one.get(name) != other.get(name):
                yield ValueDifference(what, name, one.get(name), other.get(name))


def _upheld(policy: CheckedPolicy) -> Mapping[str, str]:
    return {
        name: ", ".join(map(str, group.upholds)) or "nothing"
        for name, group in policy.requirements.items()
    }


def _readings(policy: CheckedPolicy) -> Mapping[str, str]:
    return {
        name: f"{reading.default} of {' | '.join(map(str, reading.values))}"
        for name, reading in policy.readings.items()
    }


def _judgements(policy: CheckedPolicy) -> Mapping[str, str]:
    return {name: found.question.value for name, found in policy.judgements.items()}


def _levels(policy: CheckedPolicy) -> Mapping[str, str]:
    return {
        str(level.name): ", ".join(map(str, level.needs))
        for level in policy.stated_levels
    }


def _head(policy: CheckedPolicy) -> Mapping[str, str]:
    applies = policy.applies
    return {} if applies is None else {"when": print_sentence(applies)}


_SAID: Mapping[str, Callable[[CheckedPolicy], Mapping[str, str]]] = {
    "applies": _head,
    "reading": _readings,
    "judgement": _judgements,
    "level": _levels,
}
