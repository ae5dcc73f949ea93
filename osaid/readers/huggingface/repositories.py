"""A repository on the Hub as a system: a model, or a dataset as an element.

The card, the files and the answers of the Hub each tell a part of it. What is the same
for all of them stands here: which components there are, and which terms reach them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.file_rules import DATA, PARAMETERS
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
_MOST_NAMED = 5


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
            learned = self.saying.fact(
                True,  # noqa: FBT003 - the value of a statement
                self.place,
                Grade.INFERRED,
                note=_IS_A_MODEL,
            )
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
            note = "the repository that it would be in"
            location: Fact[str] = self.saying.fact(
                page, self.place, Grade.INFERRED, note=note
            )
            main = evolve(main, location=location)
        return evolve(
            main, license=self.license, access=self.access, labeled=self.labeled
        )

    def _documents(self, card: Card, main: Component) -> Iterator[Component]:
        license_ = concluded(self.license, _LICENSE_OF_ALL)
        page = self.home.page("README.md")
        location: Fact[str] = Fact()
        if page is not None:
            location = self.saying.fact(
                page, card.place, Grade.INFERRED, note="the file that is a card"
            )
        is_open = self.access.values == (Access.OPEN,)
        document = Component(
            "document.model_card",
            "model card",
            presence=card.presence,
            access=self.access if is_open else Fact(),
            license=license_,
            location=location,
            covers=card.covers,
            place=card.place,
        )
        if self.home.is_dataset:
            about: Fact[bool] = self.saying.fact(
                True,  # noqa: FBT003 - the value of a statement
                card.place,
                Grade.INFERRED,
                note=_ABOUT,
            )
            document = evolve(
                document,
                kind="information.data_card",
                name="data card",
                about=SetFact(((main.name, about),)),
            )
        yield document
        if card.has_results:
            yield evolve(
                document,
                kind="document.evaluation_results",
                name="results in the card",
                covers=SetFact(),
                about=SetFact(),
            )

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
