"""The reader of single answers, as somebody types them.

What is typed is read as a supplement that says only this, so that it means what it
would mean in a file, and is refused in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted, suggestion
from osaid.readers import values
from osaid.readers.diagnosis import Misfit
from osaid.readers.documents import load
from osaid.readers.nodes import Scalar
from osaid.readers.supplements import MARK, supplement_in
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from osaid.records.systems import System
from osaid.text import Place
from osaid.values import Value

_WHOLE = {"y": "yes", "n": "no"}
_RANGE = re.compile(r"(\S+)\s+to\s+(\S+)")


@frozen
class Read(Value):
    """What was understood of an answer, and what is wrong or odd about it.

    Without a `value` it was not understood.
    """

    value: object = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Return whether there is a value."""
        return self.value is not None


def problems_in(text: str) -> tuple[Diagnostic, ...]:
    r"""Return why a text cannot stand in a file at all.

    >>> problems_in("Ada"), problems_in("\0")[0].code
    ((), 'bad-character')
    """
    try:
        load({"text": text})
    except InputError as error:
        return tuple(map(_placeless, error.diagnostics))
    return ()


def read_truth(text: str) -> Read:
    """Return a yes or no, of which the first letter is enough.

    >>> read_truth("Y").value, read_truth("perhaps").is_understood
    (True, False)
    """
    found = values.read_truth(Scalar(_WHOLE.get(text.casefold(), text), Place("")))
    if isinstance(found, Misfit):
        return _refused(found.code, found.message, found.cure)
    return Read(found)


def read_choice(text: str, choices: tuple[str, ...]) -> Read:
    """Return one of some words, whatever its case.

    >>> read_choice("MIT", ("mit", "isc")).value
    'mit'
    """
    for word in choices:
        if word.casefold() == text.strip().casefold():
            return Read(word)
    cure = suggestion(text, choices) or f"one of {', '.join(choices)}"
    listed = ", ".join(quoted(word) for word in choices)
    return _refused("not-a-choice", f"{quoted(text)} is none of {listed}", cure)


def read_value(text: str, field: Field, subject: type[Component | System]) -> Read:
    """Return what a text says of a field, as records hold it.

    >>> from osaid.records.fields import fields_of
    >>> field = fields_of(Component)["license"]
    >>> str(read_value("apache 2.0", field, Component).value.expression)
    'Apache-2.0'
    """
    odd = problems_in(text)
    if odd:
        return Read(None, odd)
    if field.own:
        return _own(text, field)
    if field.holds is FieldType.TRUTH:
        return read_truth(text)
    said: Mapping[str, Any] = {field.name: _written(text, field)}
    if subject is Component:
        said = {"components": {"code": {"name": "it", **said}}}
    document = load({MARK: 1, "name": "it", **said})
    try:
        supplement, remarks = supplement_in(document)
    except InputError as error:
        return Read(None, tuple(map(_placeless, error.diagnostics)))
    record: Component | System = supplement.record
    record = record if subject is System else supplement.record.components[0]
    stated = getattr(record, field.attribute).values
    return Read(stated[0] if stated else None, tuple(map(_placeless, remarks)))


def _own(text: str, field: Field) -> Read:
    """Return a value of a field of one's own, which has choices of its own."""
    if field.choices:
        return read_choice(text, field.choices)
    found = values.read_value(field, Scalar(text, Place("")))
    if isinstance(found, Misfit):
        return _refused(found.code, found.message, found.cure)
    return Read(found)


def _written(text: str, field: Field) -> Any:  # noqa: ANN401 - as in a file
    """Return what a file would have; of a number two bounds, if two are given."""
    bounds = _RANGE.fullmatch(text)
    if field.holds is not FieldType.NUMBER or bounds is None:
        return text
    return {"low": bounds[1], "high": bounds[2]}


def _placeless(diagnostic: Diagnostic) -> Diagnostic:
    return evolve(diagnostic, place=None, excerpt=None)


def _refused(code: str, message: str, cure: str | None) -> Read:
    return Read(None, (Diagnostic(code, message, help=cure),))
