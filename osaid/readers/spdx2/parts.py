"""The parts of one system: which elements are components, and what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import Factory, define, evolve, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.file_rules import PARAMETERS
from osaid.readers.nodes import Mapping
from osaid.readers.saying import Saying
from osaid.readers.spdx2.elements import Element, Inventory
from osaid.readers.spdx2.facts import (
    Whereabouts,
    identity_of,
    inside,
    released,
    whereabouts,
)
from osaid.readers.spdx2.fields import text_of
from osaid.readers.spdx2.kinds import Kinds, Role
from osaid.readers.spdx2.licenses import Licenses
from osaid.readers.spdx2.names import Names
from osaid.readers.spdx2.scopes import Scope
from osaid.records.components import Component, Derivation, Identity
from osaid.records.kinds import is_single
from osaid.records.statements import Fact

_PARENT = "parent"


@frozen(eq=False)
class Bill:
    """A bill of materials: its elements, and what it takes to read their parts."""

    inventory: Inventory
    kinds: Kinds
    licenses: Licenses
    saying: Saying
    diagnosis: Diagnosis


@define(eq=False)
class _Files:
    """Files of one kind under the same licence, in one package or in none."""

    role: Role
    container: Element | None
    files: list[Element] = Factory(list)


class Parts:
    """The components of one system, and what is left out of it."""

    def __init__(self, bill: Bill, scope: Scope) -> None:
        """Begin with nothing left out."""
        self._bill = bill
        self._scope = scope
        self._names = Names()
        self._used: list[Mapping] = []
        self._unknown: list[Mapping] = []

    def components(self) -> tuple[Component, ...]:
        """Return the components; of a kind that is single, there is one or none."""
        found = [*self._packages(), *map(self._of_files, self._grouped())]
        counts = Counter(component.kind for component in found)
        self._tell_left_out()
        return tuple(
            evolve(component, kind=component.kind.rpartition(".")[0])
            if is_single(component.kind) and counts[component.kind] > 1
            else component
            for component in found
        )

    def _packages(self) -> Iterator[Component]:
        for element in self._scope.members:
            if element.id in self._scope.parents:
                yield self._parent(element)
            elif not element.is_file:
                role = self._role(element)
                if role is not None:
                    yield self._component(role, element)

    def _role(self, element: Element) -> Role | None:
        kinds = self._bill.kinds
        role = kinds.of_package(element)
        is_target = element is self._scope.target
        if role is None:
            used = not is_target and kinds.is_dependency(element)
            (self._used if used else self._unknown).append(element.node)
        elif kinds.is_model(element):
            if any(self._are_weights(e) for e in self._contained(element)):
                return None  # its files stand for it
            if not is_target and self._is_used_by_a_model(element):
                message = f"a model depends on {quoted(element.name)}, which may be "
                cure = "SPDX 2 states it as `DESCENDANT_OF` or `GENERATED_FROM`"
                self._bill.diagnosis.information(
                    element.node, "possible-parent", f"{message}its parent", cure
                )
                return None
        return role

    def _contained(self, element: Element) -> Iterable[Element]:
        inside = self._bill.inventory.targets(element.id, "CONTAINS")
        return (part for part in inside if part.is_file)

    def _are_weights(self, file: Element) -> bool:
        role = self._bill.kinds.of_file(file, of_model=True)
        return role is not None and role.kind == PARAMETERS

    def _is_used_by_a_model(self, element: Element) -> bool:
        users = self._bill.inventory.sources(element.id, "DEPENDS_ON")
        return any(map(self._bill.kinds.is_model, users))

    def _component(self, role: Role, element: Element) -> Component:
        bill = self._bill
        found = whereabouts(element, bill.saying)
        name = self._names.name(element)
        self._tell_ground(role, name, element)
        return Component(
            role.kind,
            name,
            presence=found.presence,
            license=bill.licenses.of(element),
            location=found.location,
            released=released(element, bill.saying),
            identity=identity_of(element),
            place=element.node.place,
        )

    def _parent(self, element: Element) -> Component:
        made = self._scope.parents[element.id]
        copied = self._bill.inventory.targets(made.id, "COPY_OF")
        derivation: Fact[Derivation] = Fact()
        if element in copied and made.id not in self._scope.parents:
            place = element.node.place
            derivation = self._bill.saying.fact(Derivation.COPY, place)
        parent = self._component(Role(_PARENT), element)
        return evolve(parent, derivation=derivation)

    def _grouped(self) -> Iterable[_Files]:
        """Return the files that are components, those that are alike together."""
        groups: dict[tuple[str, str, str], _Files] = {}
        for file in self._scope.members:
            if not file.is_file:
                continue
            container, is_ours = self._container(file)
            if not is_ours:
                continue
            of_model = container is not None and self._bill.kinds.is_model(container)
            role = self._bill.kinds.of_file(file, of_model=of_model)
            if role is None:
                self._unknown.append(file.node)
                continue
            where = container.id if container else ""
            terms = text_of(file.node, "licenseConcluded") or ""
            group = groups.setdefault(
                (where, role.kind, terms), _Files(role, container)
            )
            group.files.append(file)
        return groups.values()

    def _container(self, file: Element) -> tuple[Element | None, bool]:
        """Return the package a file is in, and whether it is a part of its own.

        Files of other packages than models and the system belong to those packages.
        """
        containers = self._bill.inventory.sources(file.id, "CONTAINS")
        packages = [element for element in containers if not element.is_file]
        for package in packages:
            is_model = self._bill.kinds.is_model(package)
            if package is self._scope.target or is_model:
                return package, package.id not in self._scope.parents
        return None, not packages

    def _of_files(self, group: _Files) -> Component:
        bill, first = self._bill, group.files[0]
        found, terms = Whereabouts(), bill.licenses.of(first)
        if group.container is not None:
            found = inside(group.container, bill.saying)
            if terms.is_silent:
                terms = bill.licenses.inherited(group.container)
        name = self._names.name(first, len(group.files) - 1)
        self._tell_ground(group.role, name, first)
        return Component(
            group.role.kind,
            name,
            presence=found.presence,
            license=terms,
            location=found.location,
            identity=identity_of(first) if len(group.files) == 1 else Identity(),
            place=first.node.place,
        )

    def _tell_ground(self, role: Role, name: str, element: Element) -> None:
        if role.ground is not None:
            message = f"{quoted(name)} is taken for `{role.kind}`: {role.ground}"
            self._bill.diagnosis.information(element.node, "kind-inferred", message)

    def _tell_left_out(self) -> None:
        diagnosis = self._bill.diagnosis
        if self._used:
            message = f"dependencies are not parts: {len(self._used)} left out"
            diagnosis.information(self._used[0], "dependency", message)
        if self._unknown:
            count = len(self._unknown)
            message = f"packages or files of which no kind is known: {count} left out"
            cure = "SPDX 2 has no word for models and data; a record states kinds"
            diagnosis.information(self._unknown[0], "kind-unknown", message, cure)
