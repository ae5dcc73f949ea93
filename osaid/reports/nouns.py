"""What people call kinds, rights, fields and sets of licences."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from osaid.policy import syntax
from osaid.policy.phrases import phrase
from osaid.policy.syntax import Name

_ALONE = {
    "component": "components",
    "information": "data descriptions",
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


_TOPICS = {
    "labeling": "how it was labelled",
    "obtained": "how it was obtained",
    "selected": "how it was selected",
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


class Number(Enum):
    """How many a noun speaks of: one thing, several, or something uncounted."""

    ONE = auto()
    SEVERAL = auto()
    UNCOUNTED = auto()


def number_of(selector: syntax.Selector) -> Number:
    """Return how many the words for a selector speak of.

    >>> number_of(syntax.Selector((Name("parameters.final"),)))
    <Number.SEVERAL: 2>
    """
    kinds = [kind.text for kind in selector.kinds]
    if len(kinds) > 1 or kind_in_words(kinds[0]).split(" of ")[0].endswith("s"):
        return Number.SEVERAL
    if kinds[0] in _ALONE:
        return Number.SEVERAL
    branch, _, name = kinds[0].partition(".")
    counted = branch in _DOCUMENTS and not name.endswith("data")
    return Number.ONE if counted else Number.UNCOUNTED


def selected(
    selector: syntax.Selector, joiner: str = "and", *, article: bool = False
) -> str:
    """Return what people call the components that are selected.

    With `article`, single things have one: `a model card`.
    """
    kinds = listed((_one(kind, article=article) for kind in selector.kinds), joiner)
    if not selector.without:
        return kinds
    without = listed(kind_in_words(kind.text) for kind in selector.without)
    return f"{kinds} other than {without}"


def _one(kind: Name, *, article: bool) -> str:
    words = kind_in_words(kind.text)
    alone = number_of(syntax.Selector((kind,)))
    return f"{a_or_an(words)} {words}" if article and alone is Number.ONE else words


def a_or_an(noun: str) -> str:
    """Return the article of a noun, by its first letter.

    >>> a_or_an("licence"), a_or_an("amount")
    ('a', 'an')
    """
    return "an" if noun[0] in "aeiou" else "a"


def topics(nodes: Iterable[Name]) -> str:
    """Return topics as words of a list, with what they are about as `it`.

    >>> topics([Name("scope"), Name("obtained")])
    'scope and how it was obtained'
    """
    words = (node.text for node in nodes)
    return listed(_TOPICS.get(word, word.replace("_", " ")) for word in words)


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
    words = name.text.rpartition(".")[2].replace("_", " ")
    return words.replace("license", "licence").replace("labeled", "labelled")


def value(node: syntax.Value) -> str:
    """Return a value as people write it; words that stand for one are quoted.

    >>> value(syntax.Word("fine_tune")), value(syntax.Word("yes"))
    ('“fine tune”', 'yes')
    """
    if isinstance(node, syntax.Text):
        return f"“{node.value}”"
    words = " ".join(phrase(node))
    if isinstance(node, syntax.Word) and words not in {"yes", "no"}:
        return f"“{words.replace('_', ' ')}”"
    return words


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
