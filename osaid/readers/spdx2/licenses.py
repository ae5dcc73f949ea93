"""Licences of packages and files: declared and concluded, own and inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import (
    And,
    Expression,
    License,
    Or,
    Unread,
    conjunction,
    disjunction,
    leaves,
)
from osaid.licenses.reading import read_license
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.readers.spdx2.elements import Element
from osaid.readers.spdx2.fields import mappings, stated, text_of, texts
from osaid.readers.values import read_stated_license
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import Fact, Grade, Nothing

_REFERENCE = "LicenseRef-"
_CONCLUDED = "concluded by the author of the document"


@frozen
class _Terms:
    """A licence that was read, and what was made of its references."""

    value: StatedLicense | Nothing
    ground: str | None = None


class Licenses:
    """The licences of one document, with those that it gives the texts of."""

    def __init__(
        self, root: nodes.Mapping, saying: Saying, diagnosis: Diagnosis
    ) -> None:
        """Look up by name and address the licences of which texts are given."""
        self._saying = saying
        self._diagnosis = diagnosis
        self._told: set[str] = set()
        self._known: Mapping[str, License] = dict(self._identified(root))

    def of(self, element: Element) -> Fact[StatedLicense]:
        """Return what is declared and concluded of an element, as two statements.

        What the author of the document concludes is inferred, as it says itself.
        """
        declared = self._fact(element.node, "licenseDeclared", Grade.ASSERTED)
        concluded = self._fact(
            element.node, "licenseConcluded", Grade.INFERRED, _CONCLUDED
        )
        return Fact((*declared.statements, *concluded.statements))

    def inherited(self, element: Element) -> Fact[StatedLicense]:
        """Return the licence of a package as that of what is in it."""
        ground = f"stated for {quoted(element.name)}, which contains it"
        statements = []
        for statement in self.of(element).statements:
            value = statement.value
            if isinstance(value, StatedLicense):
                value = evolve(value, found=Found.INHERITED)
            origin = evolve(statement.origin, grade=Grade.INFERRED, note=ground)
            statements.append(evolve(statement, value=value, origin=origin))
        return Fact(tuple(statements))

    def _fact(
        self, node: nodes.Mapping, key: str, grade: Grade, note: str | None = None
    ) -> Fact[StatedLicense]:
        scalar = stated(node, key)
        terms = None if scalar is None else self._terms(scalar)
        if scalar is None or terms is None:
            return Fact()
        if terms.ground is not None:
            grade = Grade.INFERRED
            note = terms.ground if note is None else f"{note}; {terms.ground}"
        return self._saying.fact(terms.value, scalar.place, grade, note=note)

    def _terms(self, scalar: Scalar) -> _Terms | None:
        value = read_stated_license(scalar)
        if isinstance(value, Misfit):
            return None
        if isinstance(value, Nothing):
            return _Terms(value)
        self._tell_unread(scalar, value.expression)
        found = [leaf for leaf in leaves(value.expression) if isinstance(leaf, License)]
        named = {
            leaf.id: self._known[leaf.id] for leaf in found if leaf.id in self._known
        }
        if not named:
            return _Terms(value)
        expression = _replaced(value.expression, named)
        pairs = (f"`{name}` is given as {known}" for name, known in named.items())
        return _Terms(evolve(value, expression=expression), ", ".join(pairs))

    def _tell_unread(self, scalar: Scalar, expression: Expression) -> None:
        if not isinstance(expression, Unread) or scalar.text in self._told:
            return
        self._told.add(scalar.text)
        message = f"no licence is known as {quoted(scalar.text)}"
        cure = "kept as it is written, and open"
        self._diagnosis.warning(scalar, "unknown-license", message, cure)

    def _identified(self, root: nodes.Mapping) -> Iterator[tuple[str, License]]:
        """Yield the licences of the document that are known by name or address."""
        for node in mappings(root, "hasExtractedLicensingInfos"):
            name = text_of(node, "licenseId")
            if name is None or not name.startswith(_REFERENCE):
                continue
            words = [*filter(None, [text_of(node, "name")]), *_addresses(node)]
            found = dict.fromkeys(filter(None, map(_listed, words)))
            if len(found) == 1:
                yield name, next(iter(found))
            elif found:
                known = ", ".join(map(str, found))
                message = f"{quoted(name)} may be any of {known}; it is left open"
                self._diagnosis.information(node, "ambiguous-license", message)


def _addresses(node: nodes.Mapping) -> Iterator[str]:
    yield from texts(node, "seeAlsos")
    for reference in mappings(node, "crossRefs"):
        yield text_of(reference, "url") or ""


def _listed(text: str) -> License | None:
    """Return the licence that a name or an address is known to be of."""
    expression = None if text.startswith(_REFERENCE) else read_license(text)
    return expression if isinstance(expression, License) else None


def _replaced(expression: Expression, named: Mapping[str, License]) -> Expression:
    """Return an expression with what its references name in their place."""
    if isinstance(expression, And):
        return conjunction(_replaced(term, named) for term in expression.operands)
    if isinstance(expression, Or):
        return disjunction(_replaced(term, named) for term in expression.operands)
    if isinstance(expression, License):
        return named.get(expression.id, expression)
    return expression
