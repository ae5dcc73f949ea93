"""What the elements of a document are, as components: stated, or by rules of ours.

SPDX 2 has no word for models, datasets and what they are made with. A kind that
stands on a rule and not on a field says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from osaid.readers.file_rules import CARD, PARAMETERS, rule_of
from osaid.readers.spdx2.elements import Element, Inventory
from osaid.readers.spdx2.fields import stated, text_of, texts
from osaid.readers.spdx2.package_urls import linked_dataset, linked_model

DERIVED = ("GENERATED_FROM", "DESCENDANT_OF", "COPY_OF")
"""The relations of a model to the models it was made from."""

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "DATA_FILE_OF": "data",
        "TEST_OF": "code.validation",
        "TEST_CASE_OF": "code.validation",
        "TEST_TOOL_OF": "code.libraries",
        "DEV_TOOL_OF": "code.libraries",
        "BUILD_TOOL_OF": "code.libraries",
        "DOCUMENTATION_OF": "document",
    }
)
_PURPOSES = {"SOURCE": "code", "FRAMEWORK": "code", "APPLICATION": "code"}
_FILE_TYPES = {"SOURCE": "code", "DOCUMENTATION": "document"}
_MADE_WITH = {"code": "code.training", "data": "data.training"}

_WEIGHTS = re.compile(
    r"(?:.*/)?(?:[^/]*\.(?:safetensors|gguf)|pytorch_model[^/]*\.bin"
    r"|tf_model[^/]*\.h5|flax_model[^/]*\.msgpack)"
)
"""Files that are weights wherever they are; a model may have other ones."""

_LONGEST_NAME = 300


@frozen
class Role:
    """The kind of an element; `ground` is the rule, where no field states it."""

    kind: str
    ground: str | None = None


class Kinds:
    """What the elements of one document are."""

    def __init__(self, inventory: Inventory) -> None:
        """Tell the models from other packages; without more, nothing is a model."""
        self._inventory = inventory
        grounds = ((e.id, self._why_model(e)) for e in inventory.packages)
        self._models = {name: ground for name, ground in grounds if ground}

    def is_model(self, element: Element) -> bool:
        """Return whether a package is a model, as far as its names tell."""
        return element.id in self._models

    def parents(self, element: Element) -> tuple[Element, ...]:
        """Return the models that a model is said to be made from."""
        found = self._inventory.targets(element.id, *DERIVED)
        return tuple(e for e in found if self.is_model(e) and e is not element)

    def is_dependency(self, element: Element) -> bool:
        """Return whether something else only uses it."""
        purpose = text_of(element.node, "primaryPackagePurpose")
        used = self._inventory.sources(element.id, "DEPENDS_ON")
        return bool(used) or purpose == "LIBRARY"

    def of_package(self, element: Element) -> Role | None:
        """Return what a package is, or None where nothing tells."""
        if self.is_model(element):
            return Role(PARAMETERS, self._models[element.id])
        role = self._dataset(element) or self._related(element)
        if role is None and not self.is_dependency(element):
            purpose = text_of(element.node, "primaryPackagePurpose") or ""
            kind = _PURPOSES.get(purpose.upper())
            role = None if kind is None else Role(kind)
        return None if role is None else self._made_with(element, role)

    def of_file(self, element: Element, *, of_model: bool) -> Role | None:
        """Return what a file is, or None where nothing tells.

        By its name alone it is weights; more names count in a model.
        """
        named = _named(element.name, of_model=of_model)
        role = self._related(element)
        types = [text.upper() for text in texts(element.node, "fileTypes")]
        kind = next((_FILE_TYPES[name] for name in types if name in _FILE_TYPES), None)
        stated_role = role or (None if kind is None else Role(kind))
        if named is None or stated_role is None:
            return named or (stated_role and self._made_with(element, stated_role))
        refined = named.kind.startswith(f"{stated_role.kind}.")
        return named if refined else stated_role

    def _why_model(self, element: Element) -> str | None:
        if any(purl.is_model for purl in element.purls):
            return "its package URL is one of a model"
        location = stated(element.node, "downloadLocation")
        if location is not None and linked_model(location.text):
            return "it is downloaded from a model on the Hub"
        inside = self._inventory.targets(element.id, "CONTAINS")
        if any(e.is_file and _is_weights(e.name) for e in inside):
            return "it contains weights"
        return None

    def _dataset(self, element: Element) -> Role | None:
        location = stated(element.node, "downloadLocation")
        if any(purl.is_dataset for purl in element.purls):
            return Role("data", "its package URL is one of a dataset")
        if location is not None and linked_dataset(location.text):
            return Role("data", "it is downloaded from a dataset on the Hub")
        return None

    def _related(self, element: Element) -> Role | None:
        for type_, kind in ROLES.items():
            if self._inventory.targets(element.id, type_):
                return Role(kind)
        return None

    def _made_with(self, element: Element, role: Role) -> Role:
        """Return what it is more exactly, where a model was generated from it."""
        made = self._inventory.sources(element.id, "GENERATED_FROM")
        kind = _MADE_WITH.get(role.kind)
        if kind is None or not any(map(self.is_model, made)):
            return role
        ground = "a model was generated from it"
        return Role(kind, f"{role.ground}; {ground}" if role.ground else ground)


def _is_weights(name: str) -> bool:
    short = len(name) <= _LONGEST_NAME
    return short and _WEIGHTS.fullmatch(name.casefold()) is not None


def _named(name: str, *, of_model: bool) -> Role | None:
    if of_model and name == CARD:
        return Role("document.model_card", "it is the card of a model")
    rule = None
    if of_model and len(name) <= _LONGEST_NAME:
        rule = rule_of(name, is_dataset=False)
    if rule is not None:
        return Role(rule.kind, "files of a model with such a name are")
    return Role(PARAMETERS, "files with such a name are") if _is_weights(name) else None
