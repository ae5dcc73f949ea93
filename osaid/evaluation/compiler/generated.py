"""The Python that is made of a policy: three functions, built as a tree.

`examine(record)` returns what holds of one part, `observe(record)` what holds of
the system itself, `conclude(answers)` what follows from the answers to all questions.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from osaid.evaluation.compiler.asking import Asking
from osaid.evaluation.compiler.code import (
    FALSE,
    TRUE,
    UNKNOWN,
    Rank,
    function,
    returned,
    together,
)
from osaid.evaluation.compiler.questions import RANK, Question
from osaid.evaluation.compiler.sentences import Sentences
from osaid.evaluation.lenses import ACTUAL, Lens
from osaid.evaluation.permissions import Sets
from osaid.licenses.catalog import Catalogue
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Freedom, Requirement
from osaid.records.parts import Part
from osaid.records.profiles import Frame
from osaid.values import Shown

Ranks = tuple[int, ...]


def unused(there: int, recorded: int, empty: int) -> int:
    """Return whether a step is unused: recorded so, or there is nothing of it.

    >>> unused(0, UNKNOWN, TRUE), unused(UNKNOWN, UNKNOWN, TRUE)
    (2, 1)
    """
    if there == TRUE:
        return FALSE
    if recorded != UNKNOWN:
        return recorded
    return max(UNKNOWN, min(empty, TRUE - there))


@frozen(eq=False)
class _Text(Shown):
    """Where a traceback finds the lines of a policy."""

    text: str

    def get_source(self, _name: str) -> str:
        """Return the text of the policy."""
        return self.text


@frozen(eq=False)
class Generated(Shown):
    """The functions made of one policy, seen through a lens.

    `conclude` returns whether the policy applies, whether the whole holds, then the
    `musts` and the condition of each of the `items`, then every sentence of them. The
    code stands on the lines of the policy, where a traceback shows them.
    """

    tree: ast.Module = field(repr=False)
    questions: Mapping[Question, int]
    items: tuple[Requirement | Freedom, ...]
    examine: Callable[[Part], Ranks]
    observe: Callable[[Frame], Ranks]
    conclude: Callable[[int], Ranks]

    @property
    def source(self) -> str:
        """Return the code as text, to be read."""
        return ast.unparse(self.tree)


def generated(
    policy: CheckedPolicy,
    readings: Mapping[str, str],
    catalogue: Catalogue,
    lens: Lens = ACTUAL,
) -> Generated:
    """Return the functions made of a policy under a choice of readings."""
    asking = Asking(policy, readings, Sets(policy, readings, catalogue), lens)
    sentences = Sentences(asking)
    items = policy.groups
    concluded: list[Rank] = [sentences.applies(), sentences.whole()]
    for item in items:
        concluded += (sentences.musts(item), sentences.condition_of(item))
    if lens == ACTUAL:
        concluded += (
            sentences.sentence(item, ordinal, sentence)
            for item in items
            for ordinal, sentence in policy.sentences_of(item, readings)
        )
    tree = _module(asking, concluded)
    found = _run(tree, asking)
    return Generated(
        tree,
        asking.questions,
        items,
        found["examine"],
        found["observe"],
        found["conclude"],
    )


def _module(asking: Asking, concluded: list[Rank]) -> ast.Module:
    line = asking.policy.source.line_of(asking.policy.syntax.span.start)
    parts, system = asking.parts.statements, asking.system.statements
    functions: list[ast.stmt] = []
    for name, parameter, body, ranks in (
        ("examine", "record", parts, asking.bodies),
        ("observe", "record", system, asking.conditions),
        ("conclude", "answers", asking.statements, concluded),
    ):
        end = returned(together(ranks), line)
        functions.append(function(name, parameter, [*body, end], line))
    return ast.fix_missing_locations(ast.Module(functions, []))


def _run(tree: ast.Module, asking: Asking) -> dict[str, Any]:
    source = asking.policy.source
    namespace: dict[str, Any] = {
        **asking.functions,
        "__builtins__": {"min": min, "max": max},
        "__loader__": _Text(source.text),
        "__name__": source.name,
        "RANK": RANK,
        "unused": unused,
    }
    name = source.name.replace("\0", "?")  # Python takes any other character
    exec(compile(tree, name, "exec"), namespace)  # noqa: S102 - made above
    return namespace
