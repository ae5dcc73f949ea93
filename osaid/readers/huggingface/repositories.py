"""A repository on the Hub as a system: a model, or a dataset as an element.

The card, the files and the answers of the Hub each tell a part of it. What is the same
for all of them stands here: which components there are, and which terms reach them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.file_rules import CARD, DATA, PARAMETERS
from osaid.readers.huggingface.files import Part
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.licenses import LicenseFact, concluded
from osaid.readers.huggingface.related import united
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.records.components import Access, Component, Presence, StatedLicense
from osaid.records.problems import RESERVED, problems
from osaid.records.statements import Fact, Grade, SetFact
from osaid.records.systems import Subject, System
from osaid.text import Place

_LICENSE_OF_ALL = "the licence of the repository, of which this is a part"
_IS_A_MODEL = "the models on the Hub are made by machine learning"
_ABOUT = "the card of a dataset is about the dataset in its repository"
_IS_CARD = f"the card of a repository is its file `{CARD}`"
_IS_THERE = "the repository that it would be in"
_MOST_NAMED = 5

T = TypeVar("T")


@frozen(kw_only=True)
class Card:
    """What is told of the card of a repository.

    `presence` is silent where nobody knows whether there is a card; `has_results`
    tells that results of benchmarks stand in it.
    """

    place: Place
    presence: Fact[Presence] = field(factory=Fact)
    covers: SetFact = field(factory=SetFact)
    has_results: bool = False


@frozen(kw_only=True)
class Repository:
    """What is known of one repository, before it is a record.

    `license` and `access` are of everything in it; `related` are the models and
    datasets that it names.
    """

    name: str
    home: Home
    place: Place
    saying: Saying
    license: LicenseFact = field(factory=Fact)
    access: Fact[Access] = field(factory=Fact)
    labeled: Fact[bool] = field(factory=Fact)
    overall_terms: LicenseFact = field(factory=Fact)
    card: Card | None = None
    parts: tuple[Part, ...] = ()
    related: tuple[Component, ...] = ()

    def system(self, diagnosis: Diagnosis) -> System | None:
        """Return the record, or None where there are errors."""
        self._report_several(diagnosis)
        is_model = not self.home.is_dataset
        learned: Fact[bool] = Fact()
        if is_model:
            learned = self._concluded(True, self.place, _IS_A_MODEL)  # noqa: FBT003 - a value
        system = System(
            self.name,
            supplier=self.home.account,
            subject=Subject.MODEL if is_model else Subject.ELEMENT,
            identity=self.home.identity,
            machine_learning=learned,
            overall_terms=self.overall_terms,
            components=tuple(_named_apart(self._components())),
            place=self.place,
        )
        for problem in problems(system):
            diagnosis.add(problem)
        return None if diagnosis.failed else system

    def _components(self) -> Iterator[Component]:
        main = self._main()
        yield main
        if self.card is not None:
            yield from self._documents(self.card, main)
        for part in self.parts:
            if part.component.kind != main.kind:
                yield evolve(self._licensed(part), access=self.access)
        yield from united(self.related)

    def _main(self) -> Component:
        """Return what the repository is there for: parameters, or data."""
        kind = DATA if self.home.is_dataset else PARAMETERS
        found = (part.component for part in self.parts if part.component.kind == kind)
        name = "dataset" if self.home.is_dataset else "parameters"
        main = next(found, Component(kind, name, place=self.place))
        page = self.home.page()
        if main.location.is_silent and page is not None:
            location = self._concluded(page, self.place, _IS_THERE)
            main = evolve(main, location=location)
        return evolve(
            main, license=self.license, access=self.access, labeled=self.labeled
        )

    def _documents(self, card: Card, main: Component) -> Iterator[Component]:
        document = self._document(card)
        if self.home.is_dataset:
            about = self._concluded(True, card.place, _ABOUT)  # noqa: FBT003 - a value
            yield evolve(
                document,
                kind="information.data_card",
                name="data card",
                covers=card.covers,
                about=SetFact(((main.name, about),)),
            )
        else:
            yield evolve(document, covers=card.covers)
        if card.has_results:
            yield evolve(
                document,
                kind="document.evaluation_results",
                name="results in the card",
            )

    def _document(self, card: Card) -> Component:
        """Return the card as the document that it is, whatever stands in it.

        A gate does not hide a card: it is open where all is, else nothing is said.
        """
        page = self.home.page(CARD)
        location: Fact[str] = Fact()
        if page is not None:
            location = self._concluded(page, card.place, _IS_CARD)
        is_open = self.access.values == (Access.OPEN,)
        return Component(
            "document.model_card",
            "model card",
            presence=card.presence,
            access=self.access if is_open else Fact(),
            license=concluded(self.license, _LICENSE_OF_ALL),
            location=location,
            place=card.place,
        )

    def _concluded(self, value: T, place: Place, note: str) -> Fact[T]:
        return self.saying.fact(value, place, Grade.INFERRED, note=note)

    def _licensed(self, part: Part) -> Component:
        if not part.takes_license:
            return part.component
        own = part.component.license.statements
        others = concluded(self.license, _LICENSE_OF_ALL).statements
        return evolve(part.component, license=Fact(own + others))

    def _report_several(self, diagnosis: Diagnosis) -> None:
        """Warn where the licence of the repository is stated in several ways."""
        statements = self.license.statements
        stated = {str(_expression(s.value)) for s in statements}
        if len(stated) > 1:
            listed = ", ".join(quoted(text) for text in sorted(stated)[:_MOST_NAMED])
            message = f"the repository states {len(stated)} licences: {listed}"
            cure = "nothing says which applies to what, so each has to do"
            place = statements[-1].origin.place or self.place
            diagnosis.warning(Scalar("", place), "several-licenses", message, cure)


def _expression(value: object) -> object:
    return value.expression if isinstance(value, StatedLicense) else value


def _named_apart(components: Iterable[Component]) -> Iterator[Component]:
    """Yield components with names that are unique, and no words of the format."""
    taken = set(RESERVED)
    for component in components:
        name, number = component.name, 1
        while name in taken or name.casefold() in RESERVED:
            kind = component.kind if number == 1 else f"{component.kind} {number}"
            name = f"{component.name} ({kind})"
            number += 1
        taken.add(name)
        yield component if name == component.name else evolve(component, name=name)
