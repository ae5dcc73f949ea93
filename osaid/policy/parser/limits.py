"""What a policy may not exceed, looked at before it is parsed."""

from __future__ import annotations

import re
from itertools import islice

from osaid.diagnostics import quoted
from osaid.policy.parser.lexemes import Kind, Lexemes, lexemes_in
from osaid.policy.parser.mistakes import Mistake, SyntaxCode
from osaid.policy.schema import DEEPEST
from osaid.text import Span

LANGUAGE = 1
"""The version of the language that this parser reads."""

MOST_CHARACTERS = 2**20
"""How long the text of a policy may be."""

MOST_LEXEMES = 60_000
"""How many words, texts and marks a policy may have."""

# Control characters, half characters that no encoding has, and marks that turn the
# direction of what follows, so that people would read something else.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_OPENING = {"(", "{"}
_CLOSING = {")", "}"}


def exceeded(text: str) -> Mistake | None:
    r"""Return what no policy may have: too much text, or forbidden characters.

    >>> exceeded("language 1\0").message
    'the character U+0000 is not allowed'
    """
    if len(text) > MOST_CHARACTERS:
        return _too_long(f"more than {MOST_CHARACTERS} characters")
    if found := _FORBIDDEN.search(text):
        return Mistake(
            SyntaxCode.CONTROL_CHARACTER,
            Span(*found.span()),
            f"the character U+{ord(found[0]):04X} is not allowed",
            "take it out, or save the text again as UTF-8",
            shown=False,
        )
    return None


def _too_long(how: str) -> Mistake:
    return Mistake(
        SyntaxCode.POLICY_TOO_LONG,
        Span(0, 0),
        f"the policy has {how}",
        "split it into several policies",
        shown=False,
    )


def counted_lexemes(text: str) -> Lexemes | Mistake:
    """Return the lexemes of a text, unless they are too many."""
    found = tuple(islice(lexemes_in(text), MOST_LEXEMES + 1))
    if len(found) > MOST_LEXEMES:
        return _too_long(f"more than {MOST_LEXEMES} words and marks")
    return Lexemes(text, found)


def unknown_language(lexemes: Lexemes) -> Mistake | None:
    """Return what is wrong with the version of the language, where there is one.

    >>> unknown_language(counted_lexemes("language 2")).message
    'language `2` is not known here'
    """
    first, version = lexemes[0], lexemes[1]
    known = {str(LANGUAGE), "definition", "policy"}
    if (
        first.text != "language"
        or version.kind is not Kind.WORD
        or version.text in known
    ):
        return None
    return Mistake(
        SyntaxCode.LANGUAGE_VERSION,
        version.span,
        f"language {quoted(version.text)} is not known here",
        f"write `language {LANGUAGE}`, or use a version of osaid that knows it",
    )


def nested_too_deep(lexemes: Lexemes) -> Mistake | None:
    """Return where parentheses, braces and `not`s are nested too deep.

    >>> nested_too_deep(counted_lexemes("not " * 65)).at
    Span(start=256, end=259)
    """
    open_marks: list[int] = []  # for each of them, the `not`s right before it
    nots = 0
    for lexeme in lexemes.found:
        if lexeme.text == "not":
            nots += 1
        elif lexeme.text in _OPENING:
            open_marks.append(nots)
            nots = 0
        else:
            nots = 0
            if lexeme.text in _CLOSING and open_marks:
                open_marks.pop()
        if len(open_marks) + sum(open_marks) + nots > DEEPEST:
            return Mistake(
                SyntaxCode.NESTING_TOO_DEEP,
                lexeme.span,
                f"more than {DEEPEST} levels of nesting",
                "name parts of it with `define`",
            )
    return None
