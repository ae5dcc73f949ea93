"""What a document says beside the record that it carries.

Both say the same when the document is written. Where the fields of the format say
something else by now, somebody has changed the document: their word is added, as that
of the document, and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.metadata.silence import is_silent
from osaid.readers.nodes import Scalar
from osaid.records.components import Attribute, Component, StatedLicense
from osaid.records.problems import RESERVED
from osaid.records.properties import SYSTEM
from osaid.records.statements import NONE, Fact, SetFact, Statement
from osaid.records.systems import System
from osaid.text import Place

_HEAD = ("name", "release", "supplier")
_LONGEST = 200  # characters of a name that are compared
_NOWHERE = Place("<input>")

T = TypeVar("T")


@frozen
class Standard:
    """What the fields of a document say by themselves.

    `system` is all that is read from them; `stated` has, for components that carry
    properties, the facts that stand beside these, and `places` where those are.
    """

    system: System
    stated: Mapping[str, Mapping[str, Fact[Any]]]
    places: Collection[Place]


def together(carried: System, standard: Standard, diagnosis: Diagnosis) -> System:
    """Return a record with what a document says beside it, each as a statement.

    What was changed in the fields of the format makes a fact contested, and what was
    added to the document is added to the record.
    """
    _check_head(carried, standard.system, diagnosis)
    components = [
        _contested(part, standard.stated.get(part.name, {}), diagnosis)
        for part in carried.components
    ]
    added, parents = _added(carried, standard, diagnosis)
    return evolve(
        carried,
        components=(*components, *added),
        parents=(*carried.parents, *parents),
        attributes=tuple(_attributes(carried, standard.system, diagnosis)),
    )


def _check_head(carried: System, standard: System, diagnosis: Diagnosis) -> None:
    for name in _HEAD:
        kept, said = getattr(carried, name), getattr(standard, name)
        if said is None or (kept is not None and is_silent(kept)):
            continue  # a format may have another name for what has such a one
        if _squeezed(said) != _squeezed(kept or ""):
            message = f"the {name} is {quoted(said)} here, and not as in the record"
            cure = f"the property `{SYSTEM}{name}` counts"
            node = Scalar("", standard.place or _NOWHERE)
            diagnosis.warning(node, "differs-from-record", message, cure)


def _squeezed(text: str) -> str:
    return " ".join(text.split())[:_LONGEST].strip()


def _contested(
    part: Component, facts: Mapping[str, Fact[Any]], diagnosis: Diagnosis
) -> Component:
    joined: dict[str, Any] = {
        name: _joined(
            getattr(part, name), fact, f"{name} of {quoted(part.name)}", diagnosis
        )
        for name, fact in facts.items()
    }
    return evolve(part, **joined)


def _attributes(
    carried: System, standard: System, diagnosis: Diagnosis
) -> Iterator[Attribute]:
    said = {attribute.name: attribute.fact for attribute in standard.attributes}
    own = {attribute.name: attribute.fact for attribute in carried.attributes}
    for name in {**own, **said}:
        facts = own.get(name, Fact()), said.get(name, Fact())
        yield Attribute(name, _joined(*facts, f"attribute {quoted(name)}", diagnosis))


def _joined(own: Fact[T], said: Fact[T], what: str, diagnosis: Diagnosis) -> Fact[T]:
    """Return a fact with what a document says otherwise, which is pointed out."""
    known = {_compared(value) for value in own.values}
    new = tuple(s for s in said.statements if _compared(s.value) not in known)
    if not new:
        return own
    message = f"the {what} is another one in the document than in its record"
    cure = "both are kept; take out the one that is wrong"
    node = Scalar("", new[0].origin.place or _NOWHERE)
    diagnosis.warning(node, "differs-from-record", message, cure)
    return Fact((*own.statements, *new))


def _compared(value: object) -> object:
    """Return a value as it is compared: space around texts is lost in formats."""
    if isinstance(value, StatedLicense):
        return value.expression
    return value.strip() if isinstance(value, str) else value


def _added(
    carried: System, standard: Standard, diagnosis: Diagnosis
) -> tuple[list[Component], list[tuple[str, System]]]:
    """Return the components that are not in the record, with names of their own."""
    others = [
        part for part in standard.system.components if part.place not in standard.places
    ]
    taken = {part.name for part in carried.components}
    names: dict[str, str] = {}
    for part in others:
        names[part.name] = _new_name(part.name, taken)
        taken.add(names[part.name])
    for part in others:
        message = f"{quoted(part.name)} is in the document, and not in its record"
        node = Scalar("", part.place or _NOWHERE)
        diagnosis.warning(node, "not-in-record", message, "it is added to the record")
    parents = [
        (names[name], record)
        for name, record in standard.system.parents
        if name in names
    ]
    return [_renamed(part, names) for part in others], parents


def _new_name(wish: str, taken: Collection[str]) -> str:
    number, name = 1, wish
    while name in taken or name.casefold() in RESERVED:
        number += 1
        name = f"{wish} ({number})"
    return name


def _renamed(part: Component, names: Mapping[str, str]) -> Component:
    """Return a component under its new name, and about others that are added."""
    about = tuple(
        (names[name], fact) for name, fact in part.about.elements if name in names
    )
    wholes = tuple(
        Statement(names[str(s.value)], s.origin)
        for s in part.part_of.statements
        if s.value is not NONE and str(s.value) in names
    )
    return evolve(
        part,
        name=names[part.name],
        about=SetFact(tuple(sorted(about, key=lambda element: element[0]))),
        part_of=Fact(wholes),
    )
