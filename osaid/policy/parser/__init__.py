"""From the text of a policy to its syntax tree, or to all that is wrong with it.

    grammar       grammar/policy.lark, made into a parser in `machine`
    tree          `building`, `values`, `parts`
    diagnostics   `limits`, `sections`, `explaining` with its three kinds of cures
"""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import Diagnostic
from osaid.policy.parser.explaining import explained
from osaid.policy.parser.lexemes import Lexemes
from osaid.policy.parser.limits import (
    counted_lexemes,
    exceeded,
    nested_too_deep,
    wrong_heading,
)
from osaid.policy.parser.machine import END, Stopped, item_words, parse
from osaid.policy.parser.mistakes import Mistake, Refused, SyntaxCode
from osaid.policy.parser.sections import Section, sections_of
from osaid.policy.parser.trouble import Trouble
from osaid.policy.syntax import PolicySyntax
from osaid.text import Source, Span

__all__ = ["parse_policy_text"]

MOST_MISTAKES = 20
