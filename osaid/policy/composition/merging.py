"""What is inherited, and what a policy makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, unknown
from osaid.policy.syntax import (
    Applies,
    Attribute,
    DefineCondition,
    DefineProposition,
    Drop,
    Extend,
    Freedom,
    Header,
    Item,
    Judgement,
    Kind,
    Ladder,
    Reading,
    Replace,
    Requirement,
    Restriction,
    Sentence,
    Terms,
    Topic,
    Trial,
    Uses,
    Waive,
)

Group: TypeAlias = Requirement | Freedom
Key: TypeAlias = tuple[str, str]

_REDEFINED = (DefineCondition, DefineProposition, Reading, Terms)
_FIXED = (Attribute, Judgement, Kind, Restriction, Topic)
_APART = (Applies, Ladder)
_CHANGES = (Drop, Extend, Replace, Uses)


@frozen(eq=False)
class Merged:
    """The items of a policy and those it inherits, and what is wrong with that."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def merge(
    inherited: tuple[Item, ...], own: tuple[Item, ...], apart: frozenset[str]
) -> Merged:
    """Return inherited items as a policy changes them, and then its own.

    What is redefined, replaced or dropped stays where it stands in the order. Of what
    is inherited, headers and tests stay behind. What is copied from others, by names
    that are `apart`, cannot be changed.
    """
    known = {_key(item): item for item in inherited if _passes_on(item)}
    merger = _Merger(known, apart)
    for item in own:
        merger.take(item)
    return Merged((*merger.known.values(), *merger.own), tuple(merger.problems))


def _passes_on(item: Item) -> bool:
    return not isinstance(item, Header | Trial)


def _key(item: Item) -> Key:
    """Return by what an item is known: what has one key is there once."""
    match item:
        case Applies() | Ladder():
            return type(item).__name__, ""
        case Requirement() | Freedom():
            return "group", str(item.name)
        case DefineCondition() | DefineProposition():
            return "define", str(item.name)
        case Waive():
            return "waive", f"{item.name} {item.systems.value} {item.span.start}"
        case Drop():
            return "drop", str(item.name)
        case _:
            return type(item).__name__, str(getattr(item, "name", item.span.start))


@frozen(eq=False)
class _Merger:
    """Takes the items of a policy one by one, on top of what is inherited."""

    known: dict[Key, Item]
    apart: frozenset[str]
    own: list[Item] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    _changed: dict[str, Item] = field(factory=dict)
    _redefined: set[Key] = field(factory=set)

    def take(self, item: Item) -> None:
        """Take one item."""
        match item:
            case Extend(item=group):
                self.problems.extend(self._extend(item, group))
            case Replace(item=group):
                self.problems.extend(self._replace(item, group))
            case Drop():
                self.problems.extend(self._drop(item))
            case Uses():
                pass
            case _:
                self._declare(item)

    def _declare(self, item: Item) -> None:
        key = _key(item)
        inherited = self.known.get(key)
        if inherited is None or key in self._redefined:
            self.own.append(item)
        elif (
            isinstance(item, _REDEFINED) and type(item) is type(inherited)
        ) or isinstance(item, _APART):
            self._redefined.add(key)
            self.known[key] = item
        else:
            self.problems.append(_inherited(item))

    def _extend(self, extend: Extend, added: Group) -> Iterator[Problem]:
        found = self._group(added.name.text)
        yield from self._change(extend, added, found)
        yield from _head(added)
        yield from self._gone(extend, added.name.text)
        if found is not None and type(found) is type(added):
            self.known["group", added.name.text] = _extended(found, added)

    def _replace(self, replace: Replace, group: Group) -> Iterator[Problem]:
        found = self._group(group.name.text)
        yield from self._change(replace, group, found)
        if found is not None and type(found) is type(group):
            self.known["group", group.name.text] = group
            self.known.pop(("drop", group.name.text), None)

    def _drop(self, drop: Drop) -> Iterator[Problem]:
        found = self._group(drop.name.text)
        sort = Freedom if drop.freedom else Requirement
        if not isinstance(found, sort):
            yield self._missing(drop, sort)
            return
        yield from self._once(drop, drop.name.text)
        yield from self._gone(drop, drop.name.text)
        self.known["group", drop.name.text] = _emptied(found)
        self.known["drop", drop.name.text] = drop

    def _change(
        self, change: Extend | Replace, group: Group, found: Group | None
    ) -> Iterator[Problem]:
        name = group.name.text
        if type(found) is not type(group):
            yield self._missing(group, type(group))
        else:
            yield from self._once(change, name)

    def _gone(self, change: Extend | Drop, name: str) -> Iterator[Problem]:
        """Yield a problem for what was dropped before it is inherited."""
        if ("drop", name) in self.known and self._changed[name] is change:
            yield Problem(
                Code.DROPPED,
                change.span,
                f"{quoted(name)} is dropped by what is extended",
                "take this out, or write `replace` and the whole",
            )

    def _once(self, change: Item, name: str) -> Iterator[Problem]:
        first = self._changed.setdefault(name, change)
        if first is not change:
            yield Problem(
                Code.DUPLICATE,
                change.span,
                f"what is inherited as {quoted(name)} is changed twice",
                "say all that is changed in one place",
                first=first.span,
            )

    def _missing(
        self, item: Group | Drop, sort: type[Requirement | Freedom]
    ) -> Problem:
        what = sort.__name__.lower()
        known = [g.name.text for g in self._groups() if isinstance(g, sort)]
        if not known:
            return Problem(
                Code.NOT_INHERITED,
                item.name.span,
                f"no {what} is inherited, so that none can be changed",
                "name the policy that is changed: `policy NAME VERSION extends …`",
            )
        return unknown(Code.NOT_INHERITED, f"inherited {what}", item.name, known)

    def _group(self, name: str) -> Group | None:
        found = self.known.get(("group", name))
        if name in self.apart or not isinstance(found, Requirement | Freedom):
            return None
        return found

    def _groups(self) -> Iterator[Group]:
        found = self.known.values()
        groups = (item for item in found if isinstance(item, Requirement | Freedom))
        return (group for group in groups if group.name.text not in self.apart)


def _extended(found: Group, added: Group) -> Group:
    """Return a group with more sentences, which cite what is cited beside them."""
    cited = tuple(evolve(s, cites=added.cites) for s in added.sentences)
    extended = evolve(found, sentences=(*found.sentences, *cited))
    if isinstance(extended, Requirement) and isinstance(added, Requirement):
        upholds = dict.fromkeys((*extended.upholds, *added.upholds))
        return evolve(extended, upholds=tuple(upholds))
    return extended


def _emptied(found: Group) -> Group:
    """Return a dropped group, which asks for nothing and so holds wherever named."""
    nothing: tuple[Sentence, ...] = ()
    if isinstance(found, Requirement):
        return evolve(found, condition=None, upholds=(), sentences=nothing)
    return evolve(found, sentences=nothing)


def _head(added: Group) -> Iterator[Problem]:
    condition = added.condition if isinstance(added, Requirement) else None
    for part in (added.title, condition):
        if part is not None:
            yield Problem(
                Code.EXTENSION_HEAD,
                part.span,
                "`extend` adds sentences, and changes neither title nor condition",
                "leave it out, or write `replace` and the whole",
            )


def _inherited(item: Item) -> Problem:
    name = str(getattr(item, "name", ""))
    at = getattr(item, "name", item).span
    message = f"{quoted(name)} is inherited already"
    if isinstance(item, Requirement | Freedom):
        what = type(item).__name__.lower()
        cure = f"write `extend {what} {name}`, `replace {what} {name}`, or another name"
    else:
        cure = "choose another name"
    return Problem(Code.ALREADY_INHERITED, at, message, cure)


def dropped(items: tuple[Item, ...]) -> Mapping[str, Drop]:
    """Return what is dropped, by name."""
    return {str(item.name): item for item in items if isinstance(item, Drop)}
