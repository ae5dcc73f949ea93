"""The grammar: without conflict, without ambiguous words, and all of it used."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from osaid.policy import syntax
from osaid.policy.parser.building import BUILDERS, rule_of
from osaid.policy.parser.machine import (
    Stopped,
    is_reserved,
    keywords,
    machine,
    parse,
)
from osaid.policy.phrases import LICENSE_FIELDS
from osaid.policy.syntax import Node
from tests.policy.test_parser import ACCEPTED, read

# Words that mean something only where no name can stand.
FREE_WORDS = {
    "add",
    "as",
    "by",
    "component",
    "date",
    "decision",
    "definition",
    "example",
    "expect",
    "file",
    "given",
    "language",
    "least",
    "level",
    "listing",
    "most",
    "needs",
    "of",
    "on",
    "one",
    "owner",
    "perhaps",
    "policy",
    "remove",
    "restriction",
    "set",
    "single",
    "source",
    "status",
    "system",
    "title",
    "under",
    "unknown",
    "until",
    "used",
}
# Rules that make no class of their own, and classes that several rules make.
RULES_WITHOUT_CLASS = {
    "applicability",
    "cites",
    "given",
    "heading",
    "items",
    "parenthesised",
    "remedy",
    "selector_exception",
    "set_operation",
    "settings",
    "steps",
    "together_subject",
    "upholds",
    "policy",
    "waived_by",
}
CLASSES_WITHOUT_RULE = {
    "Node",
    "PolicySyntax",
    "SetDifference",
    "SetIntersection",
    "SetUnion",
}


def built(rule: Any) -> str | None:  # noqa: ANN401 - Lark's
    """Return the name under which a rule is built, unless it is only passed on."""
    name: str = rule.alias or rule.origin.name
    passed_on = rule.options.expand1 and not rule.alias and len(rule.expansion) == 1
    return None if passed_on or name.startswith("_") else name


def test_it_has_no_conflict_and_no_two_terminals_for_one_word() -> None:
    """Lark looks for both with `strict=True`, for which it needs interegular."""
    assert machine(strict=True).parse("must code: available", start="sentence")


def test_every_rule_is_built() -> None:
    assert {built(rule) for rule in machine().rules} - {None} == set(BUILDERS)


def test_rules_and_classes_have_the_same_names() -> None:
    classes = {
        name: rule_of(kind)
        for name, kind in inspect.getmembers(syntax, inspect.isclass)
        if issubclass(kind, Node) and name not in CLASSES_WITHOUT_RULE
    }
    assert set(classes.values()) == set(BUILDERS) - RULES_WITHOUT_CLASS


def test_every_rule_and_every_word_is_in_some_case() -> None:
    """A machine of its own is listened to, rule by rule and word by word."""
    listened = machine.__wrapped__()
    parser = listened.parser.parser.parser
    used: set[str] = set()

    def noting(rule: Any, callback: Any) -> Any:  # noqa: ANN401 - Lark's
        def noted(children: list[Any]) -> Any:  # noqa: ANN401 - Lark's
            used.update({_full_name(rule), *(part.name for part in rule.expansion)})
            return callback(children)

        return noted

    parser.callbacks.update(
        {rule: noting(rule, callback) for rule, callback in parser.callbacks.items()}
    )
    for path in ACCEPTED:
        listened.parse(read(path).text, start="policy")
    terminals = {terminal.name for terminal in listened.terminals}
    everything = {_full_name(rule) for rule in listened.rules} | terminals
    others = {"items", "COMMENT", "SPACE", "RESERVED"}  # for what is not accepted
    assert everything - used == others


def _full_name(rule: Any) -> str:  # noqa: ANN401 - Lark's
    """Return the name of a rule with that under which it is built."""
    return f"{rule.origin.name} -> {rule.alias}" if rule.alias else rule.origin.name


def test_reserved_words_are_never_names() -> None:
    reserved = keywords() - FREE_WORDS
    assert all(is_reserved(word) for word in reserved)
    assert not any(is_reserved(word) for word in FREE_WORDS)
    for word in reserved:
        with pytest.raises(Stopped):
            parse(f"terms {word} = known", "items")
    for word in FREE_WORDS:
        assert parse(f"terms {word} = known", "items")


@pytest.mark.parametrize("word", sorted(keywords()))
def test_words_end_where_names_would_go_on(word: str) -> None:
    for longer in (f"{word}s", f"{word}_x", f"{word}.x", f"{word}-x", f"{word}1"):
        if longer not in keywords() and not is_reserved(longer):
            (terms,) = parse(f"terms {longer} = known", "items").nodes
            assert str(terms.name) == longer


def test_no_place_takes_both_names_and_other_words() -> None:
    """These overlap, so that no place may take two of them; `strict` looks too."""
    overlapping = {"NAME", "WORD", "LICENSE_ID", "VERSION", "INTEGER", "NUMBER"}
    states = machine().parser.parser.parser.parse_table.states.values()
    for accepted in states:
        found = overlapping & set(accepted)
        assert len(found) < 2 or found == {"WORD", "NUMBER"}


def test_the_printer_knows_the_fields_that_hold_licenses() -> None:
    pattern = machine().get_terminal("LICENSE_FIELD").pattern.value
    assert {f for f in (*LICENSE_FIELDS, "terms") if re.match(pattern, f)} == (
        LICENSE_FIELDS
    )
