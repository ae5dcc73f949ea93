"""The text of a policy from its syntax tree, in the one layout that there is.

Parsing what was printed gives the same tree, and printing that tree gives the same
text. Comments are not in the tree and so not printed: this is the form of which
digests are made, not a formatter for files that people keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from attrs import evolve

from osaid.policy.item_phrases import item_phrase
from osaid.policy.phrases import Phrase, after, listed, phrase
from osaid.policy.syntax import (
    Applies,
    Attribute,
    Condition,
    DefineCondition,
    DefineProposition,
    Drop,
    Extend,
    Freedom,
    Header,
    Item,
    Judgement,
    Kind,
    Ladder,
    Node,
    PolicySyntax,
    Proposition,
    Reading,
    Replace,
    Requirement,
    Restriction,
    Sentence,
    Terms,
    Text,
    Topic,
    Trial,
    Uses,
    Waive,
)
from osaid.text import text_digest

WIDTH = 88
"""How long a line may be, unless a word or text alone is longer."""

_STEP = "  "
_TOGETHER = (
    Header,
    Uses,
    Kind | Topic | Restriction | Attribute,
    Reading,
    Judgement,
    Terms,
    DefineCondition | DefineProposition,
    Drop,
    Waive,
)
"""Items of one of these kinds stand together, without blank lines."""


def print_policy(policy: PolicySyntax) -> str:
    """Return a policy in its canonical layout, with a line break at the end.

    >>> from osaid.policy.syntax import Form, Name, Word
    >>> header = Header(Name("status"), Word("draft"))
    >>> syntax = PolicySyntax(1, Form.POLICY, Name("acme"), Name("1.0"), (header,))
    >>> print(print_policy(syntax), end="")
    language 1
    policy acme 1.0
    status draft
    """
    head = f"{policy.form} {policy.name} {policy.version}"
    if policy.extends is not None:
        head = f"{head} extends {policy.extends.name} {policy.extends.version}"
    lines = [f"language {policy.language}", head]
    previous: Item | None = None
    for item in policy.items:
        heads = previous is None and isinstance(item, Header)
        if not heads and not _stand_together(previous, item):
            lines.append("")
        lines += _item(item)
        previous = item
    return "\n".join(lines) + "\n"


def policy_digest(policy: PolicySyntax, others: Iterable[str] = ()) -> str:
    r"""Return the SHA-256 of a policy in its canonical layout.

    `others` are the digests of those that it extends or uses.

    >>> from osaid.policy.syntax import Form, Name
    >>> acme = PolicySyntax(1, Form.POLICY, Name("acme"), Name("1.0"), ())
    >>> policy_digest(acme) == text_digest("language 1\npolicy acme 1.0\n")
    True
    """
    return text_digest("\n".join([print_policy(policy), *others]))


def print_sentence(node: Sentence | Proposition | Condition) -> str:
    """Return a sentence, or a part of one, on one line.

    >>> from osaid.policy.syntax import Has, Name
    >>> print_sentence(Has(Name("location")))
    'has location'
    """
    return " ".join(phrase(node))


def _stand_together(one: Item | None, other: Item) -> bool:
    return any(isinstance(one, kind) and isinstance(other, kind) for kind in _TOGETHER)


def _filled(pieces: Phrase, indent: str = "", further: str = "    ") -> Iterator[str]:
    """Return the lines of a phrase; all but the first stand further to the right."""
    line = indent + pieces[0]
    for piece in pieces[1:]:
        if len(line) + 1 + len(piece) <= WIDTH:
            line = f"{line} {piece}"
        else:
            yield line
            line = indent + further + piece
    yield line


@singledispatch
def _item(item: Node) -> Iterable[str]:
    raise TypeError(type(item).__name__)


@_item.register
def _(item: Header) -> Iterable[str]:
    # As wide as the longest of the keys, so that the values stand below each other.
    return _filled(after(f"{item.key.text:<6}", phrase(item.value)))


@_item.register
def _(item: Applies) -> Iterable[str]:
    return _filled(after("applies when", phrase(item.condition)))


@_item.register
def _(item: Reading) -> Iterable[str]:
    values = " | ".join(value.text for value in item.values)
    yield f"reading {item.name} = {values} default {item.default}"
    yield from _filled(after("because", phrase(item.because)), _STEP)


@_item.register
def _(item: Judgement) -> Iterable[str]:
    return _filled([f"judgement {item.name}", *phrase(item.question)], further=_STEP)


@_item.register
def _(item: Terms) -> Iterable[str]:
    words = f"terms {item.name} "
    margin = " " * len(words)
    for choice in item.choices:
        yield from _filled(after(f"{words}=", phrase(choice)), further=f"{margin}  ")
        words = margin


@_item.register
def _(item: DefineCondition) -> Iterable[str]:
    return _filled([f"define {item.name} for component =", *phrase(item.body)])


@_item.register
def _(item: DefineProposition) -> Iterable[str]:
    return _filled([f"define {item.name} for system =", *phrase(item.body)])


@_item.register
def _(item: Freedom) -> Iterable[str]:
    yield from _filled([f"freedom {item.name}", *_title(item.title), "{"])
    yield from _listed("cites", item.cites)
    yield from _sentences(item.sentences)
    yield "}"


@_item.register
def _(item: Requirement) -> Iterable[str]:
    condition = item.condition
    when = [] if condition is None else after("when", phrase(condition))
    yield from _filled([f"requirement {item.name}", *_title(item.title), *when, "{"])
    yield from _listed("cites", item.cites)
    yield from _listed("upholds", item.upholds)
    yield from _sentences(item.sentences)
    yield "}"


@_item.register
def _(
    item: Uses | Kind | Topic | Restriction | Attribute | Drop | Waive,
) -> Iterable[str]:
    return _filled(item_phrase(item))


@_item.register
def _(item: Extend | Replace) -> Iterable[str]:
    first, *others = _item(item.item)
    yield from (f"{type(item).__name__.lower()} {first}", *others)


@_item.register
def _(item: Ladder) -> Iterable[str]:
    yield "ladder {"
    for level in item.levels:
        yield from _filled(item_phrase(level), _STEP)
    yield "}"


@_item.register
def _(item: Trial) -> Iterable[str]:
    yield from _filled([*after("test", phrase(item.title)), "{"])
    yield from _filled(item_phrase(item), _STEP)
    for expected in item.expected:
        yield from _filled(item_phrase(expected), _STEP)
    yield "}"


def _title(title: Text | None) -> Phrase:
    return [] if title is None else phrase(title)


def _listed(keyword: str, nodes: Iterable[Node]) -> Iterator[str]:
    pieces = listed(nodes)
    if pieces:
        yield from _filled(after(keyword, pieces), _STEP)


def _sentences(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        yield from _filled(phrase(evolve(sentence, remedy=None)), _STEP)
        if sentence.remedy is not None:
            yield from _filled(after("else", phrase(sentence.remedy)), _STEP * 2)
