"""From the text of a policy to its syntax tree, or to all that is wrong with it.

grammar       grammar/policy.lark, made into a parser in `machine`
tree          `building`, `values`, `parts`
diagnostics   `limits`, `sections`, `explaining` with its three kinds of cures
"""

from __future__ import annotations

from osaid.diagnostics import Diagnostic
from osaid.policy.parser.lexemes import Lexemes
from osaid.policy.parser.limits import (
    counted_lexemes,
    exceeded,
    nested_too_deep,
    unknown_language,
)
from osaid.policy.parser.mistakes import Mistake
from osaid.policy.parser.recovery import Finding, attempt, mistakes_in
from osaid.policy.parser.sections import Section
from osaid.policy.syntax import PolicySyntax
from osaid.text import Source

__all__ = ["parse_policy_text"]


def parse_policy_text(
    source: Source,
) -> tuple[PolicySyntax | None, tuple[Diagnostic, ...]]:
    """Return the tree of a policy, or None and all that is wrong with its text.

    Never raises, whatever the text.

    >>> parse_policy_text(Source("acme.osaid", "language 1 policy acme 1"))[0].name
    Name(text='acme')
    >>> _, problems = parse_policy_text(Source("acme.osaid", "language 2"))
    >>> print(problems[0])
    acme.osaid:1:10: error: language `2` is not known here [language-version]
      | language 2
      |          ^
      help: write `language 1`, or use a version of osaid that knows it
    """
    result = _read(source.text)
    if isinstance(result, PolicySyntax):
        return result, ()
    return None, tuple(mistake.diagnostic(source) for mistake in result)


def _read(text: str) -> PolicySyntax | list[Mistake]:
    wrong = exceeded(text)
    if wrong is not None:
        return [wrong]
    lexemes = counted_lexemes(text)
    if isinstance(lexemes, Mistake):
        return [lexemes]
    wrong = nested_too_deep(lexemes) or unknown_language(lexemes)
    if wrong is not None:
        return [wrong]
    return _parsed(lexemes)


def _parsed(lexemes: Lexemes) -> PolicySyntax | list[Mistake]:
    whole = attempt(Section("policy", lexemes.text, 0), lexemes)
    if isinstance(whole, Finding):
        return mistakes_in(lexemes, whole)
    policy: PolicySyntax = whole
    return policy
