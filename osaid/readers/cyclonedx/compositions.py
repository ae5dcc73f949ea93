"""How complete the lists of a document are, as far as the format promises it.

A composition speaks of one relation, the parts or the dependencies, of the components
that it names, and of nothing below them:
https://cyclonedx.org/docs/1.7/json/#compositions. `docs/formats/cyclonedx.md` says what
follows from it here, and what does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.datasets import UNKNOWN_USE, Dataset
from osaid.readers.cyclonedx.inventory import Relation
from osaid.readers.cyclonedx.models import Model
from osaid.readers.nodes import Scalar
from osaid.records.kinds import ROOT
from osaid.records.statements import Grade
from osaid.records.systems import Extent, Listing

COMPLETE = "complete"
"""That no further one is known to exist."""

_INCOMPLETE = "incomplete"  # and what begins like it
_OPEN = frozenset({"unknown", "not_specified"})
_RELATIONS = {
    "assemblies": Relation.ASSEMBLY,
    "dependencies": Relation.DEPENDENCY,
}
_NOTE = (
    "every dataset is tied to the model by a relation of which the document says that "
    "no further ones are known to exist"
)


class Compositions:
    """What one document says of how complete it is."""

    def __init__(self, bom: Bom) -> None:
        """Index what is said, by the references of components."""
        self._bom = bom
        self._said: dict[str, list[tuple[Relation, Scalar]]] = {}
        for composition in bom.root.parts("compositions"):
            # `unknown` is a word of the format here, so it is read from the node
            aggregate = composition.node.get("aggregate")
            if isinstance(aggregate, Scalar):
                self._check(aggregate)
                for key, relation in _RELATIONS.items():
                    for reference in composition.texts(key):
                        said = self._said.setdefault(bom.local(reference.text), [])
                        said.append((relation, aggregate))

    def listings(self, model: Model, datasets: Sequence[Dataset]) -> Iterator[Listing]:
        """Yield the listings of a model.

        A kind of data is `all` when everything said of the model is `complete`, and
        each dataset is tied to it by a relation of which that is said; the datasets
        have to be all that the document ties to it. Incomplete lists are `open`. Of
        code, parameters and documents nothing follows.
        """
        references = filter(None, map(self._bom.reference_of, model.parts))
        said = [pair for each in references for pair in self._said.get(each, ())]
        for _, aggregate in said:
            if aggregate.text.startswith(_INCOMPLETE):
                note = f"the document says `{aggregate.text}`"
                fact = self._bom.saying.fact(Extent.OPEN, aggregate.place, note=note)
                yield Listing(ROOT, fact)
                return
        if said and all(aggregate.text == COMPLETE for _, aggregate in said):
            yield from self._complete(said, datasets)

    def _complete(
        self, said: Iterable[tuple[Relation, Scalar]], datasets: Sequence[Dataset]
    ) -> Iterator[Listing]:
        places = {relation: aggregate.place for relation, aggregate in said}
        data = [dataset for dataset in datasets if dataset.is_data]
        if any(
            dataset.component.kind == UNKNOWN_USE
            or not places.keys() & dataset.relations
            for dataset in data
        ):
            return
        for kind in sorted({dataset.component.kind for dataset in data}):
            place = next(iter(places.values()))
            fact = self._bom.saying.fact(Extent.ALL, place, Grade.INFERRED, note=_NOTE)
            yield Listing(kind, fact)

    def _check(self, aggregate: Scalar) -> None:
        text = aggregate.text
        if text == COMPLETE or text.startswith(_INCOMPLETE) or text in _OPEN:
            return
        message = f"{quoted(text)} is no word for how complete a list is"
        self._bom.remarks.warn(aggregate, "unknown-aggregate", message)
