"""What the parser would have taken, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from osaid.policy.parser.machine import END

_MOST_NAMED = 5


def _terminals(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Terminals that begin the same thing, larger sets first.
_THINGS = (
    (
        _terminals(
            "APPLIES ATTRIBUTE DATE DEFINE DROP EXTEND FREEDOM JUDGEMENT KIND LADDER"
            " OWNER READING REPLACE REQUIREMENT RESTRICTION SOURCE STATUS TERMS TEST"
            " TITLE TOPIC USES WAIVE"
        ),
        "a declaration such as `requirement`",
    ),
    (
        _terminals("AT ATTESTED EVERY EXACTLY LBRACE LPAR NAME NO NOT SOME SYSTEM"),
        "what must hold, such as `code.training: available`",
    ),
    (
        _terminals("ABOVE AT_LEAST AT_MOST AVOIDS BELOW FOUND IS LPAR PERMITS"),
        "a test such as `is`",
    ),
    (
        _terminals("AVAILABLE COVERS EVIDENCE HAS LICENSE_FIELD LPAR NAME NOT"),
        "a condition such as `available`",
    ),
    (_terminals("DAY NUMBER STRING WORD"), "a value"),
    (
        _terminals("AVOIDS FOUND IN LPAR NOT PERMITS"),
        "a test of the licence such as `permits`",
    ),
    (_terminals("LBRACE LPAR NAME"), "a set of licences"),
    (_terminals("MAY MUST SHOULD"), "the next `must`, `should` or `may`"),
    (_terminals("LBRACE NAME"), "a kind of component"),
    (_terminals("LICENSE_FIELD NAME"), "the name of a field"),
)
# What goes without saying once the thing is named.
_WITH_THINGS = _terminals(
    "IN INCLUDES LICENSE_FIELD REQUIREMENT REQUIRES RESERVED_NAME RESTRICTS"
    " TOGETHER WRITTEN"
)
_WORDS = MappingProxyType(
    {
        "COLON": "`:`",
        "EQUALS": "`=`",
        "COMMA": "`,`",
        "LBRACE": "`{`",
        "RBRACE": "`}`",
        "LPAR": "`(`",
        "RPAR": "`)`",
        "PIPE": "`|`",
        "AMPERSAND": "`&`",
        "NAME": "a name",
        "WORD": "a word",
        "STRING": "a text in double quotes",
        "INTEGER": "a whole number",
        "NUMBER": "a number",
        "DAY": "a day such as `2024-10-28`",
        "CURRENCY": "a currency such as `USD`",
        "VERSION": "a version such as `1.0`",
        "LICENSE_ID": "the id of a licence",
        "WITH": "`WITH`",
    }
)


def in_words(accepted: AbstractSet[str]) -> str:
    """Return the terminals that may stand at a place as people would name them.

    >>> in_words({"COMMA", "RBRACE"})
    '`,` or `}`'
    """
    phrases = list(_phrases(accepted))
    if len(phrases) > _MOST_NAMED:
        return ", ".join([*phrases[:_MOST_NAMED], "…"])
    *most, last = phrases or ["nothing"]
    return f"{', '.join(most)} or {last}" if most else last


def _phrases(accepted: AbstractSet[str]) -> Iterator[str]:
    left = set(accepted)
    things = []
    for terminals, phrase in _THINGS:
        if terminals <= left:
            left -= terminals | _WITH_THINGS
            things.append(phrase)
    left.discard("RESERVED_NAME")
    ended = END in left
    left.discard(END)
    yield from (phrase for name, phrase in _WORDS.items() if name in left)
    yield from sorted(f"`{name.lower()}`" for name in left - _WORDS.keys())
    yield from things
    if ended:
        yield "the end of the policy"
