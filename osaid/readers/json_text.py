"""The reader of JSON texts, with the place of every value.

The grammar is RFC 8259, strictly: https://www.rfc-editor.org/rfc/rfc8259. Numbers
keep their text.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum

from osaid.diagnostics import InputError, quoted
from osaid.readers.builder import Builder
from osaid.readers.nodes import Kind, Node
from osaid.text import Source

_TOKEN = re.compile(
    r"""
    [ \t\n]*+
    (?: (?P<opening> [{\[] )
      | (?P<closing> [}\]] )
      | (?P<comma> , )
      | (?P<colon> : )
      | (?P<text> " [^"\\\x00-\x1f]*+ (?: \\[^\n] [^"\\\x00-\x1f]*+ )*+ " )
      | (?P<number> -?+ (?: 0 | [1-9][0-9]*+ ) (?: \.[0-9]++ )?+
                    (?: [eE][+-]?+[0-9]++ )?+ (?! [\w.+-] ) )
      | (?P<boolean> (?: true | false ) \b )
      | (?P<null> null \b )
      | (?P<end> \Z )
      | (?P<other> [\s\S] )
    )
    """,
    re.VERBOSE,
)
_KINDS = {
    "text": Kind.TEXT,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "null": Kind.NULL,
}
_WORD = re.compile(r"[-+.\w]{1,60}|[\s\S]")
_COMMENT = re.compile(r"//|/\*|#")
_NUMBER = re.compile(r"[-+.]?[0-9]|[-+]?(?:NaN|Infinity)\b")
_PYTHON = re.compile(r"(?:True|False|None)\b")


class _Expected(StrEnum):
    """What may come next, in the words of a message."""

    VALUE = "a value"
    FIRST_ITEM = "a value or `]`"
    NEXT_ITEM = "`,` or `]`"
    FIRST_KEY = "a key in double quotes or `}`"
    KEY = "a key in double quotes"
    COLON = "`:`"
    NEXT_KEY = "`,` or `}`"
    END = "the end of the document"


_BEFORE_VALUE = {_Expected.VALUE, _Expected.FIRST_ITEM}
_BEFORE_KEY = {_Expected.KEY, _Expected.FIRST_KEY}
_BEFORE_CLOSING = {
    _Expected.FIRST_ITEM: "]",
    _Expected.NEXT_ITEM: "]",
    _Expected.FIRST_KEY: "}",
    _Expected.NEXT_KEY: "}",
}
_AFTER_COMMA = {
    _Expected.NEXT_ITEM: _Expected.VALUE,
    _Expected.NEXT_KEY: _Expected.KEY,
}


def read_json(source: Source) -> Node:
    """Return the tree of a JSON text.

    Raises InputError: `json-comment`, `json-number`, `json-trailing-comma` for what
    is JSON but for a slip, `json-syntax` for what is something else, and the
    limits of `Builder`.

    >>> node = read_json(Source("model.json", '{"release": 1.0}'))
    >>> print(node.get("release").text, node.get("release").place)
    1.0 model.json:1:13
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._builder = Builder(source.name, source)
        self._open: list[str] = []
        self._expected = _Expected.VALUE

    def read(self) -> Node:
        for match in _TOKEN.finditer(self._source.text):
            part = str(match.lastgroup)
            offset = match.start(part)
            if not self._takes(part, match[part], offset):
                raise self._wrong(offset)
        return self._builder.root()

    def _takes(self, part: str, text: str, offset: int) -> bool:
        """Take a token, or say that it cannot stand here."""
        expected = self._expected
        if part in _KINDS and expected in _BEFORE_VALUE:
            self._builder.scalar(self._decoded(text, offset), _KINDS[part], offset)
            self._expected = self._after_value()
        elif part == "text" and expected in _BEFORE_KEY:
            self._builder.scalar(self._decoded(text, offset), Kind.TEXT, offset)
            self._expected = _Expected.COLON
        elif part == "colon" and expected is _Expected.COLON:
            self._expected = _Expected.VALUE
        elif part == "comma" and expected in _AFTER_COMMA:
            self._expected = _AFTER_COMMA[expected]
        elif part == "opening" and expected in _BEFORE_VALUE:
            self._begin(text, offset)
        elif part == "closing" and _BEFORE_CLOSING.get(expected) == text:
            self._open.pop()
            self._builder.close()
            self._expected = self._after_value()
        else:
            return part == "end" and expected is _Expected.END
        return True

    def _begin(self, bracket: str, offset: int) -> None:
        if bracket == "{":
            self._builder.open_mapping(offset)
            self._expected = _Expected.FIRST_KEY
        else:
            self._builder.open_sequence(offset)
            self._expected = _Expected.FIRST_ITEM
        self._open.append(bracket)

    def _after_value(self) -> _Expected:
        if not self._open:
            return _Expected.END
        return _Expected.NEXT_KEY if self._open[-1] == "{" else _Expected.NEXT_ITEM

    def _decoded(self, text: str, offset: int) -> str:
        """Return what a token stands for; only texts have quotes and escapes."""
        if not text.startswith('"'):
            return text
        if "\\" not in text:
            return text[1:-1]
        try:
            return str(json.loads(text))
        except json.JSONDecodeError as error:
            cure = r"write a backslash as `\\`"
            at = offset + error.pos
            raise self._error("json-syntax", "no such escape", at, cure) from None

    def _wrong(self, offset: int) -> InputError:
        """Return why what stands here is not JSON, as exactly as can be told."""
        text = self._source.text
        if offset == len(text):
            return self._unfinished(offset)
        found = _found(text, offset)
        if text[offset] in "]}" and self._is_after_comma(text[offset]):
            comma = text.rindex(",", 0, offset)
            message = f"a comma with nothing between it and {found}"
            return self._error("json-trailing-comma", message, comma, "remove it")
        if _COMMENT.match(text, offset):
            cure = "remove the comment; YAML has them, after `#`"
            return self._error("json-comment", "JSON has no comments", offset, cure)
        if _NUMBER.match(text, offset) and self._expected in _BEFORE_VALUE:
            cure = "write a number such as `0.5` or `1e9`, or put it in double quotes"
            message = f"{found} is not a JSON number"
            return self._error("json-number", message, offset, cure)
        message = f"expected {self._expected}, found {found}"
        return self._error("json-syntax", message, offset, _cure(text, offset))

    def _is_after_comma(self, closing: str) -> bool:
        if closing == "}":
            return self._expected is _Expected.KEY
        in_list = bool(self._open) and self._open[-1] == "["
        return in_list and self._expected is _Expected.VALUE

    def _unfinished(self, end: int) -> InputError:
        opened = self._builder.opened
        since = f" of what began on line {opened.line}" if opened else ""
        message = f"expected {self._expected}, found the end{since}"
        return self._error("json-syntax", message, end, "close every bracket")

    def _error(
        self, code: str, message: str, offset: int, cure: str | None
    ) -> InputError:
        return InputError([self._builder.problem(code, message, offset, cure)])


def _found(text: str, offset: int) -> str:
    match = _WORD.match(text, offset)
    return quoted(match[0] if match else "")


def _cure(text: str, offset: int) -> str | None:
    if text[offset] == '"':
        return r'close the text with `"` on its line; write a tab as `\t`'
    if text[offset] in "'\u2018\u2019\u201c\u201d":
        return 'put keys and texts in straight double quotes, `"`'
    if _PYTHON.match(text, offset):
        return "write `true`, `false` or `null`"
    return None
