"""An entry of the index, as facts of the end model that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.eu_index.dimensions import Answer, Dimension, dimensions_of
from osaid.readers.hub import hub_id
from osaid.readers.metadata.facts import ElementFacts
from osaid.readers.metadata.linked_data import Terms
from osaid.readers.saying import Saying, joined
from osaid.records.components import (
    Attribute,
    Component,
    Identity,
    Presence,
    StatedLicense,
)
from osaid.records.problems import RESERVED
from osaid.records.statements import Fact, Grade
from osaid.records.systems import Subject, System

INDEX = "European Open Source AI Index"
"""On whose word everything in an entry stands."""

ATTRIBUTES = "osai_index."
"""How the attributes begin that hold the answers of the index."""

_LICENSES = ("endmodellicense", "endmodel license")  # as it is written in some
_WEIGHTS = "parameters.final"

T = TypeVar("T")


@frozen
class _Part:
    """What an answer tells of: a kind of component, named after the question.

    A question that asks of several things at once (`lumped`) is answered for this one
    by inference. Weights and code of any model exist, so what is `closed` of them is
    `withheld`; documents may not exist, or be poor.
    """

    kind: str
    name: str
    lumped: bool = False
    withheld: bool = False


_PARTS: Mapping[str, _Part] = {
    "weights_endmodel": _Part("parameters.final", "weights", withheld=True),
    "trainingcode": _Part("code.training", "training code", lumped=True, withheld=True),
    "datasources_endmodel": _Part("data.training", "end model data", lumped=True),
    "datasources_basemodel": _Part("data.training", "base model data", lumped=True),
    "modelcard": _Part("document.model_card", "model card"),
    "datasheet": _Part("information.datasheet", "datasheet"),
    "preprint": _Part("document.research_paper", "preprint"),
    "paper": _Part("document.research_paper", "paper"),
}
_OF_BASE = {"datasources_basemodel": "datasources_endmodel"}
_PARENT = _Part("parent", "base model", withheld=True)


class Entry:
    """One entry, and the system that it makes."""

    def __init__(self, root: nodes.Mapping, diagnosis: Diagnosis) -> None:
        """Read the answers; what is odd about them is reported."""
        self._root = root
        self._diagnosis = diagnosis
        self._saying = Saying(INDEX, INDEX)
        self._facts = ElementFacts(self._saying, diagnosis)
        self._head = self._terms("system")
        self._answers = dimensions_of(root, diagnosis)

    def _terms(self, key: str) -> Terms:
        node = self._root.get(key)
        empty = nodes.Mapping((), self._root.place)
        return Terms(node if isinstance(node, nodes.Mapping) else empty)

    def system(self) -> System:
        """Return the end model of the entry, which is what people use."""
        supplier = self._terms("org").text("name")
        end = self._model("endmodelname")
        name = self._facts.name(self._head, "name")
        return System(
            name,
            None if end is None or _same(end, name) else end,
            None if supplier is None else supplier.text.strip(),
            Subject.MODEL,
            released=self._facts.released(self._head.text("releasedate")),
            identity=self._identity(end),
            components=tuple(self._components(end)),
            attributes=tuple(self._attributes()),
            by=INDEX,
            place=self._root.place,
        )

    def _model(self, key: str) -> str | None:
        """Return the name of a model; one with a question mark is a guess."""
        node = self._head.text(key)
        if node is None:
            return None
        if node.text.rstrip().endswith("?"):
            message = f"{quoted(node.text)} is a guess of the index; it is not read"
            self._diagnosis.information(node, "not-certain", message)
            return None
        return " ".join(node.text.split())

    def _identity(self, end: str | None) -> Identity:
        """Return the id on the hub, if the link is named like the end model."""
        link = self._head.text("link")
        id_ = None if link is None else hub_id(link.text)
        if id_ is None or end is None or not _same(id_.rpartition("/")[2], end):
            return Identity()
        return Identity(hub=id_)

    def _components(self, end: str | None) -> Iterator[Component]:
        base = self._model("basemodelname")
        has_base = base is not None and not (end is not None and _same(base, end))
        for name, part in _PARTS.items():
            dimension = self._answers.get(name)
            if name in _OF_BASE and not has_base:
                self._report_mirror(dimension, self._answers.get(_OF_BASE[name]))
                continue
            component = self._component(part, dimension)
            if component.presence.statements or component.license.statements:
                yield component
        if base is not None and has_base:
            taken = {part.name for part in _PARTS.values()} | RESERVED
            part = _PARENT if base.casefold() in taken else evolve(_PARENT, name=base)
            yield self._component(part, self._answers.get("weights_basemodel"))

    def _report_mirror(self, base: Dimension | None, end: Dimension | None) -> None:
        """Mention an answer for a base model that is not there and not mirrored."""
        if base is None or base.is_blank or (end and base.answer is end.answer):
            return
        message = f"{quoted(base.name)} is of no other model, and differs; not read"
        node = self._root.get(base.name) or self._root
        self._diagnosis.information(node, "no-base-model", message)

    def _component(self, part: _Part, dimension: Dimension | None) -> Component:
        place = self._head.mapping.place if dimension is None else dimension.place
        license_ = self._license() if part.kind == _WEIGHTS else Fact[StatedLicense]()
        if dimension is None:
            return Component(part.kind, part.name, license=license_, place=place)
        links = dimension.links if dimension.answer is Answer.OPEN else ()
        cited = (self._saying.fact(u, place, Grade.CITED, url=u) for u in links)
        return Component(
            part.kind,
            part.name,
            presence=self._presence(part, dimension),
            license=license_,
            location=joined(*cited),
            place=place,
        )

    def _presence(self, part: _Part, dimension: Dimension) -> Fact[Presence]:
        """Return what an answer says of presence; `partial` may mean anything."""
        if dimension.answer is Answer.OPEN:
            grade = Grade.CITED if dimension.links else Grade.ASSERTED
            grade = Grade.INFERRED if part.lumped else grade
            return self._fact(Presence.PROVIDED, dimension, grade)
        is_closed = dimension.answer is Answer.CLOSED and not dimension.is_blank
        if not (is_closed and part.withheld):
            return Fact()
        found = self._fact(Presence.WITHHELD, dimension, Grade.INFERRED)
        (statement, *_) = found.statements
        origin = evolve(statement.origin, url=None, looked_in=dimension.links)
        return Fact((evolve(statement, origin=origin),))

    def _fact(self, value: T, dimension: Dimension, grade: Grade) -> Fact[T]:
        """Return the word of the index, once for each link that it rests on."""
        note = f"`{dimension.name}: {dimension.answer}`"
        note = note if dimension.note is None else f"{note}: {dimension.note}"
        links = dimension.links or (None,)
        place = dimension.place
        facts = (
            self._saying.fact(value, place, grade, url=link, note=note)
            for link in links
        )
        return joined(*facts)

    def _license(self) -> Fact[StatedLicense]:
        """Return the licence of the end model, as far as the entry names one."""
        answer = self._answers.get("licenses")
        links = () if answer is None else answer.links
        for key in _LICENSES:
            if (node := self._head.text(key)) is not None:
                return self._facts.stated_license(node, next(iter(links), None))
        return Fact()

    def _attributes(self) -> Iterator[Attribute]:
        for name, dimension in self._answers.items():
            fact = self._fact(str(dimension.answer), dimension, Grade.ASSERTED)
            yield Attribute(f"{ATTRIBUTES}{name}", fact)


def _same(one: str, other: str) -> bool:
    """Return whether two names are the same but for case and punctuation."""
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())
