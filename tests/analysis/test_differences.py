"""What became of a requirement: pairs of sentences, and what is said of them."""

from __future__ import annotations

import pytest

from osaid import load_policy, parse_policy
from osaid.analysis.differences import Change, are_related, difference
from osaid.policy.policies import CheckedPolicy

HEAD = "language 1\npolicy own {version}\nstatus final\n"
STRICTER, LOOSER = Change.STRICTER, Change.LOOSER
CHANGED, REWORDED = Change.CHANGED, Change.REWORDED


def policy(text: str, version: int = 1) -> CheckedPolicy:
    """Return a policy of one name."""
    return parse_policy(HEAD.format(version=version) + text).checked


def change(before: str, after: str) -> Change | None:
    """Return what became of the one requirement `r`."""
    one, other = (
        policy(
            text if "requirement r " in text else f"requirement r {{ must {text} }}", n
        )
        for n, text in enumerate((before, after), start=1)
    )
    groups = {group.name: group.change for group in difference(one, other).groups}
    return groups.get("r")


TURNED = {STRICTER: LOOSER, LOOSER: STRICTER}


@pytest.mark.parametrize(
    ("before", "after", "became"),
    [
        ("code: available", "code: available", None),
        ("code: available", "code: presence is provided", LOOSER),
        (
            "code: available",
            "code: access in { login, open } and presence is provided",
            REWORDED,
        ),
        ("some code: available", "at least 1 code: available", REWORDED),
        ("some code: available", "at least 2 code: available", STRICTER),
        ("some code: available", "code: available", STRICTER),
        ("some code: available", "exactly 1 code: available", STRICTER),
        ("some code.training: available", "some code: available", LOOSER),
        ("no code: available", "every code: not available", REWORDED),
        ("no code: available", "at most 0 code: available", REWORDED),
        ("no code: available", "at most 1 code: available", LOOSER),
        ("every code: available", "every code.training: available", LOOSER),
        (
            "every code: available",
            "every code except code.evaluation: available",
            LOOSER,
        ),
        ("every code: available", "every code where has location: available", LOOSER),
        (
            "every code where has location: available",
            "every code: not has location or available",
            REWORDED,
        ),
        ("code, data: available", "(data: available) and code: available", REWORDED),
        ("code: available", "code if used: available", LOOSER),
        ("code: available", "data: available", CHANGED),
        ("code: license in { MIT }", "code: license in { MIT, 0BSD }", LOOSER),
        ("code: license in { MIT }", "code: license in osi_approved", LOOSER),
        ("code: license permits use", "code: license permits use, share", STRICTER),
        (
            "code: license restricts hosting",
            "code: license restricts hosting, non_commercial",
            LOOSER,
        ),
        (
            "no code: license restricts hosting",
            "no code: license restricts hosting, non_commercial",
            STRICTER,
        ),
        ("data: tokens > 10", "data: tokens >= 10", LOOSER),
        ("data: tokens > 10", "data: tokens < 10", CHANGED),
        (
            "code: evidence of license at least cited",
            "code: evidence of license at least verified",
            STRICTER,
        ),
        ("information: covers scope", "information: covers scope, obtained", STRICTER),
        (
            "together information: covers scope",
            "together { information, document }: covers scope",
            LOOSER,
        ),
        (
            "together information for every data: covers scope",
            "together information for every data.training: covers scope",
            LOOSER,
        ),
        ("code unused or data: available", "data: available", STRICTER),
        ("code unused", "{ code, data } unused", STRICTER),
        ("code.training unused", "code unused", STRICTER),
        ("not (code unused and data unused)", "not code unused", STRICTER),
        ("system: delivery is released", "system: has delivery", CHANGED),
        (
            "requirement r { must code: available }",
            "requirement r when data: available { must code: available }",
            LOOSER,
        ),
        (
            "requirement r { must code: available }",
            "requirement r { must code: available should data: available }",
            REWORDED,
        ),
        (
            "requirement r { must code: available }",
            'requirement r "A title" { must code: available }',
            REWORDED,
        ),
    ],
)
def test_what_became_of_a_requirement(
    before: str, after: str, became: Change | None
) -> None:
    assert change(before, after) is became
    if became is not None:
        assert change(after, before) is TURNED.get(became, became)


def test_what_is_asked_for_by_name_counts() -> None:
    text = "requirement r {{ must requirement s }} requirement s {{ must {} }}"
    one = text.format("some code: available")
    other = text.format("code: available")
    assert change(one, other) is STRICTER


def test_what_is_defined_and_named_counts() -> None:
    text = (
        "terms t = {{ {} }}\ndefine d for component = license in t\n"
        "requirement r {{ must code: d }}"
    )
    assert change(text.format("MIT"), text.format("MIT, 0BSD")) is LOOSER


def test_a_default_reading_counts() -> None:
    text = (
        'reading q = a | b default {} because "so"\n'
        "requirement r {{ must code: available must data: available when q is b }}"
    )
    assert change(text.format("a"), text.format("b")) is STRICTER


def test_another_question_is_another_judgement() -> None:
    text = 'judgement enough "{}?"\nrequirement r {{ must attested enough }}'
    assert change(text.format("Is it"), text.format("Was it")) is CHANGED


def test_an_attribute_of_another_type_is_another_one() -> None:
    text = "attribute code.level: {}\nrequirement r {{ must code: has level }}"
    assert change(text.format("number"), text.format("text")) is CHANGED


def test_a_kind_that_became_single_makes_lists_end_sooner() -> None:
    text = (
        'kind code.reward "scores" {}\n'
        "requirement r {{ must every code.reward: available }}"
    )
    assert change(text.format(""), text.format("single")) is not None


def test_parents_are_judged_by_another_policy() -> None:
    text = "requirement r {{ must every parent: outcome is conforms }}\n"
    more = text + "requirement s {{ must {} }}"
    before = more.format("some code: available")
    assert change(before, more.format("code: available")) is STRICTER
    assert change(before, more.format("data: available")) is CHANGED
    again = more.format("at least 1 code: available")
    assert change(before, again) is None
    other = before.replace("conforms", "not_applicable")
    assert change(other, other.replace("some code", "code")) is CHANGED


def test_what_is_dropped_is_told_with_the_reason() -> None:
    found = difference(
        load_policy("osaid 1.0").checked, load_policy("osaid 0.0.9").checked
    )
    dropped = {g.name: g.because for g in found.groups if g.change is Change.DROPPED}
    assert dropped["data_information.listing"]


def test_policies_are_related_by_name_or_ancestor() -> None:
    osaid, acme = load_policy("osaid 1.0"), load_policy("acme-models 2026.2")
    assert are_related(osaid.checked, acme.checked)
    assert not are_related(osaid.checked, load_policy("mof 1.0").checked)


def test_sets_readings_judgements_and_levels_are_compared() -> None:
    before = policy(
        'terms t = { MIT }\nreading q = a | b default a because "so"\n'
        "freedom use { must code: available }\nfreedom share { must code: available }\n"
        "requirement r { upholds use must code: license in t }\n"
        "requirement s { must data: available when q is a must data: has location }\n"
        "ladder { level one needs r }"
    )
    after = policy(
        'terms t = { 0BSD }\njudgement j "Is it?"\n'
        "freedom use { must code: available }\nfreedom share { must code: available }\n"
        "requirement r { upholds share must code: license in t }\n"
        "requirement s { must data: available must data: has location"
        " must attested j }\n"
        "ladder { level one needs r, s }",
        2,
    )
    found = difference(before, after)
    [terms] = found.sets
    assert (terms.added, terms.removed) == (("0BSD",), ("MIT",))
    said = {(v.what, v.name): (v.before, v.after) for v in found.values}
    assert said == {
        ("what is upheld by", "r"): ("use", "share"),
        ("reading", "q"): ("a of a | b", None),
        ("judgement", "j"): (None, "Is it?"),
        ("level", "one"): ("r", "r, s"),
    }
