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
from osaid.readers.documents import load
from osaid.readers.supplements import MARK, supplement_in
from osaid.records.attributes import Misread, typed
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.statements import NONE
from osaid.records.systems import System
from osaid.values import Value

_YES = frozenset({"yes", "y", "true"})
_NO = frozenset({"no", "n", "false"})
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


def read_truth(text: str) -> Read:
    """Return a yes or no.

    >>> read_truth("Yes").value, read_truth("perhaps").is_understood
    (True, False)
    """
    word = text.strip().casefold()
    if word in _YES | _NO:
        return Read(word in _YES)
    return _refused("not-yes-or-no", f"{quoted(text)} is neither yes nor no", "yes, no")


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

    >>> field = fields_of(Component)["license"]
    >>> str(read_value("apache 2.0", field, Component).value.expression)
    'Apache-2.0'
    """
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
    values = getattr(record, field.attribute).values
    return Read(values[0] if values else None, tuple(map(_placeless, remarks)))


def _own(text: str, field: Field) -> Read:
    value = typed(field, NONE if text == "none" else text)
    if not isinstance(value, Misread):
        return Read(value)
    choices = tuple(field.choices)
    cure = suggestion(text, choices) or f"one of {', '.join(choices)}"
    cure = cure if choices else _EXAMPLES.get(field.holds, "write it otherwise")
    return _refused("not-of-its-type", str(value), cure)


_EXAMPLES: Mapping[FieldType, str] = {
    FieldType.TRUTH: "yes, no",
    FieldType.NUMBER: "write a number, such as `1500000` or `1.5e12`",
    FieldType.MONEY: "write an amount and a currency, such as `10 EUR`",
    FieldType.DATE: "write year, month and day, such as `2026-11-21`",
}


def _written(text: str, field: Field) -> Any:  # noqa: ANN401 - as in a file
    """Return what a file would have; of a number two bounds, if two are given."""
    bounds = _RANGE.fullmatch(text)
    if field.holds is not FieldType.NUMBER or bounds is None:
        return text
    return {"low": bounds[1], "high": bounds[2]}


def _placeless(diagnostic: Diagnostic) -> Diagnostic:
    return evolve(diagnostic, place=None, excerpt=None)


def _refused(code: str, message: str, cure: str) -> Read:
    return Read(None, (Diagnostic(code, message, help=cure),))
