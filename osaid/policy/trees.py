"""A syntax tree as JSON, so that a shipped policy loads without its grammar.

The derived form holds the text it was made from; of another text it is stale and is
not used. Each node is an object with one key, its class, and a list: where the node
begins and ends, and its fields in order; a tuple is one whose key is empty. So nodes
are made while the JSON is read, from the innermost outwards. Tests stand behind the
rest, each on a line of its own, and are only read when somebody looks at them: of most
policies they are the larger half.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from osaid import policy as language
from osaid.policy import syntax
from osaid.policy.syntax import Node, PolicySyntax, Trial
from osaid.policy.syntax.nodes import later, names_of
from osaid.text import Span

FORMAT = 4

_TUPLE = ""
_LATER = "later"
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
    tests = (item for item in policy.items if isinstance(item, Trial))
    return "".join(f"{_line(each)}\n" for each in (written, *map(_whole, tests)))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def restore(derived: str, text: str) -> PolicySyntax | None:
    """Return the tree of a derived form, or None when it is not of this text."""
    found = restore_with_digest(derived, text)
    return None if found is None else found[0]


def restore_with_digest(derived: str, text: str) -> tuple[PolicySyntax, str] | None:
    """Return the tree of a derived form and the digest of the policy.

    It is None when the form is not of this text, or is damaged.
    """
    try:
        first, *tests = derived.rstrip("\n").split("\n")
        waiting = iter(tests)
        written = json.loads(first, object_pairs_hook=partial(_read, waiting))
        if written["format"] != FORMAT or written["text"] != text:
            return None
        tree, digest = written["tree"], str(written["digest"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    whole = isinstance(tree, PolicySyntax) and next(waiting, None) is None
    return (tree, digest) if whole else None


def _write(value: object) -> object:
    if isinstance(value, Trial):
        return {_LATER: [value.span.start, value.span.end]}
    if isinstance(value, Node):
        return _whole(value)
    if isinstance(value, tuple):
        return {_TUPLE: [_write(part) for part in value]}
    if isinstance(value, StrEnum | date | Decimal):
        return {type(value).__name__: str(value)}
    return value


def _whole(node: Node) -> object:
    parts = [_write(getattr(node, name)) for name in names_of(type(node))]
    return {type(node).__name__: [node.span.start, node.span.end, *parts]}


def _read(tests: Iterator[str], pairs: list[tuple[str, Any]]) -> Any:  # noqa: ANN401 - a node, or a part
    if len(pairs) != 1:
        return dict(pairs)
    [(name, body)] = pairs
    if isinstance(body, str):
        return _MAKERS[name](body)
    if name == _TUPLE:
        return tuple(body)
    start, end, *fields = body
    if name == _LATER:
        return later(Trial, Span(start, end), partial(_test, next(tests)))
    return _MAKERS[name](*fields, span=Span(start, end))


def _test(line: str) -> Trial:
    found: Trial = json.loads(line, object_pairs_hook=partial(_read, iter(())))
    return found
