"""Each finding says in one line what decided it, or what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.evaluation.findings import SHOWN
from osaid.evaluation.judged import Nature
from osaid.truth import Truth
from tests.evaluation.small import OPEN, cited, inferred, policy, reasons, record

ALL = {"listings": {"component": "all"}}


def reason(sentence: str, **said: Any) -> str:  # noqa: ANN401 - as in a file
    judge = policy(f"requirement asked {{ must {sentence} }}")
    (told,) = reasons(judge.evaluate(record(**said)))
    return told


@pytest.mark.parametrize(
    ("sentence", "said", "told"),
    [
        ("every code: available", {}, "code: the list is not stated to be complete"),
        (
            "code: available",
            {"code": OPEN, **ALL},
            "code: access open, presence provided, nothing",
        ),
        (
            "every code: access is open",
            {"code": {}, **ALL},
            "code: access not stated, presence not stated",
        ),
        (
            "code: access is open",
            {"code": {"presence": "provided"}, **ALL},
            "code: access not stated",
        ),
        (
            "code: class is open",
            {
                "code": {"presence": "provided", "class": ["public", cited("open")]},
                **ALL,
            },
            "code: class contested: open (ACME) against public",
        ),
        (
            "code: presence is provided",
            {"code": {"presence": inferred("absent")}, **ALL},
            "code: presence absent (not found in the hub, the paper, 2025-01-31)",
        ),
        (
            "every code: license in osi_approved",
            {"code": {**OPEN, "license": "CC-BY-NC-4.0"}, **ALL},
            "code: license CC-BY-NC-4.0",
        ),
        (
            "every code: license permits use",
            {"code": {**OPEN, "license": "CC-BY-NC-4.0"}, **ALL},
            "limits use: non-commercial",
        ),
        (
            "every code: license in osi_approved",
            {"code": {**OPEN, "license": "none"}, **ALL},
            "code: license none: no licence is granted",
        ),
        (
            "code unused",
            {"code": {"name": "ours", **OPEN}},
            "code `ours`: presence provided",
        ),
        ("code unused", {}, "code: not stated whether it is used"),
        (
            "code unused",
            {"unused": {"code": ["yes", "no"]}},
            "code: said to be used, and said to be unused",
        ),
        ("code unused", {"unused": {"code.training": "no"}}, "code: used"),
        ("code unused", {"unused": {"code": "yes"}}, "code: unused"),
        ("code unused", ALL, "code: nothing else exists"),
        (
            "some code: available",
            {"listings": {"code": "released"}},
            "code: whatever else exists is withheld",
        ),
        (
            "every code: available",
            {"listings": {"code": "released"}},
            "code: there may be more that is withheld",
        ),
        ("system: has overall_terms", {}, "system: overall_terms not stated"),
        (
            "code: tokens > 5",
            {"code": {"presence": "provided", "tokens": {"low": 1, "high": 9}}, **ALL},
            "code: tokens 1 to 9",
        ),
        (
            "code: labeled is yes",
            {"code": {"presence": "provided", "labeled": "no"}, **ALL},
            "code: labeled no",
        ),
        (
            'code: location is "a"',
            {"code": {"presence": "provided", "location": ["b", "a"]}, **ALL},
            "code: location a, b",
        ),
    ],
)
def test_a_reason(sentence: str, said: dict[str, Any], told: str) -> None:
    said = dict(said)
    code = said.pop("code", None)
    components = {"components": {"code": code}} if code is not None else {}
    assert told in reason(sentence, **components, **said)


def test_a_document_about_the_whole_says_by_which_steps() -> None:
    parts: dict[str, dict[str, Any]] = {
        "data": {"name": "whole", "presence": "provided", "part_of": "none"},
        "data.training": {"name": "part", "presence": "provided", "part_of": "whole"},
        "document": {"name": "card", "presence": "provided", "covers": ["scope"]},
    }
    sentence = "together document for every data.training: covers scope"

    def told(about: dict[str, str]) -> str:
        document = {**parts["document"], "about": about}
        return reason(sentence, components={**parts, "document": document}, **ALL)

    assert told({"whole": "yes"}) == (
        "data `whole`: part_of none; data.training `part`: part_of whole; "
        "document `card`: about whole yes, covers scope yes; "
        "data.training: nothing else exists"
    )
    unrelated = {"all": "no", "whole": "no", "part": "no"}
    assert "data `whole`: part_of none" in told(unrelated)
    assert "not stated whether it is about `part`" in told({"all": "no", "whole": "no"})


def test_a_document_about_all_describes_what_is_not_listed() -> None:
    told = reason(
        "together document for every data: covers scope",
        components={
            "document": {
                "name": "card",
                "presence": "provided",
                "covers": ["scope"],
                "about": "all",
            }
        },
    )
    assert told == (
        "document `card`: about all yes, covers scope yes; "
        "data: whatever else exists does not matter here"
    )


def test_only_so_many_parts_are_named() -> None:
    many = [{"name": f"part {n}", "presence": "withheld"} for n in range(SHOWN + 2)]
    told = reason("every code: presence is provided", components={"code": many})
    assert told.count("presence withheld") == SHOWN
    assert told.endswith("; and 2 more")


def test_where_a_requirement_does_not_apply_its_sentences_are_true() -> None:
    judge = policy(
        "requirement asked when system: delivery is released { must code: available }"
    )
    (finding,) = judge.evaluate(record(delivery="hosted_only", **ALL)).findings
    assert (finding.truth, finding.applicable) == (Truth.TRUE, False)
    assert finding.reason == "not applicable"
    (finding,) = judge.evaluate(record(delivery="released", **ALL)).findings
    assert (finding.truth, finding.applicable) == (Truth.FALSE, True)
    (finding,) = judge.evaluate(record(**ALL)).findings
    assert (finding.truth, finding.applicable) == (Truth.UNKNOWN, True)


def test_what_a_policy_says_of_its_sentences_is_kept() -> None:
    judge = policy(
        'freedom use "Use it" { must code: available else "release the code" }\n'
        'requirement parts { cites "1/a", "1/b" upholds use may code: has location }'
    )
    own, upheld = judge.evaluate(record(components={"code": OPEN}, **ALL)).findings
    assert (own.name, own.upholds, own.help) == ("small-1.0/use/1", ("use",), None)
    assert (upheld.cites, upheld.upholds) == (("1/a", "1/b"), ("use",))
    assert not upheld.decides
    assert (str(own.policy_location), own.sentence) == ("small:4:24", "code: available")
    own, _ = judge.evaluate(record(**ALL)).findings
    assert own.help == "release the code"


def test_what_sources_say_of_a_licence_may_be_open_in_itself() -> None:
    judge = policy("requirement asked { must every code: license permits use }")
    code = {**OPEN, "license": "LicenseRef-nobody-knows"}
    (finding,) = judge.evaluate(record(components={"code": code}, **ALL)).findings
    assert [cause.nature for cause in finding.causes] == [Nature.LICENSE]
