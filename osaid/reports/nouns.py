"""What people call kinds, rights, fields and sets of licences."""

from __future__ import annotations

from collections.abc import Iterable

from osaid.policy import syntax
from osaid.policy.phrases import phrase
from osaid.policy.syntax import Name

_ALONE = {
    "component": "components",
    "information": "documents that describe data",
    "document": "documents",
    "parent": "models that it was derived from",
    "upstream": "things of third parties that it builds on",
}
_DOCUMENTS = frozenset({"document", "information"})
_RIGHTS = {
    "modify": "modification",
    "share": "sharing",
    "study": "study",
    "use": "use",
}


def listed(words: Iterable[str], joiner: str = "and") -> str:
    """Return words with commas between them, and a word before the last.

    >>> listed(["open", "public", "obtainable"], "or")
    'open, public or obtainable'
    """
    *most, last = words
    return f"{', '.join(most)} {joiner} {last}" if most else last


def kind_in_words(kind: str) -> str:
    """Return what people call a kind of component.

    >>> kind_in_words("code.data_processing"), kind_in_words("document.model_card")
    ('data processing code', 'model card')
    """
    if kind in _ALONE:
        return _ALONE[kind]
    branch, _, name = kind.rpartition(".")
    words = name.replace("_", " ")
    if not branch or branch in _DOCUMENTS:
        return words
    if branch == "upstream":
        return f"{words} of third parties"
    return f"{words} {branch.replace('.', ' ').replace('_', ' ')}"


def selected(selector: syntax.Selector) -> str:
    """Return what people call the components that are selected."""
    kinds = listed(kind_in_words(kind.text) for kind in selector.kinds)
    if not selector.without:
        return kinds
    without = listed(kind_in_words(kind.text) for kind in selector.without)
    return f"{kinds} other than {without}"


def names(nodes: Iterable[Name], joiner: str = "and") -> str:
    """Return names as words of a list.

    >>> names([Name("user_threshold"), Name("hosting")], "or")
    'user threshold or hosting'
    """
    return listed((node.text.replace("_", " ") for node in nodes), joiner)


def rights(nodes: Iterable[Name]) -> str:
    """Return rights as nouns.

    >>> rights([Name("use"), Name("modify")])
    'use and modification'
    """
    return listed(_RIGHTS.get(node.text, node.text) for node in nodes)


def field(name: Name) -> str:
    """Return what people call a field.

    >>> field(Name("part_of"))
    'part of'
    """
    if name.text == "overall_terms":
        return "terms over the whole"
    return name.text.replace("_", " ").replace("license", "licence")


def value(node: syntax.Value) -> str:
    """Return a value as it is written."""
    return " ".join(phrase(node)).replace("_", " ")


def license_set(terms: syntax.SetExpression) -> str:
    """Return what a set of licences is, in words.

    >>> license_set(syntax.SetName("osi_approved"))
    '`osi_approved`'
    """
    match terms:
        case syntax.SetName(name=name):
            return f"`{name}`"
        case syntax.SetLiteral(items=items):
            return listed((" ".join(phrase(item)) for item in items), "or")
        case syntax.SetUnion(operands=operands):
            return listed(map(license_set, operands), "or")
        case syntax.SetIntersection(operands=operands):
            return f"what is in all of {listed(map(license_set, operands))}"
        case _:
            return f"{license_set(terms.kept)} except {license_set(terms.removed)}"
