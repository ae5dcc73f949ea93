"""A syntax tree as JSON, so that a shipped policy loads without its grammar.

The derived form holds the text it was made from; of another text it is stale and is
not used. Each node is an object with one key, its class, and a list: where the node
begins and ends, and its fields in order; a tuple is one whose key is empty. So nodes
are made while the JSON is read, from the innermost outwards.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from osaid import policy as language
from osaid.policy import syntax
from osaid.policy.syntax import Node, PolicySyntax
from osaid.policy.syntax.nodes import names_of
from osaid.text import Span

FORMAT = 3

_TUPLE = ""
_MAKERS: dict[str, Any] = {
    "date": date.fromisoformat,
    "Decimal": Decimal,
    **{name: getattr(syntax, name) for name in syntax.__all__},
}


def derive(policy: PolicySyntax, text: str) -> str:
    """Return the derived form of a policy that was read from a text.

    >>> source = "language 1"
    >>> name, version = syntax.Name("acme"), syntax.Name("1.0")
    >>> tree = PolicySyntax(1, syntax.Form.POLICY, name, version, ())
    >>> restore(derive(tree, source), source) == tree
    True
    """
    written = {
        "format": FORMAT,
        "text": text,
        "digest": language.printer.policy_digest(policy),
        "tree": _write(policy),
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def restore(derived: str, text: str) -> PolicySyntax | None:
    """Return the tree of a derived form, or None when it is not of this text."""
    found = restore_with_digest(derived, text)
    return None if found is None else found[0]


def restore_with_digest(derived: str, text: str) -> tuple[PolicySyntax, str] | None:
    """Return the tree of a derived form and the digest of the policy.

    It is None when the form is not of this text, or is damaged.
    """
    try:
        written = json.loads(derived, object_pairs_hook=_read)
        if written["format"] != FORMAT or written["text"] != text:
            return None
        tree, digest = written["tree"], str(written["digest"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    return (tree, digest) if isinstance(tree, PolicySyntax) else None


def _write(value: object) -> object:
    if isinstance(value, Node):
        parts = [_write(getattr(value, name)) for name in names_of(type(value))]
        return {type(value).__name__: [value.span.start, value.span.end, *parts]}
    if isinstance(value, tuple):
        return {_TUPLE: [_write(part) for part in value]}
    if isinstance(value, StrEnum | date | Decimal):
        return {type(value).__name__: str(value)}
    return value


def _read(pairs: list[tuple[str, Any]]) -> Any:  # noqa: ANN401 - a node, or a part
    if len(pairs) != 1:
        return dict(pairs)
    [(name, body)] = pairs
    if isinstance(body, str):
        return _MAKERS[name](body)
    if name == _TUPLE:
        return tuple(body)
    start, end, *fields = body
    return _MAKERS[name](*fields, span=Span(start, end))
