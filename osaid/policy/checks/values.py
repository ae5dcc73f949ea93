"""Values: each of the type that its field holds, and among those it knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, nearest_or_all
from osaid.policy.syntax import Day, Node, Number, Text, Value, Word
from osaid.records.fields import Field, FieldType

TRUTHS = ("yes", "no")

_TAKES = {
    FieldType.TRUTH: "`yes` or `no`",
    FieldType.CHOICE: "one of its words",
    FieldType.TEXT: "a text in quotes",
    FieldType.REFERENCE: "a name in quotes",
    FieldType.NUMBER: "a number",
    FieldType.MONEY: "an amount with a currency",
    FieldType.DATE: "a day",
}
_EXAMPLES = {
    FieldType.TRUTH: "{} is yes",
    FieldType.TEXT: '{} is "…"',
    FieldType.REFERENCE: '{} is "…"',
    FieldType.NUMBER: "{} >= 1000",
    FieldType.MONEY: "{} <= 100 USD",
    FieldType.DATE: "{} >= 2024-10-28",
    FieldType.LICENSE: "{} in osi_approved",
    FieldType.TOPICS: "{} provenance, scope",
    FieldType.SUBJECTS: "together information for every data.training: covers scope",
}
_WITH_CHOICES = {FieldType.CHOICE: "{} is {}", FieldType.WORDS: "{} includes {}"}


def example(field: Field) -> str:
    """Return a condition on a field, of whatever type it is.

    >>> from osaid.records.components import Component
    >>> from osaid.records.fields import fields_of
    >>> example(fields_of(Component)["tokens"])
    'tokens >= 1000'
    """
    if field.holds in _WITH_CHOICES:
        return _WITH_CHOICES[field.holds].format(field.name, field.choices[0])
    return _EXAMPLES[field.holds].format(field.name)


def usage(field: Field) -> str:
    """Return how a field is asked for, as help."""
    return f"write for instance `{example(field)}`"


def check_value(field: Field, value: Value, cure: str) -> Iterator[Problem]:
    """Yield a problem if a field cannot have a value.

    `cure` is the help where nothing nearer to what is written can be said.
    """
    match field.holds, value:
        case FieldType.TRUTH, Word(text=text):
            yield from check_word(field.name, text, value, TRUTHS)
        case FieldType.CHOICE, Word(text=text):
            instead = field.cure_of(text)
            yield from check_word(field.name, text, value, field.choices, instead)
        case (
            (FieldType.TEXT | FieldType.REFERENCE, Text())
            | (FieldType.NUMBER, Number(currency=None))
            | (FieldType.MONEY, Number(currency=str()))
            | (FieldType.DATE, Day())
        ):
            pass
        case _:
            yield Problem(
                Code.WRONG_TYPE,
                value.span,
                f"{quoted(field.name)} takes {_TAKES[field.holds]},"
                f" not {_described(value)}",
                _cure(field, value) or cure,
            )


def check_word(
    owner: str, word: str, node: Node, known: Collection[str], cure: str | None = None
) -> Iterator[Problem]:
    """Yield a problem if a word is not among the values of a field or reading.

    Without a `cure`, the help is the nearest of them.
    """
    if word not in known:
        yield Problem(
            Code.UNKNOWN_VALUE,
            node.span,
            f"{quoted(owner)} has no value {quoted(word)}",
            cure or (lambda: nearest_or_all(word, known)),
        )


def _cure(field: Field, value: Value) -> str | None:
    match field.holds, value:
        case FieldType.CHOICE | FieldType.TRUTH, Text(value=text):
            known = field.choices or TRUTHS
            return f"write `{text}` without quotes" if text in known else None
        case FieldType.TEXT | FieldType.REFERENCE, Word(text=text):
            return "write " + quoted(f'"{text}"')
        case FieldType.MONEY, Number(value=amount):
            return f"name the currency, as in `{amount} USD`"
        case FieldType.NUMBER, Number(value=amount):
            return f"write `{amount}` without a currency"
        case _:
            return None


def _described(value: Value) -> str:
    match value:
        case Word():
            return "a word"
        case Text():
            return "a text"
        case Number(currency=None):
            return "a number"
        case Number():
            return "an amount"
        case Day():
            return "a day"
