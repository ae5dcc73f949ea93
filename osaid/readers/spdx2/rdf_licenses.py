"""Licences in RDF: sets of licences within sets, as expressions of SPDX."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from osaid.diagnostics import Diagnostic, InputError
from osaid.licenses.expression import MAX_DEPTH, NOASSERTION
from osaid.readers.nodes import Scalar
from osaid.readers.spdx2.rdf_graph import Reference, Resource

_LONGEST = 20_000
_SETS: Mapping[str, str] = MappingProxyType(
    {"ConjunctiveLicenseSet": " AND ", "DisjunctiveLicenseSet": " OR "}
)
_TERMS = {
    "http://spdx.org/rdf/terms#noassertion": NOASSERTION,
    "http://spdx.org/rdf/terms#none": "NONE",
}
_NOTHING = {"SpdxNoAssertionLicense": NOASSERTION, "SpdxNoneLicense": "NONE"}


class RdfLicenses:
    """The licences of one graph, each written as an expression."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        """Begin with none written yet."""
        self._resources = resources
        self._written: dict[str, str] = {}

    def text(self, value: Scalar | Reference, depth: int = 0) -> str:
        """Return an expression; members of sets are put in parentheses.

        Raises InputError where a set is in itself or too deep, or where what is
        referred to again and again grows too long.
        """
        if isinstance(value, Scalar):
            return value.text
        if value.address not in self._written:
            if depth > MAX_DEPTH:
                raise _refusal(value, f"licences nest more than {MAX_DEPTH} deep")
            written = self._expression(value, depth + 1)
            if len(written) > _LONGEST:
                message = f"a licence has more than {_LONGEST:,} characters"
                raise _refusal(value, message)
            self._written[value.address] = written
        return self._written[value.address]

    def _expression(self, value: Reference, depth: int) -> str:
        address = value.address
        resource = self._resources.get(address)
        for name in resource.types if resource else ():
            if resource is not None and name in _SETS:
                return self._set(resource, _SETS[name], depth)
            if resource is not None and name == "WithExceptionOperator":
                return self._with(resource, depth)
            if resource is not None and name == "OrLaterOperator":
                return f"{self._first(resource, 'member', depth)}+"
            if name in _NOTHING:
                return _NOTHING[name]
        stated = resource.text("licenseId") if resource else None
        return stated or _TERMS.get(address) or _last(address)

    def _set(self, resource: Resource, operator: str, depth: int) -> str:
        members = (self.text(value, depth) for value in resource.all("member"))
        inner = (f"({text})" if " " in text else text for text in members)
        return operator.join(inner)

    def _with(self, resource: Resource, depth: int) -> str:
        license_text = self._first(resource, "member", depth)
        exception = next(resource.all("licenseException"), None)
        if isinstance(exception, Reference):
            named = self._resources.get(exception.address)
            stated = named.text("licenseExceptionId") if named else None
            return f"{license_text} WITH {stated or _last(exception.address)}"
        return f"{license_text} WITH {exception.text if exception else ''}"

    def _first(self, resource: Resource, name: str, depth: int) -> str:
        value = next(resource.all(name), None)
        return "" if value is None else self.text(value, depth)


def _last(address: str) -> str:
    """Return the last part of an address: an id that is listed or local."""
    return address.rpartition("#" if "#" in address else "/")[2]


def _refusal(value: Reference, message: str) -> InputError:
    cure = "write each set once, and none in itself"
    return InputError([Diagnostic("license-too-deep", message, value.place, help=cure)])
