"""The reader of MOF files, the YAML of the Model Openness Framework.

The framework is https://arxiv.org/abs/2403.13784, its files are those of
https://github.com/lfai/model_openness_tool. A file states what is released on its own
word, and says nothing of access, topics or judgements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeGuard, TypeVar

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.hub import hub_id
from osaid.readers.mappings import check_required, mapping_of, shape_of, unfit
from osaid.readers.mof_licenses import MofLicenses, Terms
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.sources import is_link
from osaid.readers.values import is_empty, is_unknown
from osaid.records.components import Component, Identity, Presence
from osaid.records.statements import Fact, Origin, Statement
from osaid.records.systems import Extent, Listing, Subject, System
from osaid.text import Place

SOURCE = "MOF record"
"""On whose word everything in such a file stands."""


@frozen
class MofComponent:
    """A component of the framework: our kind, and its type of content there."""

    name: str
    kind: str
    content: str


_COMPONENTS = (
    MofComponent("Model architecture", "code.architecture", "code"),
    MofComponent("Data preprocessing code", "code.data_processing", "code"),
    MofComponent("Training code", "code.training", "code"),
    MofComponent("Inference code", "code.inference", "code"),
    MofComponent("Evaluation code", "code.evaluation", "code"),
    MofComponent("Supporting libraries and tools", "code.libraries", "code"),
    MofComponent("Model parameters (Final)", "parameters.final", "data"),
    MofComponent("Model parameters (Intermediate)", "parameters.intermediate", "data"),
    MofComponent("Datasets", "data.training", "data"),
    MofComponent("Evaluation data", "data.evaluation", "data"),
    MofComponent("Model metadata", "document.metadata", "data"),
    MofComponent("Sample model outputs", "document.sample_outputs", "document"),
    MofComponent("Model card", "document.model_card", "document"),
    MofComponent("Data card", "information.data_card", "document"),
    MofComponent("Technical report", "document.technical_report", "document"),
    MofComponent("Research paper", "document.research_paper", "document"),
    MofComponent("Evaluation results", "document.evaluation_results", "document"),
)
MOF_COMPONENTS: Mapping[str, MofComponent] = MappingProxyType(
    {component.name.casefold(): component for component in _COMPONENTS}
)
"""The components that a MOF file may list, by name in lower case."""

_LISTED = ("code", "parameters", "data", "information", "document")
_FRAMEWORK_KEYS = frozenset({"name", "version", "date"})
_RELEASE_KEYS = frozenset(
    {
        "name", "version", "date", "license", "type", "architecture", "treatment",
        "origin", "producer", "contact", "components", "huggingface", "repository",
    }
)  # fmt: skip
_COMPONENT_KEYS = frozenset(
    {"name", "description", "license", "license_path", "component_path"}
)

T = TypeVar("T")


def is_mof(root: Node) -> TypeGuard[nodes.Mapping]:
    """Return whether a document is a MOF file.

    >>> from osaid.readers.documents import load
    >>> is_mof(load({"framework": {}, "release": {}}).root)
    True
    """
    if not isinstance(root, nodes.Mapping):
        return False
    return root.get("framework") is not None and root.get("release") is not None


def read_mof(root: nodes.Mapping, diagnosis: Diagnosis) -> System | None:
    """Return the system of a MOF file, or None when there is an error.

    Only what makes the file unreadable is an error: no release, name or list of
    components. Everything else that is odd is a warning or information.

    >>> from osaid.readers.documents import load
    >>> part = {"name": "Training code", "license": "Component not included"}
    >>> release = {"name": "Amber", "components": [part]}
    >>> root = load({"framework": {}, "release": release}).root
    >>> read_mof(root, Diagnosis()).components[0].presence.values
    (<Presence.ABSENT: 'absent'>,)
    """
    check_required(root, ("framework", "release"), diagnosis)
    node = root.get("release")
    release = None if node is None else mapping_of("release", node, diagnosis)
    if release is None:
        return None
    reader = _MofReader(release, diagnosis)
    reader.look_at(root, {"framework", "release"})
    framework = root.get("framework")
    if isinstance(framework, nodes.Mapping):
        reader.look_at(framework, _FRAMEWORK_KEYS)
    system = reader.system()
    return None if diagnosis.failed else system


class _MofReader:
    def __init__(self, release: nodes.Mapping, diagnosis: Diagnosis) -> None:
        self._release = release
        self._diagnosis = diagnosis
        self._licenses = MofLicenses(release, diagnosis)
        self._left_out = False

    def system(self) -> System:
        """Return the system as far as it can be read."""
        self.look_at(self._release, _RELEASE_KEYS)
        name = self._text("name")
        if name is None:
            message = "the release has no name"
            self._diagnosis.error(
                self._release, "missing-key", message, "add `name: …`"
            )
        self._hint_of_parent(name)
        listed = self._listed()
        components = tuple(self._components(listed))
        return System(
            name or "",
            self._version(),
            self._text("producer"),
            Subject.MODEL,
            identity=Identity(hub=self._hub()),
            components=components,
            listings=tuple(self._listings(components, listed.place)),
            place=self._release.place,
        )

    def look_at(self, mapping: nodes.Mapping, known: Iterable[str]) -> None:
        """Mention the keys that the format does not have."""
        for key, _ in mapping:
            if key.text not in known:
                message = f"a MOF file has no key {quoted(key.text)}; it is not read"
                cure = self._diagnosis.nearest(key.text, known)
                self._diagnosis.information(key, "unknown-key", message, cure)

    def _text(self, key: str) -> str | None:
        """Return a text of the release; an empty one and `unknown` say nothing."""
        node = self._release.get(key)
        if node is None:
            return None
        if isinstance(node, Scalar) and not node.is_null:
            return None if is_empty(node) or is_unknown(node) else node.text.strip()
        found = "nothing" if isinstance(node, Scalar) else shape_of(node)
        message = f"{quoted(key)}: expected a text, found {found}"
        self._diagnosis.information(node, "not-text", message)
        return None

    def _version(self) -> str | None:
        version = self._text("version")
        if version is None or version.casefold() != "undisclosed":
            return version
        node = self._release.get("version") or self._release
        message = f"{quoted(version)} is no version"
        self._diagnosis.information(node, "version-undisclosed", message)
        return None

    def _hub(self) -> str | None:
        text = self._text("huggingface")
        found = None if text is None else hub_id(text)
        if text is not None and found is None:
            node = self._release.get("huggingface") or self._release
            message = f"{quoted(text)} is not a model on the hub"
            self._diagnosis.information(node, "not-a-hub-id", message)
        return found

    def _hint_of_parent(self, name: str | None) -> None:
        origin = self._text("origin")
        if origin is not None and origin.casefold() != (name or "").casefold():
            node = self._release.get("origin") or self._release
            message = f"it may be derived from {quoted(origin)}, which is not recorded"
            cure = "the file does not say how; a native record states a `parent`"
            self._diagnosis.information(node, "possible-parent", message, cure)

    def _listed(self) -> Sequence:
        node = self._release.get("components")
        if isinstance(node, Sequence):
            return node
        if node is None:
            message = "the release has no list of components"
            cure = "add `components: […]`"
            self._diagnosis.error(self._release, "missing-key", message, cure)
        else:
            wrong = unfit(node, "a list")
            self._diagnosis.misfit("components", node, wrong)
        return Sequence((), self._release.place)

    def _components(self, listed: Sequence) -> Iterator[Component]:
        entries: dict[MofComponent, nodes.Mapping] = {}
        for node in listed:
            if not isinstance(node, nodes.Mapping):
                message = f"expected a component, found {shape_of(node)}"
                self._leave_out(node, "not-a-component", f"{message}; it is left out")
                continue
            self.look_at(node, _COMPONENT_KEYS)
            known = self._known(node)
            if known is not None:
                first = entries.get(known)
                again = first and self._again(known.name, first, node)
                entries[known] = again or node
        for known, node in entries.items():
            yield self._component(known, node)

    def _again(
        self, name: str, first: nodes.Mapping, second: nodes.Mapping
    ) -> nodes.Mapping:
        """Return what two entries of a component say; the tool takes the last word."""
        message = f"{quoted(name)} is listed twice; what is said last counts"
        where = f"the first is on line {first.place.line}"
        self._diagnosis.warning(second, "listed-twice", message, where)
        last = {key.text: (key, node) for key, node in (*first, *second)}
        return nodes.Mapping(tuple(last.values()), first.place)

    def _known(self, mapping: nodes.Mapping) -> MofComponent | None:
        node = mapping.get("name")
        if not isinstance(node, Scalar) or is_empty(node):
            message = "a component without a name is left out"
            self._leave_out(node or mapping, "not-a-component", message)
            return None
        known = MOF_COMPONENTS.get(" ".join(node.text.casefold().split()))
        if known is None:
            message = f"the framework has no component {quoted(node.text)}; left out"
            names = [component.name for component in _COMPONENTS]
            cure = self._diagnosis.nearest(node.text, names)
            self._leave_out(node, "unknown-component", message, cure)
        return known

    def _leave_out(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Warn of a part that cannot be read: it may be what is not listed else."""
        self._left_out = True
        self._diagnosis.warning(node, code, message, cure)

    def _component(self, known: MofComponent, mapping: nodes.Mapping) -> Component:
        terms = self._licenses.of(mapping, known.content)
        missing = terms is not None and terms.is_missing
        presence = Presence.ABSENT if missing else Presence.PROVIDED
        return Component(
            known.kind,
            known.name,
            presence=_said(presence, mapping.place),
            license=_license(terms),
            location=self._location(mapping),
            place=mapping.place,
        )

    def _location(self, mapping: nodes.Mapping) -> Fact[str]:
        node = mapping.get("component_path")
        if node is None or (isinstance(node, Scalar) and is_empty(node)):
            return Fact()
        if isinstance(node, Scalar) and is_link(node.text):
            return _said(node.text.strip(), node.place)
        found = quoted(node.text) if isinstance(node, Scalar) else shape_of(node)
        message = f"{found} is not a link, so it is no location"
        self._diagnosis.information(node, "not-a-link", message)
        return Fact()

    def _listings(
        self, components: Iterable[Component], place: Place
    ) -> Iterator[Listing]:
        """Yield that what a file lists is all that is released.

        It lists a component once. So what was left out is none of those that were read.
        """
        known = [component.kind for component in components]
        for kind in known if self._left_out else _LISTED:
            yield Listing(kind, _said(Extent.RELEASED, place))


def _said(value: T, place: Place, url: str | None = None) -> Fact[T]:
    return Fact((Statement(value, Origin(source=SOURCE, url=url, place=place)),))


def _license(terms: Terms | None) -> Fact[Any]:
    if terms is None or terms.value is None:
        return Fact()
    return _said(terms.value, terms.place, terms.url)
