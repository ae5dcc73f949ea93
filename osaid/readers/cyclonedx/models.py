"""The models that a bill of materials is about, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.parts import Part

MODEL, DATA = "machine-learning-model", "data"
"""The types of components that are models, and that are data."""

_IDENTIFYING = ("group", "version", "purl")
_MOST_NAMESAKES = 50  # so that many models of one name are compared in bounded time


@define(eq=False)
class Model:
    """One model, and the entries of the document that describe it, first one first."""

    name: str
    parts: list[Part] = field(repr=False)
    _known: dict[str, str] = field(init=False, repr=False)

    @_known.default
    def _identifying(self) -> dict[str, str]:
        return dict(pair for part in self.parts for pair in _identifying(part))

    def add(self, part: Part) -> None:
        """Add one more entry that describes it."""
        self.parts.append(part)
        self._known.update(_identifying(part))

    def fits(self, identifying: Iterable[tuple[str, str]]) -> bool:
        """Return whether nothing that identifies an entry contradicts this model."""
        return all(self._known.get(key, text) == text for key, text in identifying)

    def has(self, part: Part) -> bool:
        """Return whether an entry is one of its own."""
        return any(own.node is part.node for own in self.parts)

    def text(self, key: str) -> str | None:
        """Return the first text under a key among its entries."""
        found = (part.text(key) for part in self.parts)
        return next((each.text for each in found if each is not None), None)


def is_of(part: Part, kind: str) -> bool:
    """Return whether a component is of a type of the format."""
    stated = part.text("type")
    return stated is not None and stated.text == kind


def found_models(bom: Bom) -> list[Model]:
    """Return the models that a document is about.

    The component that the document describes, where that is a model: everything else
    is its inventory. Else each model that is not a part of another one.

    >>> from osaid.readers.diagnosis import Diagnosis
    >>> from osaid.readers.documents import load
    >>> entry = {"type": "machine-learning-model", "name": "Amber"}
    >>> root = load({"components": [entry, {**entry, "version": "7B"}]}).root
    >>> bom = Bom(root, Diagnosis())
    >>> [(model.name, len(model.parts)) for model in found_models(bom)]
    [('Amber', 2)]
    """
    described = bom.described
    if described is None or not is_of(described, MODEL):
        roots = (*((described,) if described else ()), *bom.components)
        return joined(_outermost(roots))
    found = joined((described, *_outermost(bom.components)))
    for other in found[1:]:
        message = f"{quoted(other.name)} is in the inventory of {quoted(found[0].name)}"
        cure = "it is not read as a system of its own"
        bom.remarks.tell(other.parts[0].node, "other-model", message, cure)
    return found[:1]


def found_datasets(bom: Bom) -> tuple[Part, ...]:
    """Return the datasets that a document without any model is about.

    The described component, where that is data; else all components, where the
    document describes nothing and lists nothing but data.
    """
    if bom.described is not None:
        return (bom.described,) if is_of(bom.described, DATA) else ()
    only = all(is_of(part, DATA) for part in bom.components)
    return bom.components if only else ()


def joined(entries: Iterable[Part]) -> list[Model]:
    """Return a model for the entries of one name that nowhere contradict each other."""
    found: list[Model] = []
    namesakes: dict[str, list[Model]] = {}
    references: dict[str, str] = {}
    for entry in entries:
        name = _name(entry)
        if name is None:
            continue
        _check_reference(entry, name, references)
        others, known = namesakes.setdefault(name, []), _identifying(entry)
        same = next((model for model in others if model.fits(known)), None)
        if same is None:
            found.append(Model(name, [entry]))
            if len(others) < _MOST_NAMESAKES:
                others.append(found[-1])
            continue
        same.add(entry)
        message = f"{quoted(name)} is listed twice; both entries are read as one model"
        where = f"the first is on line {same.parts[0].place.line}"
        entry.remarks.tell(entry.node, "listed-twice", message, where)
    return found


def _outermost(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if is_of(part, MODEL):
            yield part
        else:
            yield from _outermost(part.parts("components"))


def _name(entry: Part) -> str | None:
    name = entry.text("name") or entry.text("bom-ref")
    if name is None:
        message = "a model without a name is left out"
        entry.remarks.warn(entry.node, "no-name", message, "give it a `name`")
    return None if name is None else name.text


def _identifying(part: Part) -> tuple[tuple[str, str], ...]:
    stated = ((key, part.text(key)) for key in _IDENTIFYING)
    return tuple((key, text.text) for key, text in stated if text is not None)


def _check_reference(entry: Part, name: str, names: dict[str, str]) -> None:
    reference = entry.text("bom-ref")
    if reference is None or names.setdefault(reference.text, name) == name:
        return
    message = f"the reference {quoted(reference.text)} is given to two components"
    cure = "the first one is meant where it is used"
    entry.remarks.warn(reference, "duplicate-reference", message, cure)
