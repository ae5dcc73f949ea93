"""The data of a model, and what the document says that describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.facts import Names, set_of, united
from osaid.readers.cyclonedx.inventory import Relation, Tie
from osaid.readers.cyclonedx.licenses import licenses_of
from osaid.readers.cyclonedx.links import (
    DOWNLOAD,
    SOURCE_CODE,
    identity,
    links,
    locations,
    provided,
)
from osaid.readers.cyclonedx.models import DATA, is_of
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.hub import dataset_hub_id
from osaid.readers.nodes import Scalar
from osaid.readers.sources import is_link
from osaid.records.components import Component, DataClass, Identity
from osaid.records.statements import Fact, Grade

UNKNOWN_USE = "data"
"""The kind of data of which it is not said what it was used for."""

_USES = {
    "data.training": r"(?:pre-?)?train(?:ed|ing|s)?|fine-?tun(?:e|ed|ing)",
    "data.validation": r"validat(?:e|ed|es|ing|ion)",
    "data.evaluation": r"eval(?:uat(?:e|ed|es|ing|ion))?|test(?:ed|ing|s)?|benchmarks?",
}
_USE_WORDS = {
    kind: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")
    for kind, words in _USES.items()
}
_LONGEST_WORDS = 2000  # characters of a name or description that are looked at
_KINDS = {"source-code": "code", "configuration": "document.metadata"}
_TOPICS = (
    ("provenance", "governance"),
    ("scope", "description"),
    ("characteristics", "sensitiveData"),
    ("characteristics", "graphics"),
)
_PUBLIC = "public"


@frozen(eq=False)
class Dataset:
    """Data as a component of the record, what describes it, and what ties it."""

    component: Component
    card: Component | None = None
    relations: frozenset[Relation] = frozenset()

    @property
    def is_data(self) -> bool:
        """Whether it is data, and not code or settings that stand among data."""
        return self.component.kind.split(".")[0] == UNKNOWN_USE


@frozen(eq=False)
class _Entry:
    """One entry of data: the component it is in, and what is said of it alone."""

    component: Part | None = field(repr=False)
    data: Part | None = field(repr=False)
    alone: bool
    relations: frozenset[Relation]

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for part in (self.component, self.data) if part is not None)

    @property
    def name(self) -> str:
        wished = self.parts if self.alone else reversed(self.parts)
        found = (part.text("name") or part.text("bom-ref") for part in wished)
        return next((name.text for name in found if name is not None), "dataset")

    @property
    def type(self) -> str | None:
        stated = None if self.data is None else self.data.text("type")
        return None if stated is None else stated.text


class DatasetReader:
    """Reads what is tied to a model as data."""

    def __init__(self, bom: Bom, names: Names, default: str = UNKNOWN_USE) -> None:
        """Name the components of one record.

        `default` is the kind of data of which no use is stated, and `left_out` tells
        that it is not even said of some that they are datasets.
        """
        self._default = default
        self._bom = bom
        self._saying = bom.saying
        self._names = names
        self.left_out = False

    def read(self, tie: Tie) -> Iterator[Dataset]:
        """Yield each entry of data under a component, or an entry alone."""
        for entry in _entries(tie):
            kind = self._kind(entry)
            if kind is not None:
                yield self._dataset(entry, kind)

    def missing(self, reference: Scalar) -> Dataset:
        """Return a dataset of which only the reference is known."""
        name = self._names.new(reference.text)
        return Dataset(Component(UNKNOWN_USE, name, place=reference.place))

    def _kind(self, entry: _Entry) -> str | None:
        if entry.type in _KINDS:
            return _KINDS[entry.type]
        use = _use(entry)
        is_dataset = entry.type == "dataset" or Relation.CARD in entry.relations
        node = entry.parts[-1].node
        if use is None and not is_dataset:
            message = f"what {quoted(entry.name)} is for is not said; it is left out"
            cure = "name it under `datasets` of the model card, if it is a dataset"
            self.left_out = True
            self._bom.remarks.tell(node, "data-left-out", message, cure)
            return None
        if use is None:
            if self._default == UNKNOWN_USE:
                message = f"whether {quoted(entry.name)} is for training is not said"
                cure = "say so in its name or description, such as `training data`"
                self._bom.remarks.tell(node, "data-use-unknown", message, cure)
            return self._default
        message = f"{quoted(entry.name)} is read as `{use}`, by the words it is given"
        self._bom.remarks.tell(node, "data-use-inferred", message)
        return use

    def _dataset(self, entry: _Entry, kind: str) -> Dataset:
        name = self._names.new(entry.name)
        location = self._location(entry)
        own = () if entry.component is None else (entry.component,)
        component = Component(
            kind,
            name,
            presence=provided([location], self._saying),
            license=united(licenses_of(part, self._saying) for part in own),
            location=location,
            data_class=self._data_class(entry, location),
            identity=_identity(entry, location),
            place=entry.parts[-1].place,
        )
        return Dataset(component, self._card(entry, name), entry.relations)

    def _location(self, entry: _Entry) -> Fact[str]:
        return united((*self._contents(entry), *self._links(entry)))

    def _contents(self, entry: _Entry) -> Iterator[Fact[str]]:
        for contents in () if entry.data is None else entry.data.parts("contents"):
            url = contents.text("url")
            if url is not None and is_link(url.text):
                yield self._saying.fact(url.text, url.place)
            elif url is not None:
                message = f"{quoted(url.text)} is not a link, so it is no location"
                contents.remarks.tell(url, "not-a-link", message)

    def _links(self, entry: _Entry) -> Iterator[Fact[str]]:
        for link in () if entry.component is None else links(entry.component):
            if link.type in {DOWNLOAD, *SOURCE_CODE} or dataset_hub_id(link.url):
                yield locations([link], self._saying)

    def _data_class(self, entry: _Entry, location: Fact[str]) -> Fact[DataClass]:
        stated = None if entry.data is None else entry.data.text("classification")
        if stated is None:
            return Fact()
        if stated.text.casefold() == _PUBLIC and not location.is_silent:
            note = "classified as public, and a link is given"
            return self._saying.fact(
                DataClass.PUBLIC, stated.place, Grade.INFERRED, note=note
            )
        message = f"{quoted(entry.name)} is classified as {quoted(stated.text)}"
        cure = "that is about its sensitivity; whether anyone may have it is not said"
        self._bom.remarks.tell(stated, "data-classification", message, cure)
        return Fact()

    def _card(self, entry: _Entry, name: str) -> Component | None:
        """Return what the document itself says that describes a dataset."""
        found: dict[str, list[Fact[bool]]] = {}
        for topic, key in _TOPICS:
            node = None if entry.data is None else entry.data.node.get(key)
            if node is not None and entry.data is not None and _says(entry.data, key):
                note = (
                    f"something stands under `{key}`; how much that is, is not judged"
                )
                place = node.place
                fact = self._saying.fact(
                    value=True, place=place, grade=Grade.INFERRED, note=note
                )
                found.setdefault(topic, []).append(fact)
        if not found or entry.data is None:
            return None
        place = entry.data.place
        about = self._saying.fact(value=True, place=place)
        return Component(
            "information.data_card",
            self._names.new(f"description of {name}"),
            covers=set_of((topic, united(facts)) for topic, facts in found.items()),
            about=set_of([(name, about)]),
            place=place,
        )


def _entries(tie: Tie) -> Iterator[_Entry]:
    relations = frozenset(tie.relations)
    if not (is_of(tie.part, DATA) or tie.part.parts("data")):
        yield _Entry(None, tie.part, alone=True, relations=relations)
        return
    entries = tie.part.parts("data")
    for data in entries or (None,):
        yield _Entry(tie.part, data, alone=len(entries) < 2, relations=relations)  # noqa: PLR2004 - one or none


def _identity(entry: _Entry, location: Fact[str]) -> Identity:
    own = () if entry.component is None or not entry.alone else (entry.component,)
    on_hub = (dataset_hub_id(str(link)) for link in location.values)
    return evolve(identity(own), hub=next(filter(None, on_hub), None))


def _use(entry: _Entry) -> str | None:
    """Return the kind of data that a name and a description speak of, if only one."""
    said = (part.text(key) for part in entry.parts for key in ("name", "description"))
    words = " ".join(
        text.text[:_LONGEST_WORDS].casefold() for text in said if text is not None
    )
    found = [kind for kind, pattern in _USE_WORDS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _says(data: Part, key: str) -> bool:
    """Return whether anything is said under a key."""
    node = data.node.get(key)
    return bool(data.text(key)) if isinstance(node, Scalar) else bool(node)
