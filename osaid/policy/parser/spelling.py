"""Words, operators and characters that the language writes in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from unicodedata import category

from osaid.diagnostics import quoted
from osaid.policy.parser.lexemes import Kind, Lexeme
from osaid.policy.parser.machine import is_reserved, keywords
from osaid.policy.parser.mistakes import Mistake, SyntaxCode
from osaid.policy.parser.trouble import BEFORE_CONDITIONS, Trouble

# For what others write, what this language writes where it is accepted.
_WORDS = MappingProxyType(
    {
        "all": ("every",),
        "allows": ("permits",),
        "any": ("some",),
        "are": ("is",),
        "author": ("owner",),
        "be": ("is",),
        "cite": ("cites",),
        "contains": ("covers",),
        "describes": ("covers",),
        "each": ("every",),
        "equals": ("is",),
        "excluding": ("except",),
        "forbids": ("restricts",),
        "grants": ("permits",),
        "having": ("where",),
        "includes": ("covers",),
        "contain": ("includes", "covers"),
        "judgment": ("judgement",),
        "licence": ("license",),
        "maybe": ("may",),
        "minus": ("except",),
        "none": ("no",),
        "otherwise": ("else",),
        "ought": ("should",),
        "prohibits": ("restricts",),
        "rule": ("requirement",),
        "shall": ("must",),
        "since": ("because",),
        "that": ("where",),
        "uphold": ("upholds",),
        "which": ("where",),
        "with": ("WITH", "where"),
        "whose": ("where",),
        "without": ("except",),
    }
)
_OPERATORS = MappingProxyType(
    {
        "=": ("is", ":"),
        "==": ("is", "=", ":"),
        "&": ("and",),
        "&&": ("and",),
        "|": ("or",),
        "||": ("or", "|"),
        "!": ("not",),
        ":": ("=",),
        ",": ("and",),
        "≤": ("<=",),
        "≥": (">=",),
    }
)
_TERMINALS = MappingProxyType({":": "COLON", "=": "EQUALS", "|": "PIPE"})
_COMPARISONS = MappingProxyType({"<=": "AT_MOST", ">=": "AT_LEAST"})
_MARKS = frozenset("(){},:=|&<>") | {"<=", ">="}
_QUOTES = frozenset("'`\u00b4\u201a\u201e")
_GROUPED = re.compile(r"[0-9]+(?:[,_][0-9]{3})+")
_DATE = re.compile(r"[0-9]+[./-][0-9]+(?:[./-][0-9]+)?")
_QUOTING = frozenset({"Pf", "Pi"})
_NAMERS = frozenset(
    {
        "attribute",
        "define",
        "definition",
        "freedom",
        "judgement",
        "kind",
        "level",
        "policy",
        "reading",
        "requirement",
        "restriction",
        "terms",
        "topic",
    }
)


def spelling(trouble: Trouble) -> Iterator[Mistake | None]:
    """Yield what may be wrong with how a word or mark is written."""
    yield _quotes(trouble)
    yield _digits(trouble)
    yield _currency(trouble)
    yield _reserved(trouble)
    yield _unequal(trouble)
    yield _instead(trouble)
    yield _taken_for_name(trouble)
    yield _capitals(trouble)
    yield _name(trouble)
    yield _license_id(trouble)
    yield _character(trouble)


def _quotes(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    quote = found.text in _QUOTES or category(found.text[:1] or " ") in _QUOTING
    address = found.text == ":" and trouble.following.text == "/"
    if not quote and not address:
        return None
    return Mistake(
        SyntaxCode.WRONG_QUOTES,
        found.span,
        "a text stands in straight double quotes",
        'write `"…"`',
    )


def _reserved(trouble: Trouble) -> Mistake | None:
    word = trouble.found.text
    if not is_reserved(word) or trouble.previous.text not in _NAMERS:
        return None
    return Mistake(
        SyntaxCode.RESERVED_WORD,
        trouble.found.span,
        f"{quoted(word)} is a word of the language and cannot be a name",
        f"choose another name, such as {quoted(f'the_{word}')}",
    )


def _unequal(trouble: Trouble) -> Mistake | None:
    if trouble.found.text not in {"!=", "≠"} or not trouble.takes("IS"):
        return None
    field, value = trouble.previous.text, trouble.following.text
    return Mistake(
        SyntaxCode.WRONG_OPERATOR,
        trouble.found.span,
        f"{quoted(trouble.found.text)} is not an operator of the language",
        f"write {quoted(f'not {field} is {value}')}",
    )


def _instead(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    known = _OPERATORS if found.kind is Kind.MARK else _WORDS
    for right in known.get(found.text.lower(), ()):
        if trouble.takes(_terminal(right)):
            return _wrong(found, right)
    return None


def _terminal(text: str) -> str:
    return (_TERMINALS | _COMPARISONS).get(text, text.upper())


def _wrong(found: Lexeme, right: str) -> Mistake:
    if found.kind is Kind.MARK:
        message = f"{quoted(found.text)} does not stand here"
        return Mistake(
            SyntaxCode.WRONG_OPERATOR, found.span, message, f"write `{right}`"
        )
    message = f"{quoted(found.text)} is not a word of the language"
    return Mistake(SyntaxCode.WRONG_WORD, found.span, message, f"write `{right}`")


def _taken_for_name(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `all code: …`, where `all` was taken for a name."""
    word = trouble.previous
    right = _WORDS.get(word.text.lower())
    begins = trouble.before(2).text in BEFORE_CONDITIONS
    goes_on = trouble.found.kind is Kind.WORD or trouble.found.text == "{"
    return _wrong(word, right[0]) if right and begins and goes_on else None


def _capitals(trouble: Trouble) -> Mistake | None:
    """Return the mistake of a keyword in capitals, perhaps taken for a name."""
    found = trouble.found
    if found.text != found.text.lower() and trouble.takes(found.text.upper()):
        return _small(found)
    word = trouble.previous
    if word.text == word.text.upper() and word.text.lower() in keywords():
        return _small(word)
    return None


def _small(found: Lexeme) -> Mistake:
    message = f"{quoted(found.text)} is written in small letters"
    right = quoted(found.text.lower())
    return Mistake(SyntaxCode.WRONG_WORD, found.span, message, f"write {right}")


def _digits(trouble: Trouble) -> Mistake | None:
    """Return the mistake of `1,000`, `1_000`, `28.10.2024` or `2024/10/28`."""
    found = trouble.found
    written = found.text
    if written in {",", "/"}:
        written = f"{trouble.previous.text}{written}{trouble.following.text}"
    elif not trouble.takes("DAY"):
        return None
    if _GROUPED.fullmatch(written):
        cure = f"write {quoted(re.sub('[,_]', '', written))}"
    elif _DATE.fullmatch(written):
        cure = "write a day as year, month and day, as in `2024-10-28`"
    else:
        return None
    message = f"{quoted(found.text)} does not stand in a number or a day"
    return Mistake(SyntaxCode.WRONG_CHARACTER, found.span, message, cure)


def _currency(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    if not trouble.takes("CURRENCY") or not re.fullmatch(r"[A-Za-z]{3}", found.text):
        return None
    if found.text in keywords():
        return None
    message = f"{quoted(found.text)} is not a currency"
    cure = f"write {quoted(found.text.upper())}"
    return Mistake(SyntaxCode.WRONG_WORD, found.span, message, cure)


def _name(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    if found.kind is not Kind.WORD or not trouble.takes("NAME"):
        return None
    if is_reserved(found.text) or found.text.isdecimal():
        return None
    message = f"{quoted(found.text)} is not a name"
    cure = "names are made of the letters a to z, digits, `_` and `.`"
    return Mistake(SyntaxCode.WRONG_WORD, found.span, message, cure)


def _license_id(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    if found.kind is not Kind.WORD or not trouble.takes("LICENSE_ID"):
        return None
    message = f"{quoted(found.text)} is not the id of a licence"
    cure = "ids are made of the letters a to z, digits, `-` and `.`"
    return Mistake(SyntaxCode.WRONG_WORD, found.span, message, cure)


def _character(trouble: Trouble) -> Mistake | None:
    found = trouble.found
    if found.kind is not Kind.MARK or found.text in _MARKS:
        return None
    if found.text.isspace():
        message = f"the space U+{ord(found.text):04X} is not an ordinary one"
        cure = "write an ordinary space"
    else:
        message = f"{quoted(found.text)} means nothing here"
        cure = "take it out"
    return Mistake(SyntaxCode.WRONG_CHARACTER, found.span, message, cure)
