"""What is generated is Python that can be read, and nothing that a policy wrote."""

from __future__ import annotations

import ast
import traceback
from random import Random

import pytest

import osaid
from osaid.evaluation.compiler import conditions
from osaid.evaluation.compiler.leaves import Leaf
from osaid.evaluation.policies import Policy
from tests.laws.policies import random_policy

HOSTILE = "'''\\n\\\"; import os; os.abort() #"
POLICY = """\
language 1
definition hostile 1.0
title "%(text)s"
judgement fair "%(text)s"
define ready for component = location is "%(text)s" or available
requirement __import__ "%(text)s" {
  cites "%(text)s"
  must some code: license written in { "%(text)s" }
    else "%(text)s"
  must code: ready
  must attested fair
}
"""


def parsed(text: str) -> Policy:
    return osaid.parse_policy(text, "hostile.osaid")


def test_no_text_of_a_policy_is_code() -> None:
    policy = parsed(POLICY % {"text": HOSTILE})
    source = policy.program.source
    assert "import" not in source
    assert "abort" not in source
    constants = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant)]
    assert {type(constant.value) for constant in constants} == {int}
    code = osaid.component("code", location=HOSTILE)
    unknown = policy.evaluate(osaid.System("x", components=(code,)))
    assert [str(f.truth) for f in unknown.findings] == ["unknown"] * 3


def test_only_names_of_ours_are_used() -> None:
    ours = {"RANK", "answers", "max", "min", "record", "unused"}
    for seed in range(50):
        random = Random(seed)  # noqa: S311 - nothing is secret here
        for node in ast.walk(ast.parse(Policy(random_policy(random)).program.source)):
            if isinstance(node, ast.Name):
                assert node.id in ours or node.id.rpartition("_")[2].isdigit()
            if isinstance(node, ast.Attribute):
                assert node.attr in {"said", "topics", "bonds"}
            assert not isinstance(node, ast.Import | ast.ImportFrom | ast.Global)


def test_a_policy_becomes_code_once() -> None:
    policy = osaid.load_policy("osaid 1.0")
    program = policy.program
    policy.decide(osaid.System("x"))
    policy.evaluate(osaid.System("x"), readings={"open_data": "shared"})
    assert policy.program is program
    shared = {"open_data": "shared"}
    assert policy.judge(readings=shared) is policy.judge(readings=dict(shared))
    assert policy.judge(readings=shared) is not policy.judge()


def test_a_traceback_shows_the_line_of_the_policy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_arguments: object) -> Leaf:
        def leaf(_said: object) -> int:
            message = "a fault of ours"
            raise ZeroDivisionError(message)

        return leaf

    monkeypatch.setattr(conditions, "leaf_of", broken)
    policy = parsed(POLICY % {"text": "plain"})
    code = osaid.component("code", "MIT")
    with pytest.raises(ZeroDivisionError) as caught:
        policy.decide(osaid.System("x", components=(code,)))
    told = "".join(traceback.format_exception(caught.value))
    assert 'File "hostile.osaid", line 8' in told
    assert 'must some code: license written in { "plain" }' in told


def test_code_grows_with_sentences_and_not_with_components() -> None:
    sizes = []
    for count in (100, 200, 400):
        sentences = "\n".join(
            f'must some code: location is "{number}"' for number in range(count)
        )
        text = f"language 1 policy many 1\nrequirement r {{\n{sentences}\n}}"
        policy = parsed(text)
        size = len(policy.program.source)
        parts = tuple(osaid.component("code", name=str(n)) for n in range(count))
        assert policy.decide(osaid.System("x", components=parts)) == "undetermined"
        assert len(policy.program.source) == size
        sizes.append(size / count)
    assert max(sizes) < 1.1 * min(sizes)
    assert max(sizes) < 1000


DEEP = {
    "not": ("not (", "some code: available", ")"),
    "brackets": ("(", "some code: available", ")"),
    "condition": ("", "some code: {}", ""),
}


def nested(form: str, depth: int) -> str:
    before, inside, after = DEEP[form]
    condition = "available and (" * depth + "has location" + ")" * depth
    return before * depth + inside.format(condition) + after * depth


@pytest.mark.parametrize("form", ["not", "brackets", "condition"])
def test_the_deepest_policy_can_be_run(form: str) -> None:
    deepest = 20
    try_deep(form, deepest)
    with pytest.raises(osaid.PolicyError) as refused:
        try_deep(form, 80)
    assert {d.code for d in refused.value.diagnostics} == {"nesting-too-deep"}
    while not refuses(form, deepest + 1):
        deepest += 1
        try_deep(form, deepest)


def refuses(form: str, depth: int) -> bool:
    try:
        parsed(deep(form, depth))
    except osaid.PolicyError:
        return True
    return False


def deep(form: str, depth: int) -> str:
    return f"language 1 policy deep 1 requirement r {{ must {nested(form, depth)} }}"


def try_deep(form: str, depth: int) -> None:
    policy = parsed(deep(form, depth))
    assert policy.decide(osaid.System("x")) == "undetermined"
    assert policy.evaluate(osaid.System("x")).findings[0].causes
