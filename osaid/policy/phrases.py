"""What a node says, in the words of the language, cut where a line may break.

A phrase is a list of pieces: joined by spaces they are the text on one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from types import MappingProxyType

from osaid.policy import syntax
from osaid.policy.syntax import Name, Node
from osaid.policy.traversal import children_of

Phrase = list[str]

LICENSE_FIELDS = frozenset({"license", "overall_terms"})
"""The fields of which the grammar knows that they hold a licence."""

# What no line break parts, as a pattern for the node.
_ONE_PIECE = MappingProxyType(
    {
        Name: "{0.text}",
        syntax.Available: "available",
        syntax.Day: "{0.value}",
        syntax.Defined: "{0.name}",
        syntax.EvidenceOf: "evidence of {0.field} at least {0.grade}",
        syntax.Has: "has {0.field}",
        syntax.LicenseFound: "found {0.how}",
        syntax.ReadingChoice: "when {0.reading} is {0.value}",
        syntax.RequirementHolds: "requirement {0.name}",
        syntax.SetName: "{0.name}",
        syntax.Word: "{0.text}",
    }
)
# What begins with a word that a part or a list follows.
_BEGINNING = MappingProxyType(
    {
        syntax.AboutSystem: "system:",
        syntax.Covers: "covers",
        syntax.LicenseAvoids: "avoids",
        syntax.LicenseIn: "in",
        syntax.LicenseNot: "not",
        syntax.LicensePermits: "permits",
        syntax.LicenseRequires: "requires",
        syntax.LicenseRestricts: "restricts",
    }
)
_ORS = (syntax.ConditionOr, syntax.PropositionOr)
_JOINED = (syntax.ConditionAnd, syntax.PropositionAnd, *_ORS)
_SETS = (syntax.SetUnion, syntax.SetIntersection, syntax.SetDifference)


@singledispatch
def phrase(node: Node) -> Phrase:
    """Return what a node says.

    >>> phrase(syntax.Covers((Name("scope"), Name("obtained"))))
    ['covers scope,', 'obtained']
    """
    kind = type(node)
    if kind in _BEGINNING:
        return after(_BEGINNING[kind], listed(children_of(node)))
    return [_ONE_PIECE[kind].format(node)]


def listed(nodes: Iterable[Node]) -> Phrase:
    """Return nodes with commas between them.

    >>> listed([Name("use"), Name("study")])
    ['use,', 'study']
    """
    pieces: Phrase = []
    for node in nodes:
        if pieces:
            pieces[-1] += ","
        pieces += phrase(node)
    return pieces


def after(words: str, pieces: Phrase) -> Phrase:
    """Return a phrase with words before it, which no line break parts from it.

    >>> after("not", ["a", "and b"])
    ['not a', 'and b']
    """
    return [f"{words} {pieces[0]}", *pieces[1:]]


def _around(opening: str, pieces: Phrase, closing: str) -> Phrase:
    inside = [f"{opening}{pieces[0]}", *pieces[1:]]
    inside[-1] += closing
    return inside


def _braced(nodes: Iterable[Node]) -> Phrase:
    return _around("{ ", listed(nodes), " }")


def _operand(node: Node, *, parenthesised: bool) -> Phrase:
    return _around("(", phrase(node), ")") if parenthesised else phrase(node)


def _chained(word: str, operands: Sequence[Node], inside: tuple[type, ...]) -> Phrase:
    """Return what a word joins; what `inside` names needs parentheses.

    What ends in a body would take the rest into it, so it may only come last.
    """
    parts = [
        _operand(
            operand, parenthesised=isinstance(operand, inside) or _is_open(operand)
        )
        for operand in operands[:-1]
    ]
    parts.append(_operand(operands[-1], parenthesised=isinstance(operands[-1], inside)))
    first, *others = parts
    return [*first, *(piece for part in others for piece in after(word, part))]


def _is_open(node: Node) -> bool:
    """Return whether a proposition ends in a body without parentheses around it."""
    if isinstance(node, syntax.PropositionAnd | syntax.PropositionOr):
        return _is_open(node.operands[-1])
    if isinstance(node, syntax.PropositionNot):
        return _is_open(node.operand)
    return isinstance(node, syntax.Quantified | syntax.AboutSystem | syntax.Together)


@phrase.register
def _(node: syntax.ConditionAnd | syntax.PropositionAnd) -> Phrase:
    return _chained("and", node.operands, _JOINED)


@phrase.register
def _(node: syntax.ConditionOr | syntax.PropositionOr) -> Phrase:
    return _chained("or", node.operands, _ORS)


@phrase.register
def _(node: syntax.ConditionNot | syntax.PropositionNot) -> Phrase:
    joined_inside = isinstance(node.operand, _JOINED)
    return after("not", _operand(node.operand, parenthesised=joined_inside))


@phrase.register
def _(node: syntax.Sentence) -> Phrase:
    choice = [] if node.choice is None else phrase(node.choice)
    remedy = [] if node.remedy is None else after("else", phrase(node.remedy))
    return [*after(node.strength, phrase(node.proposition)), *choice, *remedy]


@phrase.register
def _(node: syntax.TermsChoice) -> Phrase:
    choice = [] if node.choice is None else phrase(node.choice)
    return [*phrase(node.value), *choice]


@phrase.register
def _(node: syntax.Quantified) -> Phrase:
    head = listed(node.selectors)
    if node.quantifier is not syntax.Quantifier.THE:
        count = "" if node.count is None else f" {node.count}"
        head = after(f"{node.quantifier}{count}", head)
    if node.if_used:
        head.append("if used")
    return [*_around("", [*head, *_where(node.where)], ":"), *phrase(node.body)]


def _where(condition: Node | None) -> Phrase:
    return [] if condition is None else after("where", phrase(condition))


@phrase.register
def _(node: syntax.Together) -> Phrase:
    head = [*after("together", phrase(node.documents)), *_where(node.where)]
    if node.subject is not None:
        head += after("for every", phrase(node.subject))
        head += _where(node.subject_where)
    return [*_around("", head, ":"), *after("covers", listed(node.topics))]


@phrase.register
def _(node: syntax.Selector) -> Phrase:
    without = after("except", _kinds(node.without)) if node.without else []
    return [*_kinds(node.kinds), *without]


def _kinds(names: Sequence[Name]) -> Phrase:
    return phrase(names[0]) if len(names) == 1 else _braced(names)


@phrase.register
def _(node: syntax.Is) -> Phrase:
    return after(f"{node.field} is", phrase(node.value))


@phrase.register
def _(node: syntax.In) -> Phrase:
    return after(f"{node.field} in", _braced(node.values))


@phrase.register
def _(node: syntax.Includes) -> Phrase:
    return after(f"{node.field} includes", listed(node.values))


@phrase.register
def _(node: syntax.Compare) -> Phrase:
    return after(f"{node.field} {node.comparison}", phrase(node.value))


@phrase.register
def _(node: syntax.LicenseCondition) -> Phrase:
    test = phrase(node.test)
    if isinstance(node.test, syntax.LicenseAll | syntax.LicenseNot):
        test = _around("(", test, ")")
    elif test[0].startswith("in {") and node.field.text not in LICENSE_FIELDS:
        # Braces right behind the `in` of other fields would hold values.
        test = _around("in (", [test[0].removeprefix("in "), *test[1:]], ")")
    return after(str(node.field), test)


@phrase.register
def _(node: syntax.LicenseAll) -> Phrase:
    return _chained("and", node.operands, (syntax.LicenseAll,))


@phrase.register
def _(node: syntax.LicenseWritten) -> Phrase:
    return after("written in", _braced(node.texts))


@phrase.register
def _(node: syntax.LicenseWrittenIn) -> Phrase:
    terms = phrase(node.terms)
    # Braces right behind the `in` would hold texts.
    around = terms[0].startswith("{")
    return after("written in", _around("(", terms, ")") if around else terms)


@phrase.register
def _(node: syntax.SetUnion) -> Phrase:
    return _chained("|", node.operands, _SETS)


@phrase.register
def _(node: syntax.SetIntersection) -> Phrase:
    return _chained("&", node.operands, _SETS)


@phrase.register
def _(node: syntax.SetDifference) -> Phrase:
    return _chained("except", (node.kept, node.removed), _SETS)


@phrase.register
def _(node: syntax.SetLiteral) -> Phrase:
    return _braced(node.items)


@phrase.register
def _(node: syntax.Unused) -> Phrase:
    return [*phrase(node.selector), "unused"]


@phrase.register
def _(node: syntax.Text) -> Phrase:
    value = node.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return [f'"{value}"']


@phrase.register
def _(node: syntax.Attested) -> Phrase:
    return _optional(f"attested {node.judgement}", "by", node.role)


@phrase.register
def _(node: syntax.LicenseItem) -> Phrase:
    return _optional(node.license, "WITH", node.exception)


@phrase.register
def _(node: syntax.Number) -> Phrase:
    digits = str(node.value).replace("E+", "e").replace("E", "e")
    return [digits if node.currency is None else f"{digits} {node.currency}"]


def _optional(words: str, before: str, part: object) -> Phrase:
    return [words if part is None else f"{words} {before} {part}"]
