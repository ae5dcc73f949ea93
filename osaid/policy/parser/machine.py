"""The parser that Lark makes of the grammar; nothing else knows Lark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

from osaid.grammars import grammar_loader, read_grammar
from osaid.policy.parser.building import BUILDERS, Builder
from osaid.policy.parser.parts import parts_of

GRAMMAR = "policy.lark"
STARTS = ("policy", "heading", "items", "sentence")
"""What can be parsed: a whole policy, or parts of one that is not accepted whole."""

END = "$END"
"""The terminal that stands for the end of the text."""

_RESERVED = ("RESERVED", "RESERVED_NAME")


class Stopped(Exception):  # noqa: N818 - it does not leave the parser
    """The parser cannot go on at an offset, where others would be accepted.

    `accepted` names the terminals of the grammar that may stand there.
    """

    def __init__(self, offset: int, accepted: frozenset[str]) -> None:
        """Keep where it stopped and what it would take."""
        super().__init__(offset)
        self.offset = offset
        self.accepted = accepted


class ReservedEverywhere:
    """What Lark asks so that reserved words are never taken for names."""

    always_accept = _RESERVED

    def process(self, tokens: Iterator[Any]) -> Iterator[Any]:
        """Return the tokens as they are."""
        return tokens


def parse(text: str, start: str = "policy") -> Any:  # noqa: ANN401 - as the start says
    """Return the node that a text is, or raise `Stopped` or `Refused`.

    >>> parse("must code: available", "sentence").strength
    <Strength.MUST: 'must'>
    """
    from lark.exceptions import UnexpectedInput

    try:
        return machine().parse(text, start=start)
    except UnexpectedInput as error:
        stopped = error
    token = getattr(stopped, "token", None)
    ended = token is not None and token.type == END
    offset = len(text) if ended else stopped.pos_in_stream
    state: Any = stopped.interactive_parser
    raise Stopped(offset or 0, frozenset(state.accepts()))


@cache
def machine(*, strict: bool = False) -> Any:  # noqa: ANN401 - only this module knows Lark
    """Return the parser, which is made once; `strict` refuses ambiguous words."""
    from lark import Lark

    return Lark(
        read_grammar(GRAMMAR),
        parser="lalr",
        lexer="contextual",
        start=list(STARTS),
        import_paths=[grammar_loader],
        maybe_placeholders=False,
        postlex=ReservedEverywhere(),
        strict=strict,
        transformer=SimpleNamespace(
            **{rule: _from_children(build) for rule, build in BUILDERS.items()}
        ),
    )


def _from_children(build: Builder) -> Callable[[list[Any]], object]:
    return lambda children: build(parts_of(children))


@cache
def keywords() -> frozenset[str]:
    """Return the words that mean something in the language, at some place."""
    names = {terminal.name for terminal in machine().terminals}
    return frozenset(n.lower() for n in names if _pattern(n).startswith(n.lower()))


@cache
def item_words() -> frozenset[str]:
    """Return the words that items begin with."""
    accepted = machine().parse_interactive("", start="items").accepts()
    return frozenset(name.lower() for name in accepted - {END})


def is_reserved(word: str) -> bool:
    """Return whether a word cannot be a name.

    >>> is_reserved("must"), is_reserved("title")
    (True, False)
    """
    return any(re.fullmatch(_pattern(name), word) for name in _RESERVED)


@cache
def _pattern(terminal: str) -> str:
    pattern: str = machine().get_terminal(terminal).pattern.value
    return pattern
