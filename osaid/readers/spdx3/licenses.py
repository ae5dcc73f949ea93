"""Licences of an SPDX 3 document: expressions, texts, and sets of elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from osaid.diagnostics import LicenseError, quoted
from osaid.licenses.expression import (
    MAX_DEPTH,
    NOASSERTION,
    And,
    Expression,
    License,
    Nothing,
    Or,
    Unread,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.reading import read_license
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Scalar
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.vocabulary import is_no_assertion, is_none

_MOST_TERMS = 200
_LONGEST_TITLE = 200
_EXCEPTION = "-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@frozen
class Licensing:
    """What a licence element is read as, and the text that stands for it.

    `note` says by what it was identified, where that is not its own id. `terms`
    counts the licences in it, each as often as it occurs.
    """

    expression: Expression
    written: str
    note: str | None = None
    terms: int = 1

    @property
    def is_silent(self) -> bool:
        """Say whether the element makes no assertion."""
        return self.expression == Unread(NOASSERTION)


class LicenseElements:
    """Reads the elements that licences are made of, each once.

    A set that contains itself, nests too deep or grows too large is not read, and
    reported; everything about it is unknown then.
    """

    def __init__(self, graph: Graph, diagnosis: Diagnosis) -> None:
        """Look elements up in a graph."""
        self._graph = graph
        self._diagnosis = diagnosis
        self._known: dict[str, Licensing] = {}
        self._open: set[str] = set()
        self._readers: Mapping[str, Callable[[Element], Licensing]] = {
            "LicenseExpression": self._expression,
            "ConjunctiveLicenseSet": lambda one: self._set(one, conjunction),
            "DisjunctiveLicenseSet": lambda one: self._set(one, disjunction),
            "OrLaterOperator": self._or_later,
            "WithAdditionOperator": self._with_addition,
            "ListedLicense": self._listed,
            "CustomLicense": self._custom,
            "SimpleLicensingText": self._custom,
        }

    def read(self, element: Element) -> Licensing:
        """Return what a licence element is read as; never raises."""
        if element.id in self._known:
            return self._known[element.id]
        if element.id in self._open or len(self._open) >= MAX_DEPTH:
            return self._unread(element, "contains itself, or nests too deep")
        self._open.add(element.id)
        try:
            found = self._read(element)
        except LicenseError:
            found = self._unread(element, "nests too deep")
        self._open.remove(element.id)
        if found.terms > _MOST_TERMS:
            found = self._unread(element, f"has more than {_MOST_TERMS} terms")
        self._known[element.id] = found
        return found

    def all_of(self, relationship: Relationship) -> Licensing:
        """Return what a relationship leads to, all of which applies, as one licence."""
        elements = relationship.targets
        if len(elements) > _MOST_TERMS:
            return self._unread(elements[0], f"is one of more than {_MOST_TERMS}")
        found = [self.read(element) for element in elements]
        if relationship.is_open or not found:
            found.append(Licensing(Unread(NOASSERTION), NOASSERTION))
        if len(found) == 1:
            return found[0]
        try:
            joined = conjunction(one.expression for one in found)
        except LicenseError:
            return self._unread(elements[0], "nests too deep together with others")
        notes = dict.fromkeys(one.note for one in found if one.note)
        return Licensing(joined, str(joined), "; ".join(notes) or None)

    def _read(self, element: Element) -> Licensing:
        if is_none(element.id):
            return Licensing(Nothing(), "NONE")
        if is_no_assertion(element.id):
            return Licensing(Unread(NOASSERTION), NOASSERTION)
        if element.type in self._readers:
            return self._readers[element.type](element)
        if element.is_defined:
            return self._unread(element, f"is of type {quoted(element.type)}")
        found = read_license(element.id)
        if isinstance(found, Unread):
            return self._unread(element, "is not in this document")
        return Licensing(found, element.id)

    def _unread(self, element: Element, why: str) -> Licensing:
        """Report a licence that is not read; its name is kept."""
        message = f"the licence {quoted(element.name)} {why}; it stays unknown"
        self._diagnosis.warning(element.node, "license-not-read", message)
        return Licensing(Unread(element.name), element.name)

    def _expression(self, element: Element) -> Licensing:
        written = element.said("licenseExpression")
        if written is None:
            stated = element.parts("licenseExpression")
            said = next((s.text for s in stated if isinstance(s, Scalar)), "")
            if is_no_assertion(said.strip()):
                return Licensing(Unread(NOASSERTION), NOASSERTION)
            return self._unread(element, "has no expression")
        own = {
            key: self.read(self._graph.named(value.text, value))
            for key, value in _entries(element.parts("customIdToUri"))
            if value.text.strip() != element.id
        }
        expression = read_license(written)
        replaced = _replaced(expression, own)
        note = None if replaced == expression else "its own ids by name or title"
        return Licensing(replaced, written, note)

    def _set(
        self, element: Element, join: Callable[[Iterable[Expression]], Expression]
    ) -> Licensing:
        members = [self.read(m) for m in self._graph.references(element, "member")]
        if not members:
            return self._unread(element, "has no members")
        joined = join(member.expression for member in members)
        terms = sum(member.terms for member in members)
        if terms > _MOST_TERMS:
            return Licensing(joined, element.name, None, terms)
        return Licensing(joined, str(joined), None, terms)

    def _or_later(self, element: Element) -> Licensing:
        subject = next(self._graph.references(element, "subjectLicense"), None)
        if subject is None:
            return self._unread(element, "has no `subjectLicense`")
        found = self.read(subject).expression
        if not isinstance(found, License):
            return self._unread(element, "is about no single licence")
        written = f"{found.id.removesuffix('+').removesuffix('-only')}+"
        if found.id.endswith("-or-later"):
            return Licensing(found, written)
        return Licensing(read_license(written), written)

    def _with_addition(self, element: Element) -> Licensing:
        subjects = self._graph.references(element, "subjectExtendableLicense")
        additions = self._graph.references(element, "subjectAddition")
        subject, addition = next(subjects, None), next(additions, None)
        if subject is None or addition is None:
            return self._unread(element, "lacks a licence or an addition")
        found = self.read(subject).expression
        named = _addition(addition)
        written = f"{found} WITH {named}"
        if isinstance(found, License) and set(named) <= set(_EXCEPTION):
            return Licensing(With(found, named), written)
        return Licensing(Unread(written), written)

    def _listed(self, element: Element) -> Licensing:
        last = element.id.rpartition("#")[2].rpartition("/")[2]
        for text in (element.id, last):
            found = read_license(text)
            if isinstance(found, License):
                return Licensing(found, found.id)
        return self._custom(element)

    def _custom(self, element: Element) -> Licensing:
        """Read a licence by its name, else by the title that its text begins with."""
        name, title = element.said("name"), _title(element)
        for text, ground in ((name, "name"), (title, "title of its text")):
            found = read_license(text) if text else None
            if isinstance(found, License):
                return Licensing(found, text or "", f"identified by the {ground}")
        named = read_license(element.id.rpartition("#")[2])
        if isinstance(named, License):
            return Licensing(named, element.name)
        written = name or title or element.name
        return Licensing(Unread(written), written)


def _entries(parts: Iterable[nodes.Node]) -> Iterable[tuple[str, Scalar]]:
    for part in parts:
        if isinstance(part, nodes.Mapping):
            key, value = part.get("key"), part.get("value")
            if isinstance(key, Scalar) and isinstance(value, Scalar):
                yield key.text.strip(), value


def _title(element: Element) -> str:
    lines = (element.said("licenseText") or "").splitlines()
    return next((line.strip() for line in lines if line.strip()), "")[:_LONGEST_TITLE]


def _addition(element: Element) -> str:
    """Return the id of an exception, which is the end of its address or its name."""
    last = element.id.removesuffix(".html").rpartition("/")[2].rpartition("#")[2]
    listed = "spdx.org/licenses/" in element.id or last.startswith("AdditionRef-")
    return last if listed else element.name


def _replaced(expression: Expression, own: Mapping[str, Licensing]) -> Expression:
    """Return an expression with the licences of a document in place of their ids."""
    match expression:
        case License(name) if name in own:
            known = own[name].expression
            return expression if isinstance(known, Unread) else known
        case With(license_, exception):
            found = _replaced(license_, own)
            if isinstance(found, License):
                return With(found, exception)
            return expression
        case And(terms):
            return conjunction(_replaced(term, own) for term in terms)
        case Or(terms):
            return disjunction(_replaced(term, own) for term in terms)
    return expression
