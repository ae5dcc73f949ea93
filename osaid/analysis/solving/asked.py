"""What two questions together ask of each field: values, texts, grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, partial

from attrs import field, frozen

from osaid.analysis.solving.cells import cells
from osaid.analysis.solving.questions import FieldTest, Question
from osaid.analysis.solving.staying import LeavesNothing, Stays
from osaid.analysis.solving.texts import OTHER_TEXT, Texts, TextTest
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.evaluation.facts import compares, equals, one_of
from osaid.evaluation.permissions import TEXTUAL, Sets, requirement
from osaid.licenses.algebra import Property
from osaid.licenses.catalog import Catalogue
from osaid.licenses.expression import Expression
from osaid.licenses.reading import read_license
from osaid.licenses.sets import names_exactly
from osaid.policy import syntax
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import Subject
from osaid.records.attributes import element_of
from osaid.records.components import Component, Found
from osaid.records.fields import Field
from osaid.records.kinds import PARENT
from osaid.records.statements import Grade
from osaid.records.systems import System
from osaid.truth import Truth, truth_of
from osaid.values import Shown

__all__ = [
    "LICENSE",
    "OTHER_TEXT",
    "Asked",
    "Key",
    "named_licenses",
    "value_test",
    "written_in",
]

Key = tuple[Subject, str]
"""A field of components or of systems, by the name that records have for it."""

LICENSE: Key = (Component, "license")


@frozen(eq=False)
class Asked(Shown):
    """What several questions ask of the fields of records."""

    questions: tuple[Question, ...]
    catalogue: Catalogue
    complete: bool
    fields: dict[Key, Field] = field(init=False, factory=dict)
    tests: dict[Key, list[FieldTest]] = field(
        init=False, factory=lambda: defaultdict(list)
    )
    _texts: dict[Key, Texts] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Look at each test once, as one of components and as one of the system.

        Raises `UsageError` if two policies mean different things by one attribute.
        """
        for question in self.questions:
            for test in question.tests:
                for subject in (Component, System):
                    self._note(question, test, subject)

    def _note(self, question: Question, test: FieldTest, subject: Subject) -> None:
        named = question.policy.vocabulary.field(str(test.field), subject)
        if named is None:
            return
        found = [named]
        if isinstance(test, syntax.Includes):
            found = [element_of(named, str(word)) for word in test.values]
        for one in found:
            key = (subject, one.attribute)
            if _type(self.fields.setdefault(key, one)) != _type(one):
                raise _two_types(one)
            self.tests[key].append(test)

    @cached_property
    def asks_parents(self) -> bool:
        """Return whether any sentence is about the terms of parents themselves."""
        terms = {LICENSE[1], "derivation"}
        return any(terms & question.asked_of(PARENT) for question in self.questions)

    def grades(self, key: Key) -> tuple[Grade, ...]:
        """Return a grade for each way in which tests of evidence can turn out."""
        ranks = {
            Grade(str(test.grade))
            for test in self.tests[key]
            if isinstance(test, syntax.EvidenceOf)
        }
        return tuple(sorted({Grade.ASSERTED, *ranks}, key=lambda grade: grade.rank))

    def cells(self, key: Key, field: Field) -> tuple[object, ...]:
        """Return a value for each way in which tests of values can turn out."""
        tests = list(dict.fromkeys(self.tests[key]))
        twice = not self.complete and len(self.grades(key)) > 1
        return cells(field, tests, twice=twice)

    def texts(self, key: Key) -> tuple[str, ...]:
        """Return a text for each way in which tests of a licence can turn out."""
        return (*self.wording(key).telling, OTHER_TEXT)

    def wording(self, key: Key) -> Texts:
        """Return the texts of a licence that tests tell apart, with readings."""
        if key not in self._texts:
            self._texts[key] = self._texts_of(key)
        return self._texts[key]

    def _texts_of(self, key: Key) -> Texts:
        tests: list[TextTest] = []
        named: list[str] = []
        for test, sets in self._with_sets(key):
            if isinstance(test, syntax.LicenseWritten):
                texts = [text.value for text in test.texts]
                tests.append(partial(_is_in, texts))
                named += texts
            elif isinstance(test, syntax.LicenseWrittenIn):
                tests.append(written_in(sets, test))
        if tests:
            named += map(str, named_licenses(self.questions))
        times = 1 if self.complete else len(self.grades(key))
        wanted = self.wanted(key)
        if key == LICENSE and self.asks_parents:
            stays = (Stays(each, self.catalogue) for each in wanted)
            wanted = (*wanted, *stays, LeavesNothing(catalogue=self.catalogue))
        return Texts(self.catalogue, tuple(tests), wanted, tuple(named), times)

    def wanted(self, key: Key) -> tuple[Property, ...]:
        """Return every property that is asked of a licence."""
        found = (
            requirement(test, sets).wanted
            for test, sets in self._with_sets(key)
            if not isinstance(test, TEXTUAL)
        )
        return tuple(dict.fromkeys(found))

    def _with_sets(self, key: Key) -> Iterator[tuple[syntax.LicenseTest, Sets]]:
        """Yield every test of a licence, with the sets of the policy that asks."""
        subject, attribute = key
        for question in self.questions:
            sets = Sets(question.policy, question.readings, self.catalogue)
            for test in question.tests:
                if not isinstance(test, syntax.LicenseCondition):
                    continue
                named = question.policy.vocabulary.field(str(test.field), subject)
                if named is not None and named.attribute == attribute:
                    yield test.test, sets

    def ways(self, key: Key) -> tuple[str, ...]:
        """Return the ways of finding a licence that are told apart, and another."""
        asked = [
            str(test.how)
            for test in self._license_tests(key)
            if isinstance(test, syntax.LicenseFound)
        ]
        other = next((str(way) for way in Found if way not in asked), None)
        return tuple(dict.fromkeys([*([] if other is None else [other]), *asked]))

    def _license_tests(self, key: Key) -> Iterator[syntax.LicenseTest]:
        for test in self.tests[key]:
            if isinstance(test, syntax.LicenseCondition):
                yield test.test


def _type(field: Field) -> tuple[object, ...]:
    return field.holds, field.choices, field.branch


def _two_types(field: Field) -> UsageError:
    message = f"{quoted(field.attribute)} is declared with two types"
    cure = "compare policies that declare an attribute alike"
    return UsageError([Diagnostic("two-types", message, help=cure)])


def value_test(test: FieldTest) -> Callable[[object], Truth] | None:
    """Return what a test makes of one value, None for a test of something else."""
    match test:
        case syntax.Is(value=value):
            return equals(value)
        case syntax.In(values=values):
            return one_of(values)
        case syntax.Compare(comparison=comparison, value=value):
            return compares(comparison, value)
        case syntax.Includes():
            return lambda held: truth_of(held is True)
        case _:
            return None


def _is_in(texts: Collection[str], text: object) -> Truth:
    return truth_of(text in texts)


def written_in(sets: Sets, test: syntax.LicenseWrittenIn) -> TextTest:
    """Return whether a text is the id of a licence in a set."""
    wanted = sets.resolve(test.terms)
    return lambda text: names_exactly(wanted, str(text), sets.catalogue)


def named_licenses(questions: Iterable[Question]) -> tuple[Expression, ...]:
    """Return every licence that is named in braces, with its exception."""
    found: dict[Expression, None] = {}
    for question in questions:
        for node in question.policy.terms.values():
            found.update((leaf, None) for leaf in _items(node))
        for test in question.tests:
            found.update((leaf, None) for leaf in _items(test))
    return tuple(found)


def _items(node: syntax.Terms | FieldTest) -> Iterator[Expression]:
    for item in nodes_in(node):
        if isinstance(item, syntax.LicenseItem):
            suffix = f" WITH {item.exception}" if item.exception else ""
            yield read_license(item.license + suffix)
