"""From where the parser stopped to what the author did, and should do instead."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import chain

from osaid.diagnostics import quoted, suggestion
from osaid.policy.parser.closing import closing
from osaid.policy.parser.lexemes import Kind, Lexeme
from osaid.policy.parser.machine import keywords
from osaid.policy.parser.mistakes import Mistake, SyntaxCode
from osaid.policy.parser.order import order
from osaid.policy.parser.spelling import spelling
from osaid.policy.parser.trouble import BEFORE_CONDITIONS, Trouble
from osaid.policy.parser.wording import in_words

# What sentences and conditions begin with.
_BEGINNINGS = frozenset(
    {
        "at",
        "attested",
        "available",
        "covers",
        "every",
        "evidence",
        "exactly",
        "has",
        "no",
        "not",
        "requirement",
        "some",
        "system",
        "together",
    }
)


def explained(trouble: Trouble) -> Mistake:
    """Return the mistake behind a trouble: a common one, or what was expected."""
    common = chain(closing(trouble), spelling(trouble), order(trouble))
    return next((mistake for mistake in common if mistake), None) or _plain(trouble)


def _plain(trouble: Trouble) -> Mistake:
    expected, found = in_words(trouble.accepted), trouble.found
    if trouble.is_over():
        message = f"expected {expected} behind {quoted(trouble.previous.text)}"
        return Mistake(SyntaxCode.SYNTAX, trouble.gap(), message)
    message = f"expected {expected}, but found {quoted(found.text)}"
    return Mistake(SyntaxCode.SYNTAX, found.span, message, _near(trouble))


def _near(trouble: Trouble) -> str | None:
    """Return a word of the language that may have been meant."""
    words = {name.lower() for name in trouble.accepted} & keywords()
    near = _suggested(trouble.found, words)
    if near is None and trouble.before(2).text in BEFORE_CONDITIONS:
        return _suggested(trouble.previous, _BEGINNINGS)
    return near


def _suggested(lexeme: Lexeme, words: AbstractSet[str]) -> str | None:
    if lexeme.kind is not Kind.WORD or lexeme.text in keywords():
        return None
    return suggestion(lexeme.text.lower(), sorted(words))
