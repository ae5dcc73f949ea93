"""Quotes, braces and parentheses that are not closed, not opened or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.parser.lexemes import Kind
from osaid.policy.parser.machine import item_words, keywords
from osaid.policy.parser.mistakes import Mistake, SyntaxCode
from osaid.policy.parser.trouble import STRENGTHS, Trouble
from osaid.text import Span

_CLOSED_BY = {"(": ")", "{": "}"}
_ESCAPE = re.compile(r'\\[^"\\n]')
_AFTER_LIST = frozenset({":", "else", "if", "unused", "when", "where"})
_IN_LIST = frozenset({"COMMA", "RBRACE", "WITH"})
_SET = frozenset({"LBRACE", "LPAR", "NAME"})
_JOINED = frozenset({",", "AND", "OR", "WITH"})
_LICENSE = re.compile(r"[A-Za-z0-9.-]+\+?")
_NOT_IN_WORDS = re.compile(r"[0-9+-]")


def closing(trouble: Trouble) -> Iterator[Mistake | None]:
    """Yield what may be wrong with quotes, braces and parentheses."""
    yield _text(trouble)
    yield _license_field(trouble)
    yield _unclosed(trouble)
    yield _unopened(trouble)
    yield _license(trouble)
    yield _listed(trouble)
    yield _one_value(trouble)
    yield _one_text(trouble)
    yield _joined(trouble)
    yield _set_of_values(trouble)


def _text(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    if found.kind is Kind.UNCLOSED_TEXT:
        return Mistake(
            SyntaxCode.UNCLOSED,
            Span(found.span.start, found.span.start + 1),
            "the text that begins here is not closed on its line",
            'close it with `"`; write a line break as `\\n` and a quote as `\\"`',
        )
    inside = found.text.replace("\\\\", "  ")
    escape = _ESCAPE.search(inside) if found.kind is Kind.TEXT else None
    if escape is None:
        return None
    start = found.span.start + escape.start()
    return Mistake(
        SyntaxCode.UNKNOWN_ESCAPE,
        Span(start, start + len(escape[0])),
        f"{quoted(escape[0])} is not known in a text",
        'a backslash stands before `"`, `\\` and `n` only; write `\\\\` for itself',
    )


def _license_field(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `licence in { … }`, whose braces hold no licences."""
    marks = trouble.open_marks
    if not marks or trouble.lexemes[marks[-1] - 1].text != "in":
        return None
    field = trouble.lexemes[marks[-1] - 2]
    if field.text.lower() not in {"licence", "licences", "licenses"}:
        return None
    message = f"{quoted(field.text)} is not a word of the language"
    return Mistake(SyntaxCode.WRONG_WORD, field.span, message, "write `license`")


def _unclosed(trouble: Trouble) -> Mistake | None:
    marks = trouble.open_marks
    if not marks:
        return None
    mark = trouble.lexemes[marks[-1]]
    outer = {trouble.lexemes[index].text for index in marks[:-1]}
    wrong_pair = trouble.pair() != mark.text and trouble.pair() in outer
    new_item = trouble.begins_line and trouble.found.text in item_words()
    new_sentence = trouble.found.text in STRENGTHS and len(marks) > 1
    in_list = trouble.found.text in _AFTER_LIST and trouble.accepted <= _IN_LIST
    ended = trouble.found.kind is Kind.END
    if not (wrong_pair or new_item or new_sentence or in_list or ended):
        return None
    where = "at the end" if ended else f"before {quoted(trouble.found.text)}"
    return Mistake(
        SyntaxCode.UNCLOSED,
        mark.span,
        f"{quoted(mark.text)} is not closed",
        f"write {quoted(_CLOSED_BY[mark.text])}, at the latest {where}",
    )


def _unopened(trouble: Trouble) -> Mistake | None:
    pair = trouble.pair()
    if pair is None:
        return None
    if pair in {trouble.lexemes[index].text for index in trouble.open_marks}:
        return None
    found = trouble.found
    message = f"{quoted(found.text)} closes nothing"
    cure = f"take it out, or write {quoted(pair)} where it should begin"
    return Mistake(SyntaxCode.UNOPENED, found.span, message, cure)


def _license(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `license in Apache-2.0`."""
    found = trouble.found
    listed = _LICENSE.fullmatch(found.text) and _NOT_IN_WORDS.search(found.text)
    if trouble.accepted != _SET or not listed:
        return None
    message = f"{quoted(found.text)} is not in braces, as licences are"
    text = f'"{found.text}"' if _is_written(trouble) else found.text
    cure = f"write {quoted('{ ' + text + ' }')}"
    return Mistake(SyntaxCode.LICENSE_OUTSIDE_BRACES, found.span, message, cure)


def _is_written(trouble: Trouble) -> bool:
    """Return whether the parser stopped behind `written in`."""
    return (trouble.before(2).text, trouble.previous.text) == ("written", "in")


def _listed(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `class in open, public` or `license in MIT OR ISC`."""
    found = trouble.found
    if found.text not in _JOINED or not trouble.takes("PIPE", "AMPERSAND"):
        return None
    if trouble.following.text in keywords() | {"license"}:
        return None
    both = f"{trouble.previous.text}, {trouble.following.text}"
    message = "several licences or values stand without braces"
    cure = f"write {quoted('{ ' + both + ' }')}"
    return Mistake(SyntaxCode.BRACES_MISSING, found.span, message, cure)


def _one_value(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `class is { open, public }`."""
    if trouble.found.text != "{" or trouble.previous.text != "is":
        return None
    message = "`is` takes one value without braces"
    cure = "write `in { … }`"
    return Mistake(SyntaxCode.WRONG_WORD, trouble.previous.span, message, cure)


def _one_text(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `license written in "MIT"`."""
    found = trouble.found
    if not _is_written(trouble) or found.kind is not Kind.TEXT:
        return None
    message = f"{quoted(found.text)} is not in braces"
    cure = f"write {quoted('{ ' + found.text + ' }')}"
    return Mistake(SyntaxCode.BRACES_MISSING, found.span, message, cure)


def _joined(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `{ MIT OR ISC }` or `{ code and data }`."""
    found = trouble.found
    listed = trouble.accepted - {"WITH"} == {"COMMA", "RBRACE"}
    if not listed or found.text.upper() not in _JOINED | {"|", "&"}:
        return None
    message = f"{quoted(found.text)} does not stand in a list"
    right = "WITH" if trouble.takes(found.text.upper()) else ","
    return Mistake(SyntaxCode.WRONG_OPERATOR, found.span, message, f"write `{right}`")


def _set_of_values(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `country in { EU } | others`."""
    found = trouble.found
    if found.text not in {"|", "&", "except"} or trouble.previous.text != "}":
        return None
    message = "the braces before this hold values, and sets are made of licences"
    cure = "write a set of licences in parentheses, as in `in ({ MIT } | known)`"
    return Mistake(SyntaxCode.WRONG_OPERATOR, found.span, message, cure)
