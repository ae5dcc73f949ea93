"""A policy joined with those it extends and uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from osaid.diagnostics import Error, quoted
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.composition.copies import (
    AVAILABLE,
    Copies,
    Reference,
    reference_of,
)
from osaid.policy.composition.merging import dropped, merge
from osaid.policy.policies import CheckedPolicy
from osaid.policy.rewriting import moved
from osaid.policy.sources import JoinedSource, Part, PolicyName, behind
from osaid.policy.syntax import (
    DefineCondition,
    Extends,
    Item,
    Judgement,
    Ladder,
    Level,
    Name,
    Node,
    PolicySyntax,
    PropositionNot,
    Requirement,
    RequirementHolds,
    Uses,
)
from osaid.policy.syntax.vocabulary import Attribute, Kind, Restriction, Topic
from osaid.policy.traversal import nodes_in
from osaid.text import Source, Span

Find: TypeAlias = Callable[[str, str], CheckedPolicy]
"""Returns the policy of a name and version, or raises `Error`."""

_VOCABULARY = Attribute | Kind | Restriction | Topic


@frozen(eq=False)
class Joined:
    """A policy that stands alone, its text among those of others, what is wrong.

    `copies` names the groups that were copied because something asks for them.
    `lineage` are the policies that it extends, the nearest first.
    """

    syntax: PolicySyntax
    source: Source
    copies: frozenset[str]
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
        self.problems[:] = [_moved(problem, starts[-1]) for problem in self.problems]
        inherited = () if base is None else base.syntax.items
        merged = merge(inherited, own.items)
        self.problems.extend(merged.problems)
        available = self._defines_available(merged.items)
        copies = {
            other.name: Copies(other, start, other is base, available)
            for other, start in zip(others, starts, strict=False)
        }
        self._check_names(own, others)
        items = self._with_copies(merged.items, own, base, copies)
        self.problems.extend(_negated(items))
        joined = evolve(own, items=items, extends=None)
        return Joined(
            joined,
            self._source(parts),
            frozenset(_groups(copies)),
            () if base is None else (base.identity, *base.lineage),
            tuple(others),
            tuple(self.problems),
        )

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
            self.problems.extend(_unfound(named, error))
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
                self.problems.append(_ambiguous(clause))
            seen.add(clause.name.text)

    def _defines_available(self, items: tuple[Item, ...]) -> bool:
        return any(
            isinstance(item, DefineCondition) and item.name.text == AVAILABLE
            for item in items
        )

    def _with_copies(
        self,
        items: tuple[Item, ...],
        own: PolicySyntax,
        base: CheckedPolicy | None,
        copies: Mapping[str, Copies],
    ) -> tuple[Item, ...]:
        declared = {str(getattr(item, "name", "")) for item in items}
        for node in nodes_in(own):
            reference = reference_of(node)
            if reference is not None and reference[1] not in declared:
                _copy(reference, copies)
        found = [self._leveled(item, base, copies, declared) for item in items]
        copied = [item for each in copies.values() for item in each.copied.values()]
        words = self._words(items, copies)
        return (*words, *found, *copied)

    def _leveled(
        self,
        item: Item,
        base: CheckedPolicy | None,
        copies: Mapping[str, Copies],
        declared: set[str],
    ) -> Item:
        """Return a ladder whose levels name groups instead of whole policies."""
        if not isinstance(item, Ladder):
            return item
        inherited = tuple(base.deciding) if base is not None else ()

        def needed(name: Name) -> Iterator[Name]:
            text = name.text
            if text not in declared and base is not None and text == base.name:
                for group in inherited:
                    yield evolve(name, text=str(group.name))
            elif text not in declared and text in copies:
                yield from (evolve(name, text=n) for n in copies[text].whole())
            else:
                _copy(("group", text), copies)
                yield name

        def level(found: Level) -> Level:
            needs = dict.fromkeys(n for name in found.needs for n in needed(name))
            return evolve(found, needs=tuple(needs))

        return evolve(item, levels=tuple(map(level, item.levels)))

    def _words(
        self, items: tuple[Item, ...], copies: Mapping[str, Copies]
    ) -> Iterator[Item]:
        """Yield the judgements and words of others that are not declared here."""
        known = {(type(i), str(i.name)): i for i in items if isinstance(i, _WORDS)}
        for each in copies.values():
            if each.shared:
                continue
            own = each.policy.syntax.items
            words = [moved(i, each.distance) for i in own if isinstance(i, _VOCABULARY)]
            for item in (*each.judgements.values(), *words):
                first = known.setdefault((type(item), str(item.name)), item)
                if first is item:
                    yield item
                elif first != item:
                    self.problems.append(_differing(item, each.policy, self.own))


_WORDS = _VOCABULARY | Judgement


def _moved(problem: Problem, distance: int) -> Problem:
    at = Span(problem.at.start + distance, problem.at.end + distance)
    return evolve(problem, at=at)


def _groups(copies: Mapping[str, Copies]) -> Iterator[str]:
    items = (item for each in copies.values() for item in each.copied.values())
    return (str(item.name) for item in items if isinstance(item, Requirement))


def _copy(reference: Reference, copies: Mapping[str, Copies]) -> None:
    """Copy what a name with a policy in front of it names, if there is such a thing."""
    sort, name = reference
    policy, _, rest = name.partition(".")
    if policy in copies and rest:
        copies[policy].copy((sort, rest))


def _unfound(named: Extends | Uses, error: Error) -> Iterator[Problem]:
    for diagnostic in error.diagnostics[:1]:
        place = "" if diagnostic.place is None else f" at {diagnostic.place}"
        wanted = quoted(f"{named.name} {named.version}")
        yield Problem(
            Code.UNKNOWN_POLICY,
            named.name.span.to(named.version.span),
            f"{wanted} cannot be used: {diagnostic.message}{place}",
            diagnostic.help,
        )


def _ambiguous(clause: Uses | Extends) -> Problem:
    return Problem(
        Code.AMBIGUOUS_POLICY,
        clause.name.span,
        f"another policy of this text is called {quoted(clause.name.text)}, too",
        "name one version of a policy, once",
    )


def _differing(
    item: _VOCABULARY | Judgement, policy: CheckedPolicy, own: PolicySyntax
) -> Problem:
    what = type(item).__name__.lower()
    clause = next(
        i for i in own.items if isinstance(i, Uses) and i.name.text == policy.name
    )
    return Problem(
        Code.ALREADY_INHERITED,
        clause.span,
        f"{quoted(policy.name)} means something else by {what}"
        f" {quoted(str(item.name))}",
        "give your own another name",
    )


def _negated(items: tuple[Item, ...]) -> Iterator[Problem]:
    """Yield a problem for each dropped requirement that something asks to fail."""
    gone = dropped(items)
    if not gone:
        return
    for item in items:
        for node in nodes_in(item):
            if isinstance(node, PropositionNot):
                yield from _asked(node, gone)


def _asked(node: PropositionNot, gone: Mapping[str, Node]) -> Iterator[Problem]:
    for inside in nodes_in(node.operand):
        if isinstance(inside, RequirementHolds) and inside.name.text in gone:
            name = quoted(inside.name.text)
            yield Problem(
                Code.DROPPED,
                gone[inside.name.text].span,
                f"{name} is dropped, but a sentence asks that it does not hold",
                "replace what holds that sentence too, or keep the requirement",
            )
