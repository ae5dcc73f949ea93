"""Changes of a record, as tests make them: of what is known, and to what fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from osaid.diagnostics import quoted
from osaid.licenses.expression import Unread
from osaid.licenses.reading import read_license
from osaid.policy.checks.problems import Code, Problem, unknown, warning
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.values import TRUTHS, check_value, check_word
from osaid.policy.schema import ANY_KIND
from osaid.policy.syntax import Change, Day, Name, Node, Number, Step, Text, Word
from osaid.policy.vocabulary import SYSTEM, Subject, Vocabulary
from osaid.records.components import Component, Found
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import PARENT, within
from osaid.records.problems import ALL
from osaid.records.statements import NONE
from osaid.records.systems import Extent, System

HEADINGS = ("name", "release", "supplier", "hub", "purl")
"""What says which system a record is about, and can be changed like a field."""

FOUND = "found"
"""How a record came by the licence of components, which is no field of theirs."""

RECORD = "record"
"""The whole record of a parent, which is no field of it."""

_MAY_BE_NONE = frozenset(
    {FieldType.TEXT, FieldType.REFERENCE, FieldType.NUMBER}
    | {FieldType.MONEY, FieldType.DATE, FieldType.LICENSE}
)


def step_field(vocabulary: Vocabulary, name: str, subject: str) -> Field | None:
    """Return the field that a change names, of a system or of components of a kind.

    `subject` is `system` or a kind. An attribute of one's own is one of its whole
    branch and of no more.
    """
    field = vocabulary.field(name, _record(subject))
    if field is None or subject == SYSTEM or field.branch is None:
        return field
    return field if within(subject, field.branch) else None


def is_parent_record(step: Step) -> bool:
    """Return whether a change is of the record of a parent.

    >>> from osaid.policy.syntax import Change, Name, Step, Word
    >>> named = Step(Change.SET, Name("parent"), Name("record"), Word("bloom"))
    >>> is_parent_record(named)
    True
    """
    return str(step.field) == RECORD and within(str(step.subject), PARENT)


def is_found(step: Step) -> bool:
    """Return whether a change is of how the licence of components was found.

    >>> from osaid.policy.syntax import Change, Name, Step, Word
    >>> is_found(Step(Change.SET, Name("code"), Name("found"), Word("platform")))
    True
    """
    return str(step.field) == FOUND and str(step.subject) != SYSTEM


def _record(subject: str) -> Subject:
    return System if subject == SYSTEM else Component


def _known(vocabulary: Vocabulary, subject: str) -> Iterator[str]:
    """Yield all that a test can say of a system, or of a kind."""
    for name in vocabulary.names(_record(subject)):
        if step_field(vocabulary, name, subject) is not None:
            yield name
    if subject == SYSTEM:
        yield from HEADINGS


def check_step(step: Step, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with one change."""
    words = scope.vocabulary
    match step.change:
        case Change.SET | Change.FORGET:
            yield from _check_field(step, words)
        case Change.ATTEST:
            yield from _check_judgement(step, scope)
        case Change.LISTING:
            yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
            if isinstance(step.value, Node):
                yield from _check_choice(step.value, "listing", tuple(Extent))
        case Change.REMOVE:
            yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
        case Change.ADD | Change.UNUSED:
            yield from _check_kind(step.subject, words.kinds)


def _check_kind(kind: Name, known: Collection[str]) -> Iterator[Problem]:
    if kind.text == ANY_KIND and ANY_KIND not in known:
        message = f"{quoted(ANY_KIND)} is every kind at once"
        cure = "name one of them, such as `code.training`"
        yield Problem(Code.UNKNOWN_KIND, kind.span, message, cure)
    elif kind.text not in known:
        yield unknown(Code.UNKNOWN_KIND, "kind", kind, known)


def _check_judgement(step: Step, scope: Scope) -> Iterator[Problem]:
    name = step.subject
    if name.text not in scope.judgements:
        yield unknown(Code.UNKNOWN_JUDGEMENT, "judgement", name, scope.judgements)
    if step.value is not None:
        yield from _check_choice(step.value, name.text, TRUTHS)


def _check_choice(value: Node, owner: str, known: tuple[str, ...]) -> Iterator[Problem]:
    said = str(getattr(value, "text", getattr(value, "value", "")))
    if said in known and not isinstance(value, Word):
        yield _quoted(owner, said, value)
    else:
        yield from check_word(owner, said, value, known)


def _quoted(owner: str, said: str, value: Node) -> Problem:
    message = f"{quoted(owner)} takes one of its words, not a text"
    return Problem(Code.WRONG_TYPE, value.span, message, f"write `{said}`")


def _check_field(step: Step, words: Vocabulary) -> Iterator[Problem]:
    subject, name = step.subject.text, step.field
    if subject != SYSTEM:
        yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
    if name is None:
        return
    if subject == SYSTEM and name.text in HEADINGS:
        yield from _check_heading(step, name)
    elif is_parent_record(step):
        yield from _check_record(step)
    elif is_found(step):
        yield from _check_found(step)
    else:
        yield from _check_one(step, name, words)


def _check_one(step: Step, name: Name, words: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with a change of a field of the record."""
    subject = step.subject.text
    field = step_field(words, name.text, subject)
    if field is None:
        yield _no_field(name, subject, words)
    elif field.derived:
        message = f"{quoted(name.text)} is found while judging"
        cure = "it cannot be stated, in tests as in records"
        yield Problem(Code.DERIVED_FIELD, name.span, message, cure)
    elif step.value is not None:
        yield from _check_stated(field, step, words)


def _no_field(name: Name, subject: str, words: Vocabulary) -> Problem:
    """Return the problem of a field that the subject of a change does not have."""
    if name.text == RECORD:
        message = f"{quoted(subject)} has no record within its own"
        cure = f"`{PARENT}` has one: write `{RECORD} of {PARENT} is bloom`"
        return Problem(Code.WRONG_SUBJECT, name.span, message, cure)
    of_system = words.field(name.text, System)
    of_components = words.field(name.text, Component)
    owner = None
    if subject != SYSTEM and of_system is not None:
        owner = SYSTEM
    elif of_components is not None:
        owner = of_components.branch or ANY_KIND
    if owner is None:
        known = tuple(_known(words, subject))
        return unknown(Code.UNKNOWN_FIELD, "field", name, known)
    message = f"{quoted(subject)} has no field {quoted(name.text)}"
    cure = f"`{owner}` has one: write `{name.text} of {owner} …`"
    return Problem(Code.WRONG_SUBJECT, name.span, message, cure)


def _check_record(step: Step) -> Iterator[Problem]:
    if isinstance(step.value, Number | Day):
        message = "the record of a parent is an example or a file"
        cure = 'write `record of parent is bloom` or `… is "records/base.yaml"`'
        yield Problem(Code.WRONG_TYPE, step.value.span, message, cure)


def _check_found(step: Step) -> Iterator[Problem]:
    if step.value is None:
        message = "how a licence was found is always said"
        cure = f"write `{FOUND} of {step.subject} is {Found.OWN}`"
        yield Problem(Code.WRONG_TYPE, step.span, message, cure)
    else:
        yield from _check_choice(step.value, FOUND, tuple(Found))


def _check_heading(step: Step, name: Name) -> Iterator[Problem]:
    if step.value is None:
        if name.text == HEADINGS[0]:
            message = "a system without a name cannot be judged"
            yield Problem(Code.WRONG_TYPE, step.span, message, "leave it out")
    elif not isinstance(step.value, Text):
        field = Field(name.text, name.text, FieldType.TEXT, "which system it is")
        yield from check_value(
            field, step.value, f'write `{name.text} of system is "…"`'
        )


def _check_stated(  # noqa: C901 - one case for each type
    field: Field, step: Step, words: Vocabulary
) -> Iterator[Problem]:
    """Yield a problem where a field cannot have the value of a change."""
    match step.value:
        case Word(text=NONE.value) if field.holds in _MAY_BE_NONE:
            pass
        case Word() | Text() if field.holds is FieldType.TOPICS:
            yield from _check_topic(step.value, words)
        case Word() | Text() if field.holds is FieldType.WORDS:
            yield from _check_choice(step.value, field.name, field.choices)
        case Text() if field.holds is FieldType.LICENSE:
            yield from _check_license(step.value)
        case Text() if field.holds is FieldType.SUBJECTS:
            pass
        case Word(text=text) if field.holds is FieldType.SUBJECTS and text == ALL:
            pass
        case Word() | Text() | Number() | Day() as value if field.holds in _INSTEAD:
            wanted = _INSTEAD[field.holds]
            message = f"{quoted(field.name)} takes {wanted[0]} here"
            cure = f"write `{field.name} of {step.subject} is {wanted[1]}`"
            yield Problem(Code.WRONG_TYPE, value.span, message, cure)
        case Word() | Text() | Number() | Day() as value:
            yield from check_value(field, value, f"see what {quoted(field.name)} holds")


_INSTEAD = {
    FieldType.LICENSE: ("a licence", '"MIT"'),
    FieldType.SUBJECTS: ("the name of a component, or `all`,", "all"),
    FieldType.TOPICS: ("a topic", "provenance"),
    FieldType.WORDS: ("one of its words", "…"),
}


def _check_license(value: Text) -> Iterator[Problem]:
    """Yield a warning for words that are no licence, unless they say that they are."""
    if value.value.startswith('"'):
        return
    if isinstance(read_license(value.value), Unread):
        yield warning(
            Code.UNKNOWN_LICENSE,
            value.span,
            f"no licence is known as {quoted(value.value)}",
            "write an SPDX id, as in `MIT`, and mean words as they are as in"
            ' `"\\"our terms\\""`',
        )


def _check_topic(value: Word | Text, words: Vocabulary) -> Iterator[Problem]:
    said = value.text if isinstance(value, Word) else value.value
    if said not in words.topics:
        name = Name(said, span=value.span)
        yield unknown(Code.UNKNOWN_TOPIC, "topic", name, words.topics)
