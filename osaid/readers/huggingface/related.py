"""The models and datasets that a card names: its bases, and what it learned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import evolve, frozen

from osaid.diagnostics import quoted, suggestion
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.hub import dataset_id, model_id
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.records.components import Component, Derivation, Identity, Presence
from osaid.records.statements import Fact, Grade

RELATIONS: Mapping[str, Derivation] = MappingProxyType(
    {
        "adapter": Derivation.ADAPTER,
        "finetune": Derivation.FINE_TUNE,
        "merge": Derivation.MERGE,
        "quantized": Derivation.QUANTIZE,
    }
)
"""What `base_model_relation` may be, and the derivation that it is."""

_ON_THE_HUB = "a base model is named by its id on the Hub"
_SEVERAL = "there are several base models, which the Hub takes for a merge"
_TAG = "by a tag, which the Hub works out itself where the card is silent"
_LONGEST_NAME = 200


@frozen(eq=False)
class RelatedReader:
    """Reads the models and datasets that one source names."""

    saying: Saying
    diagnosis: Diagnosis

    def parents(self, metadata: Metadata) -> Iterator[Component]:
        """Yield the base models, with how the model was made from them."""
        named: dict[str, Scalar] = {}
        for node in metadata.texts("base_model"):
            id_ = model_id(node.text) or node.text.strip()
            named.setdefault(id_.casefold(), node)
        derivation = self._derivation(metadata, several=len(named) > 1)
        for node in named.values():
            yield from self.parent(node, node.text, derivation)

    def parent(
        self, node: Scalar, text: str, derivation: Fact[Derivation]
    ) -> Iterator[Component]:
        """Yield the base model that a text names, unless it names none."""
        id_ = model_id(text)
        if not self._has_name(node, text):
            return
        if id_ is None:
            self._report(node, text, "model")
            yield Component(
                "parent", text.strip(), derivation=derivation, place=node.place
            )
            return
        yield Component(
            "parent",
            id_,
            presence=self.saying.fact(
                Presence.PROVIDED, node.place, Grade.INFERRED, note=_ON_THE_HUB
            ),
            location=self.saying.fact(
                str(Home(id_).page()), node.place, Grade.INFERRED, note=_ON_THE_HUB
            ),
            derivation=derivation,
            identity=Identity(hub=id_),
            place=node.place,
        )

    def tagged_parent(self, node: Scalar, text: str) -> Iterator[Component]:
        """Yield the base model of a tag, which may begin with its relation.

        >>> from osaid.text import Place
        >>> reader = RelatedReader(Saying("the Hub"), Diagnosis())
        >>> node = Scalar("", Place("answer.json"))
        >>> next(reader.tagged_parent(node, "adapter:gpt2")).derivation.values
        (<Derivation.ADAPTER: 'adapter'>,)
        """
        relation, colon, rest = text.partition(":")
        known = RELATIONS.get(relation) if colon else None
        derivation: Fact[Derivation] = Fact()
        if known is not None:
            derivation = self.saying.fact(known, node.place, Grade.INFERRED, note=_TAG)
        yield from self.parent(node, rest if known else text, derivation)

    def datasets(self, named: Iterable[tuple[Scalar, str]]) -> Iterator[Component]:
        """Yield the datasets that nodes name: the model was trained on them.

        That others can get one, nobody says; only where it would be on the Hub.
        """
        for node, text in named:
            if not self._has_name(node, text):
                continue
            home = Home(dataset_id(text), is_dataset=True)
            page = home.page()
            if page is None:
                self._report(node, text, "dataset")
            note = "by its id, if it is a dataset on the Hub"
            location: Fact[str] = Fact()
            if page is not None:
                location = self.saying.fact(page, node.place, Grade.INFERRED, note=note)
            yield Component(
                "data.training",
                home.id or text.strip(),
                location=location,
                identity=home.identity,
                place=node.place,
            )

    def _report(self, node: Scalar, text: str, what: str) -> None:
        message = f"{quoted(text)} is not the id of a {what} on the Hub"
        cure = "write `org/name`, so that what is known of it can be found"
        self.diagnosis.information(node, "not-a-hub-id", message, cure)

    def _has_name(self, node: Scalar, text: str) -> bool:
        if len(text.strip()) <= _LONGEST_NAME:
            return True
        message = f"more than {_LONGEST_NAME} characters name nothing; not read"
        self.diagnosis.warning(node, "not-a-name", message)
        return False

    def _derivation(self, metadata: Metadata, *, several: bool) -> Fact[Derivation]:
        node = metadata.text("base_model_relation")
        if node is not None:
            relation = RELATIONS.get(node.text.strip().casefold())
            if relation is not None:
                return self.saying.fact(relation, node.place)
            message = f"{quoted(node.text)} is no relation to a base model"
            cure = suggestion(node.text, RELATIONS)
            known = ", ".join(f"`{name}`" for name in RELATIONS)
            cure = cure or f"write one of {known}"
            self.diagnosis.warning(node, "unknown-relation", message, cure)
            return Fact()
        first = metadata.texts("base_model")
        if not several:
            return Fact()
        place = first[0].place
        return self.saying.fact(Derivation.MERGE, place, Grade.INFERRED, note=_SEVERAL)


def united(components: Iterable[Component]) -> tuple[Component, ...]:
    """Return components of which each kind and name is there once.

    What several say of one is kept, statement by statement.

    >>> from osaid.records.components import Component
    >>> len(united([Component("parent", "gpt2"), Component("parent", "GPT2")]))
    1
    """
    found: dict[tuple[str, str], Component] = {}
    for component in components:
        key = (component.kind, component.name.casefold())
        before = found.get(key)
        found[key] = component if before is None else _both(before, component)
    return tuple(found.values())


def _both(one: Component, other: Component) -> Component:
    return evolve(
        one,
        presence=Fact(one.presence.statements + other.presence.statements),
        location=Fact(one.location.statements + other.location.statements),
        derivation=Fact(one.derivation.statements + other.derivation.statements),
    )
