"""Names: declared once, not reserved, and used somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.licenses.named_sets import set_names
from osaid.policy.checks.problems import Code, Problem, warning
from osaid.policy.checks.scope import Named, Scope
from osaid.policy.schema import AVAILABLE, REPEATABLE_HEADERS
from osaid.policy.syntax import (
    Applies,
    Attested,
    Attribute,
    Available,
    DefineCondition,
    Defined,
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
    Reading,
    ReadingChoice,
    Replace,
    Requirement,
    Restriction,
    SetName,
    Terms,
    Topic,
    Trial,
    Uses,
    Waive,
)
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import SYSTEM
from osaid.records.components import Component
from osaid.records.fields import fields_of

_WHAT: dict[type[Item], str] = {
    DefineCondition: "define",
    DefineProposition: "define",
    Drop: "drop",
    Extend: "extension",
    Freedom: "freedom",
    Judgement: "judgement",
    Kind: "kind",
    Reading: "reading",
    Replace: "replacement",
    Requirement: "requirement",
    Restriction: "restriction",
    Terms: "terms",
    Topic: "topic",
    Uses: "use",
}
_UNNAMED = Applies | Header | Ladder
_SPACES = {"requirement": "requirement or freedom", "freedom": "requirement or freedom"}


def duplicates(scope: Scope) -> Iterator[Problem]:
    """Yield a problem for everything that is declared a second time.

    Requirements and freedoms share their names, and so do the two kinds of
    `define`. Only the header `source` may be repeated. Attributes have a check of
    their own: those of several policies may have the same name.
    """
    seen: dict[tuple[str, str], Node] = {}
    for item in scope.syntax.items:
        if isinstance(item, Header) and str(item.key) in REPEATABLE_HEADERS:
            continue
        if isinstance(item, Attribute):
            continue
        what, name, node = _declared(item)
        first = seen.setdefault((_SPACES.get(what, what), name), node)
        if first is not node:
            named = "" if isinstance(item, _UNNAMED) else ", or give it another name"
            yield Problem(
                Code.DUPLICATE,
                node.span,
                f"{what} {quoted(name)} is declared twice",
                f"take one of them out{named}",
                first=first.span,
            )


def _declared(item: Item) -> tuple[str, str, Node]:
    """Return what an item is, its name, and the node that gives the name."""
    match item:
        case Applies():
            return "condition", "applies when", item
        case Header():
            return "header", str(item.key), item.key
        case Ladder():
            return "ladder", "ladder", item
        case Trial(title=title):
            return "test", title.value, title
        case Waive(name=name, systems=systems):
            return "waiver", f"{name} for {systems.value}", name
        case Extend(item=group) | Replace(item=group):
            return _WHAT[type(item)], str(group.name), group.name
        case _:
            return _WHAT[type(item)], str(item.name), item.name


def reserved(scope: Scope) -> Iterator[Problem]:
    """Yield a problem for every name that means something else already."""
    for item in scope.named:
        meaning = _reserved_as(item)
        if meaning is not None:
            name = item.name
            yield Problem(
                Code.RESERVED_NAME,
                name.span,
                f"{quoted(name.text)} is {meaning}",
                "choose another name",
            )


def _reserved_as(item: Named) -> str | None:
    name = str(item.name)
    match item:
        case DefineCondition() if name in fields_of(Component):
            return "a field of components"
        case DefineProposition() if name == AVAILABLE:
            return "a condition on components, and can be defined for those only"
        case DefineProposition() if name == SYSTEM:
            return "how a sentence about the system begins"
        case Terms() if name in set_names():
            return "a set of licences that is built in"
        case _:
            return None


def unused(scope: Scope) -> Iterator[Problem]:
    """Yield a warning for every name that is declared and then never used."""
    used = {key for node in nodes_in(scope.syntax) for key in _used(node)}
    for item in scope.named:
        what = _WHAT[type(item)]
        key = (what, str(item.name))
        if what in _SPACES or key in used:
            continue
        used.add(key)  # one warning is enough for duplicates
        yield warning(
            Code.UNUSED,
            item.name.span,
            f"{what} {quoted(item.name.text)} is not used",
            "use it or take it out",
        )


def _used(node: Node) -> Iterator[tuple[str, str]]:
    match node:
        case Available():
            yield "define", AVAILABLE
        case Defined(name=name):
            yield "define", str(name)
        case ReadingChoice(reading=name):
            yield "reading", str(name)
        case Attested(judgement=name):
            yield "judgement", str(name)
        case SetName(name=text):
            yield "terms", text
        case _:
            pass
