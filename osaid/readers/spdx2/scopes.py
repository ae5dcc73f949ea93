"""Which systems a document is about, and which of its elements belong to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.spdx2.elements import Element, Inventory
from osaid.readers.spdx2.kinds import DERIVED, ROLES, Kinds

MOST_MEMBERS = 50_000
"""How many elements all systems of a document may have together."""

_PARTS = ("CONTAINS", "DEPENDS_ON", *DERIVED)


@frozen(eq=False)
class Scope:
    """One system: the element it is, or the whole document, and what belongs to it.

    `parents` are the models that a model of it was made from, directly or not, by
    id with the model that was made from it.
    """

    target: Element | None
    members: tuple[Element, ...]
    parents: dict[str, Element]


def scopes_of(inventory: Inventory, kinds: Kinds) -> Iterator[Scope]:
    """Yield the systems that a document describes.

    Each model that is described is one; where none or one looks like a model, the
    document is about one system. Without `DESCRIBES` the models that no other is
    made from are taken for described, and a package that is alone.

    Raises InputError where the systems have too many members together.
    """
    candidates = inventory.described or inventory.packages
    models = [element for element in candidates if kinds.is_model(element)]
    if not inventory.described:
        models = _not_made_from(models, kinds)
    if len(models) > 1:
        yield from _apart(models, inventory, kinds)
        return
    target = models[0] if models else None
    if target is None and len(candidates) == 1:
        target = candidates[0]
    yield _whole(target, inventory, kinds)


def _apart(
    models: list[Element], inventory: Inventory, kinds: Kinds
) -> Iterator[Scope]:
    order = {name: number for number, name in enumerate(inventory.elements)}
    left = MOST_MEMBERS
    for model in models:
        found = _within([model], inventory, kinds)
        parents = _parents([model], kinds)
        left -= len(found) + len(parents)
        if left < 0:
            message = f"its systems have more than {MOST_MEMBERS:,} parts together"
            place, cure = model.node.place, "make a document of each model"
            raise InputError([Diagnostic("too-many-parts", message, place, help=cure)])
        members = sorted({*found, *parents}, key=order.__getitem__)
        yield Scope(model, tuple(inventory.elements[m] for m in members), parents)


def _whole(target: Element | None, inventory: Inventory, kinds: Kinds) -> Scope:
    """Return all of a document, but for what belongs to other models alone."""
    models = [e for e in inventory.packages if kinds.is_model(e)]
    starts = _not_made_from(models, kinds)
    if target is not None and kinds.is_model(target):
        starts = [target]
    parents = _parents(starts, kinds)
    roots = starts if target is None or target in starts else [*starts, target]
    own = {*_within(roots, inventory, kinds), *parents}
    others = [m for m in models if m.id in parents or m.id not in own]
    foreign = _within(others, inventory, kinds)
    found = inventory.elements.items()
    members = (e for name, e in found if name in own or name not in foreign)
    return Scope(target, tuple(members), parents)


def _not_made_from(models: list[Element], kinds: Kinds) -> list[Element]:
    """Return the models that none of the others is made from; in a circle, all."""
    made_from = {p.id for model in models for p in kinds.parents(model)}
    return [model for model in models if model.id not in made_from] or models


def _parents(models: Iterable[Element], kinds: Kinds) -> dict[str, Element]:
    """Return the models that some are made from, and the ones that those are."""
    found: dict[str, Element] = {}
    waiting = list(models)
    starts = {model.id for model in waiting}
    while waiting:
        model = waiting.pop()
        for parent in kinds.parents(model):
            if parent.id not in found and parent.id not in starts:
                found[parent.id] = model
                waiting.append(parent)
    return found


def _within(starts: list[Element], inventory: Inventory, kinds: Kinds) -> set[str]:
    """Return some elements and what belongs to them; other models are not entered."""
    found = {element.id for element in starts}
    waiting = list(starts)
    while waiting:
        element = waiting.pop()
        parts = inventory.targets(element.id, *_PARTS)
        for part in (*parts, *inventory.sources(element.id, *ROLES)):
            if part.id not in found:
                found.add(part.id)
                if not kinds.is_model(part):
                    waiting.append(part)
    return found
