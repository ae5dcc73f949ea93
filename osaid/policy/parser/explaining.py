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
from osaid.policy.parser.trouble import Trouble
from osaid.policy.parser.wording import in_words

_BEFORE_CONDITIONS = frozenset(
    {"(", ":", "and", "may", "must", "not", "or", "should", "where"}
)


def explained(trouble: Trouble) -> Mistake:
    """Return the mistake behind a trouble: a common one, or what was expected."""
    common = chain(closing(trouble), spelling(trouble), order(trouble))
    return next((mistake for mistake in common if mistake), None) or _plain(trouble)


def _plain(trouble: Trouble) -> Mistake:
    found = trouble.found
    what = (
        "the policy ends" if found.kind is Kind.END else f"found {quoted(found.text)}"
    )
    message = f"expected {in_words(trouble.accepted)}, but {what}"
    return Mistake(SyntaxCode.SYNTAX, found.span, message, _near(trouble))


def _near(trouble: Trouble) -> str | None:
    """Return a word of the language that may have been meant."""
    words = {name.lower() for name in trouble.accepted} & keywords()
    near = _suggested(trouble.found, words)
    if near is None and trouble.before(2).text in _BEFORE_CONDITIONS:
        return _suggested(trouble.previous, keywords())
    return near


def _suggested(lexeme: Lexeme, words: AbstractSet[str]) -> str | None:
    if lexeme.kind is not Kind.WORD or lexeme.text in keywords():
        return None
    return suggestion(lexeme.text.lower(), sorted(words))
