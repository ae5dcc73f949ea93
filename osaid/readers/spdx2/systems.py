"""The systems of an SPDX document: what it describes, with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Mapping
from osaid.readers.spdx2.elements import read_inventory
from osaid.readers.spdx2.facts import identity_of, released
from osaid.readers.spdx2.fields import saying_of, supplier_of, text_of
from osaid.readers.spdx2.kinds import Kinds
from osaid.readers.spdx2.licenses import Licenses
from osaid.readers.spdx2.parts import Bill, Parts
from osaid.readers.spdx2.scopes import Scope, scopes_of
from osaid.records.problems import problems
from osaid.records.systems import Subject, System


def read_systems(root: Mapping, diagnosis: Diagnosis) -> Iterator[System]:
    """Yield the systems of a document, in the order in which it describes them.

    >>> from osaid.readers.documents import load
    >>> package = {"SPDXID": "SPDXRef-A", "name": "Amber", "versionInfo": "7B"}
    >>> root = load({"spdxVersion": "SPDX-2.3", "packages": [package]}).root
    >>> [(s.name, s.release) for s in read_systems(root, Diagnosis())]
    [('Amber', '7B')]
    """
    inventory = read_inventory(root, diagnosis)
    kinds, saying = Kinds(inventory), saying_of(root)
    licenses = Licenses(root, saying, diagnosis)
    bill = Bill(inventory, kinds, licenses, saying, diagnosis)
    scopes = tuple(scopes_of(inventory, kinds))
    _tell_outside(bill, scopes)
    for scope in scopes:
        system = _system(bill, scope)
        for problem in problems(system):
            diagnosis.add(problem)
        yield system


def _tell_outside(bill: Bill, scopes: Iterable[Scope]) -> None:
    """Tell of what belongs to none of the systems."""
    inside = {element.id for scope in scopes for element in scope.members}
    elements = bill.inventory.elements.values()
    outside = [element.node for element in elements if element.id not in inside]
    if outside:
        message = f"packages or files that are part of no system: {len(outside)}"
        cure = "only what a described model is related to is part of it"
        bill.diagnosis.information(outside[0], "not-a-part", message, cure)


def _system(bill: Bill, scope: Scope) -> System:
    root, target, saying = bill.inventory.root, scope.target, bill.saying
    components = Parts(bill, scope).components()
    if target is None:
        name = text_of(root, "name")
        if name is None:
            message = "neither the document nor what it describes has a name"
            bill.diagnosis.error(root, "missing-key", message, "add `name: …`")
        return System(
            name or "",
            components=components,
            by=saying.by,
            made=saying.made,
            place=root.place,
        )
    is_model = bill.kinds.is_model(target)
    return System(
        target.name,
        text_of(target.node, "versionInfo"),
        supplier_of(target.node),
        Subject.MODEL if is_model else Subject.SYSTEM,
        identity=identity_of(target),
        released=released(target, saying),
        components=components,
        by=saying.by,
        made=saying.made,
        place=target.node.place,
    )
