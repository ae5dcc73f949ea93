"""A policy joined with those it extends and uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from osaid.diagnostics import Error
from osaid.policy.checks.problems import Problem
from osaid.policy.composition.copies import AVAILABLE, Copies, declared_as, reference_of
from osaid.policy.composition.inheriting import inherited_items, inherited_names
from osaid.policy.composition.merging import merge
from osaid.policy.composition.negations import negated
from osaid.policy.composition.objections import (
    MOST_TEXTS,
    ambiguous,
    displaced,
    gone,
    misnamed,
    mistaken,
    nothing_left,
    too_many,
    unfound,
)
from osaid.policy.composition.words import Words
from osaid.policy.policies import CheckedPolicy, Reference
from osaid.policy.rewriting import moved
from osaid.policy.sources import JoinedSource, Part, PolicyName, behind
from osaid.policy.syntax import (
    DefineCondition,
    Drop,
    Extends,
    Item,
    Ladder,
    Level,
    Name,
    PolicySyntax,
    Uses,
)
from osaid.policy.traversal import nodes_in
from osaid.text import Source

Find: TypeAlias = Callable[[str, str], CheckedPolicy]
"""Returns the policy of a name and version, or raises `Error`."""


@frozen(eq=False)
class Joined:
    """A policy that stands alone, its text among those of others, what is wrong.

    `copied` is what was copied from others because something asks for it.
    `lineage` are the policies that it extends, the nearest first.
    """

    syntax: PolicySyntax
    source: Source
    copied: frozenset[Reference]
    lineage: tuple[PolicyName, ...]
    others: tuple[CheckedPolicy, ...]
    problems: tuple[Problem, ...]


def join(own: PolicySyntax, source: Source, find: Find) -> Joined:
    """Return a policy together with what it inherits and what it names of others.

    Never raises; what `find` raises becomes a problem.
    """
    return _Joiner(own, source, find).joined()


@frozen(eq=False)
class _Joiner:
    own: PolicySyntax
    source: Source
    find: Find
    problems: list[Problem] = field(factory=list)

    def joined(self) -> Joined:
        base = self._found(self.own.extends)
        used = [p for item in self._uses() if (p := self._found(item)) is not None]
        others = [*([] if base is None else [base]), *used]
        parts, starts = self._texts(others)
        own = moved(self.own, starts[-1])
        # So far, offsets were those of the policy's own text.
        self.problems[:] = [displaced(problem, starts[-1]) for problem in self.problems]
        self._check_names(own, others)
        if len(parts) > MOST_TEXTS:
            self.problems.append(too_many(own, len(parts)))
            return self._result(own, parts[-1:], others, frozenset())
        merged = self._merged(own, base)
        available = _defines_available(merged)
        copies = {
            other.name: Copies(other, start, other is base, available)
            for other, start in zip(others, starts, strict=False)
        }
        self.problems.extend(misnamed(own, copies))
        items = self._with_copies(merged, own, base, copies)
        self.problems.extend(negated(items, gone(items, own, copies), own.span.start))
        copied = {
            (sort, f"{each.prefix}{name}")
            for each in copies.values()
            for sort, name in each.copied
        }
        if base is not None:
            copied.update((s, n) for (s, _), n in inherited_names(base).items())
        joined = evolve(own, items=items, extends=None)
        return self._result(joined, parts, others, frozenset(copied))

    def _result(
        self,
        syntax: PolicySyntax,
        parts: tuple[Part, ...],
        others: list[CheckedPolicy],
        copied: frozenset[Reference],
    ) -> Joined:
        base = others[0] if others and self.own.extends is not None else None
        return Joined(
            syntax,
            self._source(parts),
            copied,
            () if base is None else (base.identity, *base.lineage),
            tuple(others),
            tuple(self.problems),
        )

    def _merged(
        self, own: PolicySyntax, base: CheckedPolicy | None
    ) -> tuple[Item, ...]:
        inherited = () if base is None else inherited_items(base)
        names = {} if base is None else inherited_names(base)
        apart = frozenset(names.values())
        merged = merge(inherited, own.items, apart)
        self.problems.extend(merged.problems)
        if any(isinstance(item, Drop) for item in own.items):
            self.problems.extend(nothing_left(merged.items, own, apart))
        return merged.items

    def _source(self, parts: tuple[Part, ...]) -> Source:
        if len(parts) == 1:
            return self.source
        return JoinedSource(self.source.name, self.source.text, parts=parts)

    def _uses(self) -> Iterator[Uses]:
        return (item for item in self.own.items if isinstance(item, Uses))

    def _found(self, named: Extends | Uses | None) -> CheckedPolicy | None:
        if named is None:
            return None
        try:
            return self.find(named.name.text, named.version.text)
        except Error as error:
            self.problems.append(unfound(named, error))
            return None

    def _texts(self, others: list[CheckedPolicy]) -> tuple[tuple[Part, ...], list[int]]:
        parts: tuple[Part, ...] = ()
        starts = []
        own = PolicyName(self.own.name.text, self.own.version.text)
        for source, name in (
            *((other.source, other.identity) for other in others),
            (self.source, own),
        ):
            starts.append(parts[-1].end if parts else 0)
            parts = behind(parts, source, name)
        return parts, starts

    def _check_names(self, own: PolicySyntax, others: list[CheckedPolicy]) -> None:
        """Report policies that have the name of another one in this text."""
        seen: set[str] = set()
        known = {other.name for other in others}
        clauses = (own.extends, *(i for i in own.items if isinstance(i, Uses)))
        for clause in clauses:
            if clause is None or clause.name.text not in known:
                continue
            if clause.name.text in seen:
                self.problems.append(ambiguous(clause))
            seen.add(clause.name.text)

    def _with_copies(
        self,
        items: tuple[Item, ...],
        own: PolicySyntax,
        base: CheckedPolicy | None,
        copies: Mapping[str, Copies],
    ) -> tuple[Item, ...]:
        declared = {name for name in map(declared_as, items) if name is not None}
        for node in nodes_in(own):
            reference = reference_of(node)
            if reference is not None and reference not in declared:
                _copy(reference, copies)
                self.problems.extend(mistaken(node, _nearest(reference[1], copies)))
        found = [self._leveled(item, base, copies, declared) for item in items]
        copied = [item for each in copies.values() for item in each.copied.values()]
        words = Words(own, self.problems)
        words.declared(items, base)
        used = [each for each in copies.values() if not each.shared]
        further = [item for each in used for item in words.of(each)]
        return (*further, *found, *copied)

    def _leveled(
        self,
        item: Item,
        base: CheckedPolicy | None,
        copies: Mapping[str, Copies],
        declared: set[Reference],
    ) -> Item:
        """Return a ladder whose levels name groups instead of whole policies."""
        if not isinstance(item, Ladder):
            return item
        whole = _whole(base)

        def needed(name: Name) -> Iterator[Name]:
            text = name.text
            if ("group", text) in declared:
                yield name
            elif base is not None and text == base.name:
                yield from (evolve(name, text=group) for group in whole)
            elif text in copies:
                yield from (evolve(name, text=n) for n in copies[text].whole())
            else:
                yield from (evolve(name, text=n) for n in _needed(text, copies))

        def level(found: Level) -> Level:
            needs = dict.fromkeys(n for name in found.needs for n in needed(name))
            return evolve(found, needs=tuple(needs))

        return evolve(item, levels=tuple(map(level, item.levels)))


def _whole(base: CheckedPolicy | None) -> tuple[str, ...]:
    """Return the groups that decide the outcome of what is extended."""
    if base is None:
        return ()
    names = inherited_names(base)
    groups = (str(group.name) for group in base.deciding)
    return tuple(names.get(("group", name), name) for name in groups)


def _defines_available(items: tuple[Item, ...]) -> bool:
    defined = (item.name for item in items if isinstance(item, DefineCondition))
    return any(name.text == AVAILABLE for name in defined)


def _copy(reference: Reference, copies: Mapping[str, Copies]) -> None:
    """Copy what a name with a policy in front of it names, if there is such a thing."""
    sort, name = reference
    nearest = _nearest(name, copies)
    if nearest is not None:
        nearest.copy((sort, name.removeprefix(nearest.prefix)))


def _needed(name: str, copies: Mapping[str, Copies]) -> tuple[str, ...]:
    """Copy what a level needs of another policy, and return the names of it here."""
    nearest = _nearest(name, copies)
    if nearest is None:
        return (name,)
    return nearest.needed(name.removeprefix(nearest.prefix))


def _nearest(name: str, copies: Mapping[str, Copies]) -> Copies | None:
    of = [each for each in copies.values() if name.startswith(each.prefix)]
    return max(of, key=lambda each: len(each.prefix)) if of else None
