"""A syntax tree as JSON, so that a shipped policy loads without its grammar.

The derived form names the text it was made from by digest; when the text is
another one, the derived form is stale and is not used.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

import attrs

from osaid.policy import syntax
from osaid.policy.syntax import Node, PolicySyntax
from osaid.text import Span

FORMAT = 1

_TUPLE, _ENUMERATED, _NUMBER, _DAY = "", "=", "#", "@"


def derive(policy: PolicySyntax, text: str) -> str:
    """Return the derived form of a policy that was read from a text.

    >>> source = "language 1"
    >>> name, version = syntax.Name("acme"), syntax.Name("1.0")
    >>> tree = PolicySyntax(1, syntax.Form.POLICY, name, version, ())
    >>> restore(derive(tree, source), source) == tree
    True
    """
    written = {"format": FORMAT, "text": _digest(text), "tree": _write(policy)}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def restore(derived: str, text: str) -> PolicySyntax | None:
    """Return the tree of a derived form, or None when it is not of this text."""
    try:
        written = json.loads(derived)
        if written["format"] != FORMAT or written["text"] != _digest(text):
            return None
        tree = _read(written["tree"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    return tree if isinstance(tree, PolicySyntax) else None


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _write(value: object) -> object:
    if isinstance(value, Node):
        fields = (f.name for f in attrs.fields(type(value)) if f.name != "span")
        parts = [_write(getattr(value, name)) for name in fields]
        return [type(value).__name__, value.span.start, value.span.end, *parts]
    if isinstance(value, tuple):
        return [_TUPLE, *map(_write, value)]
    if isinstance(value, StrEnum):
        return [_ENUMERATED, type(value).__name__, value.value]
    if isinstance(value, Decimal):
        return [_NUMBER, str(value)]
    if isinstance(value, date):
        return [_DAY, value.isoformat()]
    return value


def _read(written: Any) -> Any:  # noqa: ANN401 - a node, or a part of one
    if not isinstance(written, list):
        return written
    match written:
        case [tag, *parts] if tag == _TUPLE:
            return tuple(map(_read, parts))
        case [tag, name, value] if tag == _ENUMERATED:
            return getattr(syntax, name)(value)
        case [tag, number] if tag == _NUMBER:
            return Decimal(number)
        case [tag, day] if tag == _DAY:
            return date.fromisoformat(day)
    name, start, end, *parts = written
    return getattr(syntax, name)(*map(_read, parts), span=Span(start, end))
