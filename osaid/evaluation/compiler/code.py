"""Expressions of generated code: ranks 0 for false, 1 for unknown, 2 for true.

The code is built as a tree, never as text, so nothing that a policy writes can be
read as Python. What is known already is a number and is folded.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TypeAlias, TypeVar

Statement = TypeVar("Statement", bound=ast.stmt)

FALSE, UNKNOWN, TRUE = range(3)

Rank: TypeAlias = "int | ast.expr"
"""A rank: known while the code is made, or an expression that has it as value."""


def load(name: str) -> ast.Name:
    """Return a name, to be read."""
    return ast.Name(name, ast.Load())


def call(function: str, *arguments: ast.expr) -> ast.Call:
    """Return the call of a function by its name."""
    return ast.Call(load(function), list(arguments), [])


def item(holder: ast.expr, index: int) -> ast.Subscript:
    """Return one item of a tuple."""
    return ast.Subscript(holder, ast.Constant(index), ast.Load())


def attribute(holder: str, name: str) -> ast.Attribute:
    """Return an attribute of a named object."""
    return ast.Attribute(load(holder), name, ast.Load())


def expression(rank: Rank) -> ast.expr:
    """Return a rank as an expression.

    >>> ast.unparse(expression(2))
    '2'
    """
    return ast.Constant(rank) if isinstance(rank, int) else rank


def least(ranks: Iterable[Rank]) -> Rank:
    """Return the conjunction; of nothing it is true.

    >>> ast.unparse(least([TRUE, load("a"), UNKNOWN, load("b")]))
    'min(1, a, b)'
    """
    return _joined("min", list(ranks), TRUE, FALSE)


def greatest(ranks: Iterable[Rank]) -> Rank:
    """Return the disjunction; of nothing it is false.

    >>> greatest([load("a"), TRUE])
    2
    """
    return _joined("max", list(ranks), FALSE, TRUE)


def opposite(rank: Rank) -> Rank:
    """Return the negation.

    >>> ast.unparse(opposite(load("a"))), opposite(UNKNOWN)
    ('2 - a', 1)
    """
    if isinstance(rank, int):
        return TRUE - rank
    return ast.BinOp(ast.Constant(TRUE), ast.Sub(), rank)


def assign(name: str, rank: Rank, line: int) -> ast.stmt:
    """Return the statement that gives a value a name, on a line of the policy."""
    statement = ast.Assign([ast.Name(name, ast.Store())], expression(rank))
    return _on(line, statement)


def returned(value: ast.expr, line: int) -> ast.stmt:
    """Return the statement that ends a function."""
    return _on(line, ast.Return(value))


def together(ranks: Iterable[Rank]) -> ast.expr:
    """Return a tuple of ranks."""
    return ast.Tuple([expression(rank) for rank in ranks], ast.Load())


def function(
    name: str, parameter: str, body: list[ast.stmt], line: int
) -> ast.FunctionDef:
    """Return a function of one parameter."""
    arguments = ast.arguments([], [ast.arg(parameter)], None, [], [], None, [])
    return _on(line, ast.FunctionDef(name, arguments, body, []))


def _on(line: int, statement: Statement) -> Statement:
    statement.lineno = statement.end_lineno = line
    statement.col_offset = statement.end_col_offset = 0
    return statement


def _joined(function: str, ranks: list[Rank], neutral: int, absorbing: int) -> Rank:
    known = {rank for rank in ranks if isinstance(rank, int)}
    if absorbing in known:
        return absorbing
    open_ = [rank for rank in ranks if not isinstance(rank, int)]
    if UNKNOWN in known:
        open_.insert(0, ast.Constant(UNKNOWN))
    if not open_:
        return neutral
    if len(open_) == 1:
        only = open_[0]
        return UNKNOWN if isinstance(only, ast.Constant) else only
    return call(function, *open_)
