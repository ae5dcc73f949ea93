"""What the items say that take no block of their own: one phrase each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from osaid.policy import syntax
from osaid.policy.phrases import Phrase, after, listed, phrase
from osaid.policy.syntax import Change, Expected, Node


@singledispatch
def item_phrase(item: Node) -> Phrase:
    """Return what an item, or a line of a block, says.

    >>> from osaid.policy.syntax import Name, Text, Topic
    >>> item_phrase(Topic(Name("consent"), Text("whether people agreed")))
    ['topic consent', '"whether people agreed"']
    """
    raise TypeError(type(item).__name__)


@item_phrase.register
def _(item: syntax.Uses) -> Phrase:
    return [f"uses {item.name} {item.version}"]


@item_phrase.register
def _(item: syntax.Kind) -> Phrase:
    single = ["single"] if item.single else []
    return [f"kind {item.name}", *phrase(item.meaning), *single]


@item_phrase.register
def _(item: syntax.Topic) -> Phrase:
    return [f"topic {item.name}", *phrase(item.meaning)]


@item_phrase.register
def _(item: syntax.Restriction) -> Phrase:
    return [f"restriction {item.name}", *phrase(item.meaning)]


@item_phrase.register
def _(item: syntax.Attribute) -> Phrase:
    meaning = [] if item.meaning is None else phrase(item.meaning)
    marked = ["as terms"] if item.terms else []
    return [f"attribute {item.name}:", *_type(item.holds), *meaning, *marked]


def _type(held: syntax.AttributeType) -> Phrase:
    if held.holds is not None:
        return phrase(held.holds)
    first, *others = listed(held.choices)
    many = "set" if held.many else "one"
    inside = [f"{many} of {{ {first}", *others]
    inside[-1] += " }"
    return inside


@item_phrase.register
def _(item: syntax.Drop) -> Phrase:
    what = "freedom" if item.freedom else "requirement"
    return [f"drop {what} {item.name}", *after("because", phrase(item.because))]


@item_phrase.register
def _(item: syntax.Waive) -> Phrase:
    by = [] if item.by is None else after("by", phrase(item.by))
    return [
        f"waive {item.name}",
        *after("for", phrase(item.systems)),
        *after("until", phrase(item.until)),
        *by,
        *after("because", phrase(item.because)),
    ]


@item_phrase.register
def _(item: syntax.Level) -> Phrase:
    title = [] if item.title is None else phrase(item.title)
    return [f"level {item.name}", *title, *after("needs", listed(item.needs))]


@item_phrase.register
def _(item: syntax.Trial) -> Phrase:
    """Return what a test is given; what it expects are lines of their own."""
    source = [] if item.source is None else phrase(item.source)
    given = after(f"given {item.given}", source) if source else ["given system"]
    return [
        *given,
        *_parts("with", (_step(step) for step in item.steps)),
        *([] if item.day is None else after("on", phrase(item.day))),
        *_parts("under", (f"{c.reading} is {c.value}" for c in item.choices)),
    ]


def _parts(word: str, parts: Iterable[str]) -> Phrase:
    found = list(parts)
    if not found:
        return []
    return after(word, [*(f"{part}," for part in found[:-1]), found[-1]])


def _step(step: syntax.Step) -> str:
    value = "" if step.value is None else " ".join(phrase(step.value))
    said = f"is {value}" if value else "unknown"
    match step.change:
        case Change.ADD | Change.REMOVE:
            return f"{step.change} {step.subject}"
        case Change.UNUSED:
            return f"{step.subject} unused"
        case Change.ATTEST:
            return f"{step.subject} attested {value}"
        case Change.LISTING:
            return f"listing of {step.subject} {said}"
        case _:
            return f"{step.field} of {step.subject} {said}"


@item_phrase.register
def _(item: syntax.Expectation) -> Phrase:
    value = "" if item.value is None else item.value.text
    match item.of:
        case Expected.OUTCOME:
            at = after("at", listed(item.at)) if item.at else []
            return [f"expect {value}", *at]
        case Expected.DECISION:
            return [f"expect decision {value}"]
        case Expected.LEVEL:
            perhaps = [f"perhaps {value}"] if value else []
            return [f"expect level {item.name}", *perhaps]
        case _:
            return [f"expect {item.of} {item.name} is {value}"]
