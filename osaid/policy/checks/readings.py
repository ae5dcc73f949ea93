"""Readings: what is chosen exists, and every choice leaves something."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, repeated, unknown
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.values import check_word
from osaid.policy.syntax import (
    Freedom,
    ReadingChoice,
    Requirement,
    Sentence,
    Strength,
    Terms,
)

_MOST_SHOWN = 3


def check_choice(choice: ReadingChoice, scope: Scope) -> Iterator[Problem]:
    """Yield a problem if `when READING is VALUE` names what is not declared."""
    reading = scope.readings.get(choice.reading.text)
    if reading is None:
        yield unknown(Code.UNKNOWN_READING, "reading", choice.reading, scope.readings)
    else:
        name, value = reading.name.text, choice.value
        yield from check_word(name, value.text, value, scope.values[name])


def check_choices(terms: Terms, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the choices of a set that depends on a reading."""
    choices = [c.choice for c in terms.choices if c.choice is not None]
    for choice in choices:
        yield from check_choice(choice, scope)
    yield from repeated(choices, "choice")
    if len(choices) < len(terms.choices) > 1:
        yield _incomplete(terms, "has a value without a `when` beside others")
    elif len({choice.reading for choice in choices}) > 1:
        yield _incomplete(terms, "depends on several readings")
    elif choices:
        yield from _check_cover(terms, choices, scope)


def _check_cover(
    terms: Terms, choices: list[ReadingChoice], scope: Scope
) -> Iterator[Problem]:
    reading = scope.readings.get(choices[0].reading.text)
    covered = {choice.value for choice in choices}
    values = () if reading is None else dict.fromkeys(reading.values)
    missing = [f"{choices[0].reading} is {v}" for v in values if v not in covered]
    if missing:
        under = " or ".join(map(quoted, missing[:_MOST_SHOWN]))
        yield _incomplete(terms, f"has no value when {under}")


def _incomplete(terms: Terms, what: str) -> Problem:
    return Problem(
        Code.INCOMPLETE_TERMS,
        terms.name.span,
        f"terms {quoted(terms.name.text)} {what}",
        "give one value for each value of one reading",
    )


def check_what_is_left(item: Requirement | Freedom, scope: Scope) -> Iterator[Problem]:
    """Yield a problem if a choice of readings leaves an item without a `must`.

    A freedom that requirements uphold keeps theirs.
    """
    musts = [s for s in item.sentences if s.strength is Strength.MUST]
    upheld = isinstance(item, Freedom) and item.name.text in scope.upheld
    without = None if upheld else _emptying(musts, scope)
    if without:
        choice = " and ".join(quoted(words) for words in without[:_MOST_SHOWN])
        yield Problem(
            Code.NOTHING_LEFT,
            item.name.span,
            f"{quoted(item.name.text)} has no `must` left when {choice}",
            "say what it asks for under that choice too, or take the `when` away",
        )


def _emptying(musts: list[Sentence], scope: Scope) -> list[str] | None:
    """Return a choice of readings that leaves no sentence, or None.

    Readings are chosen one by one, so there is such a choice when every sentence
    hangs on a reading, and each of these has a value on which none hangs.
    """
    hanging: dict[str, set[str]] = {}
    for must in musts:
        if must.choice is None:
            return None
        values = hanging.setdefault(must.choice.reading.text, set())
        values.add(must.choice.value.text)
    choice = []
    for name, values in hanging.items():
        reading = scope.readings.get(name)
        known = () if reading is None else reading.values
        other = next((v.text for v in known if v.text not in values), None)
        if other is None:
            return None
        choice.append(f"{name} is {other}")
    return choice
