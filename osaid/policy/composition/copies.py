"""What other policies say, copied under their names: `osaid.code_terms`.

A copy means what the other policy means by it, whatever is redefined here. Only what
is named is copied, and whatever that uses in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from osaid.policy.policies import CheckedPolicy, Reference
from osaid.policy.rewriting import moved, rewritten
from osaid.policy.syntax import (
    Applies,
    Attested,
    Available,
    Compare,
    ConditionAnd,
    DefineCondition,
    Defined,
    DefineProposition,
    EvidenceOf,
    Freedom,
    Has,
    In,
    Includes,
    Is,
    Item,
    Judgement,
    Name,
    Node,
    Reading,
    ReadingChoice,
    Requirement,
    RequirementHolds,
    Sentence,
    SetName,
    Strength,
    Terms,
    Word,
)
from osaid.policy.traversal import nodes_in

AVAILABLE = "available"
FIELD = "field"
APPLIES = "applies"
"""Under this name stands whether a policy applies, as a requirement."""

_SORTS: Mapping[type[Item], str] = {
    DefineCondition: "define",
    DefineProposition: "define",
    Freedom: "group",
    Judgement: "judgement",
    Reading: "reading",
    Requirement: "group",
    Terms: "terms",
}


def reference_of(node: Node) -> Reference | None:
    """Return what a node names, None where it names nothing that is declared.

    >>> reference_of(SetName("code_terms"))
    ('terms', 'code_terms')
    """
    match node:
        case SetName(name=text):
            return "terms", text
        case Defined(name=name):
            return "define", name.text
        case Available():
            return "define", AVAILABLE
        case RequirementHolds(name=name):
            return "group", name.text
        case Attested(judgement=name):
            return "judgement", name.text
        case ReadingChoice(reading=name):
            return "reading", name.text
        case Is() | In() | Includes() | Compare() | Has() | EvidenceOf():
            return FIELD, node.field.text
        case _:
            return None


def declared_as(item: Item) -> Reference | None:
    """Return by which name others refer to an item, None where they never do.

    >>> from osaid.policy.syntax import Text
    >>> declared_as(Judgement(Name("enough"), Text("Is it enough?")))
    ('judgement', 'enough')
    """
    sort = _SORTS.get(type(item))
    return None if sort is None else (sort, str(getattr(item, "name", "")))


def renamed(node: Node, names: Mapping[Reference, str]) -> Node:
    """Return a node that names what it names by another name, where there is one."""
    reference = reference_of(node)
    name = None if reference is None else names.get(reference)
    if name is None:
        return node
    match node:
        case SetName():
            return evolve(node, name=name)
        case ReadingChoice(reading=old):
            return evolve(node, reading=evolve(old, text=name))
        case Defined(name=old) | RequirementHolds(name=old):
            return evolve(node, name=evolve(old, text=name))
        case Available():
            return Defined(Name(name, span=node.span), span=node.span)
        case Is() | In() | Includes() | Compare() | Has() | EvidenceOf():
            return evolve(node, field=evolve(node.field, text=name))
        case _:
            return node


@frozen(eq=False)
class Copies:
    """What one other policy says, under its name.

    `distance` is where its text begins among those of the whole. Readings of a policy
    that is extended are `shared`: they are chosen once for both. If `available` is
    defined anew, copies go on to mean what the other policy means by it. `copied` are
    the items that were asked for, by their names there.
    """

    policy: CheckedPolicy
    distance: int
    shared: bool
    redefined: bool
    copied: dict[Reference, Item] = field(init=False, factory=dict)
    judgements: dict[str, Judgement] = field(init=False, factory=dict)
    _declared: dict[Reference, Item] = field(init=False)

    @_declared.default
    def _items(self) -> dict[Reference, Item]:
        items = self.policy.syntax.items
        named = ((declared_as(item), item) for item in items)
        declared = {name: item for name, item in named if name is not None}
        if self.policy.applies is not None:
            declared["group", APPLIES] = _applicability(self.policy)
        declared["define", AVAILABLE] = _availability(self.policy)
        if self.shared:
            declared = {k: v for k, v in declared.items() if k[0] != "reading"}
        return declared

    @property
    def prefix(self) -> str:
        """Return what stands before the names of copies."""
        return f"{self.policy.name}."

    def copy(self, reference: Reference) -> None:
        """Copy something, and all that it uses."""
        waiting = [reference]
        while waiting:
            found = waiting.pop()
            if found in self.copied or found not in self._declared:
                continue
            item = self._declared[found]
            if isinstance(item, Judgement):
                self.judgements[found[1]] = moved(item, self.distance)
                continue
            if self.shared and found in self.policy.copied:
                continue  # it is inherited, under this very name
            self.copied[found] = self._copy(item)
            used = {reference_of(node) for node in nodes_in(item)}
            waiting.extend(r for r in self._declared if r in used and self._moves(r))

    def _moves(self, reference: Reference) -> bool:
        """Return whether copies name something by another name, or need a copy.

        What is `available` is the same for both unless one of them says what it is.
        """
        own = self.redefined or AVAILABLE in self.policy.conditions
        return own or reference != ("define", AVAILABLE)

    @cached_property
    def _names(self) -> Mapping[Reference, str]:
        """Return what is called otherwise in copies, by its name in the policy."""
        names = {
            (sort, name): f"{self.prefix}{name}"
            for sort, name in self._declared
            if sort != "judgement" and self._moves((sort, name))
        }
        return names | self._attributes

    def _copy(self, item: Item) -> Item:
        item = rewritten(item, lambda node: renamed(node, self._names))
        item = moved(item, self.distance)
        if isinstance(item, Freedom):
            name = self._name(item.name)
            return Requirement(name, item.title, None, item.cites, (), item.sentences)
        if isinstance(item, Requirement):
            return evolve(item, name=self._name(item.name), upholds=())
        if isinstance(item, DefineCondition | DefineProposition | Reading | Terms):
            return evolve(item, name=self._name(item.name))
        return item

    @cached_property
    def _attributes(self) -> dict[Reference, str]:
        """Return the full names of attributes, which other policies may have, too."""
        words = self.policy.vocabulary
        full = {n: names[0] for n, names in words.same_named.items() if len(names) == 1}
        fields = {(FIELD, name): found for name, found in full.items()}
        truths = {("define", n): full[n] for n in full if n in words.truths}
        return fields | truths

    def _name(self, name: Name) -> Name:
        return evolve(name, text=f"{self.prefix}{name.text}")

    def needed(self, name: str) -> tuple[str, ...]:
        """Copy a group that a level needs, and return the names of it here.

        A freedom comes with the requirements that uphold it, on which it rests.
        """
        names = [name]
        if name in self.policy.freedoms:
            gone, groups = self.policy.dropped, self.policy.deciding
            names += [
                str(item.name)
                for item in groups
                if isinstance(item, Requirement) and str(item.name) not in gone
                if any(freedom.text == name for freedom in item.upholds)
            ]
        for each in names:
            self.copy(("group", each))
        return tuple(f"{self.prefix}{each}" for each in names)

    def whole(self) -> tuple[str, ...]:
        """Copy what makes up the whole outcome, and return the names of it here.

        Of a ladder that is the lowest level, with what no level needs.
        """
        gone = self.policy.dropped
        groups = [str(item.name) for item in self.policy.deciding]
        groups = [name for name in groups if name not in gone]
        if self.policy.applies is not None:
            groups.insert(0, APPLIES)
        for name in groups:
            self.copy(("group", name))
        return tuple(f"{self.prefix}{name}" for name in groups)


def _applicability(policy: CheckedPolicy) -> Requirement:
    """Return the requirement that a policy applies at all."""
    items = policy.syntax.items
    applies = next(item for item in items if isinstance(item, Applies))
    must = Sentence(Strength.MUST, applies.condition, span=applies.span)
    name = Name(APPLIES, span=applies.span)
    return Requirement(name, sentences=(must,), span=applies.span)


def _availability(policy: CheckedPolicy) -> DefineCondition:
    """Return what a policy means by available, both halves of it."""
    provided = Is(Name("presence"), Word("provided"))
    easily = In(Name("access"), (Word("open"), Word("login")))
    accessible = policy.conditions.get(AVAILABLE, easily)
    return DefineCondition(Name(AVAILABLE), ConditionAnd((provided, accessible)))
