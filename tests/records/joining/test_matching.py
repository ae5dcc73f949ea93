from __future__ import annotations

from typing import Any

import pytest

from osaid.records.joining import join
from osaid.records.kinds import KINDS
from tests.records.joining.told import codes, told

# Two components of two sources, and whether they are one and the same.
SAME: dict[str, tuple[Any, Any]] = {
    "one package": (
        {"code.training": {"name": "a", "purl": "pkg:pypi/trl@1.0"}},
        {"code.training": {"name": "b", "purl": "pkg:PyPI/trl@1.0"}},
    ),
    "an id on the Hub, as package and in another case": (
        {
            "data.training": {
                "name": "a",
                "purl": "pkg:huggingface/datasets/Acme/Text@1",
            }
        },
        {"data.training": {"name": "b", "hub": "acme/text"}},
    ),
    "one digest": (
        {"document": {"name": "a", "digest": "sha256:AB"}},
        {"document": {"name": "b", "digest": "sha256:ab"}},
    ),
    "one digest, and one of the kinds says more": (
        {"code": {"name": "a", "digest": "sha256:ab"}},
        {"code.inference": {"name": "b", "digest": "sha256:ab"}},
    ),
    "the one of a single kind": (
        {"parameters.final": {"name": "a"}},
        {"parameters.final": {"name": "b"}},
    ),
    "one name": ({"document": {"name": "a"}}, {"document": {"name": "a"}}),
    "one name in other spelling": (
        {"code.training": {"name": "Training code"}},
        {"code.training": {"name": "training-code"}},
    ),
    "a telling name, and one of the kinds says more": (
        {"data": {"name": "The Pile"}},
        {"data.training": {"name": "the pile"}},
    ),
    "a telling name in two places": (
        {"data.training": {"name": "The Pile", "location": "https://a.example/pile"}},
        {"data.training": {"name": "The Pile", "location": "https://b.example/pile"}},
    ),
    "one place, and a name that only says of what kind it is": (
        {
            "code.training": {
                "name": "train code",
                "location": "https://a.example/x.git",
            }
        },
        {"code.training": {"name": "trainer-9", "location": "http://www.a.example/x/"}},
    ),
    "a parent by its page on the Hub": (
        {"parent": {"name": "base", "hub": "Acme/Base"}},
        {"parent": {"name": "b", "location": "https://huggingface.co/acme/base"}},
    ),
}
OTHERS: dict[str, tuple[Any, Any]] = {
    "other packages": (
        {"code.training": {"name": "a", "purl": "pkg:pypi/trl@1.0"}},
        {"code.training": {"name": "a", "purl": "pkg:pypi/trl@2.0"}},
    ),
    "other ids on the Hub": (
        {"data.training": {"name": "a", "hub": "acme/text"}},
        {"data.training": {"name": "a", "hub": "acme/text-2"}},
    ),
    "other digests of what there is only one of": (
        {"parameters.final": {"name": "a", "digest": "sha256:ab"}},
        {"parameters.final": {"name": "a", "digest": "sha256:cd"}},
    ),
    "other kinds": ({"document": {"name": "a"}}, {"information": {"name": "a"}}),
    "one id, used for something else": (
        {"data.training": {"name": "a", "hub": "acme/text"}},
        {"data.evaluation": {"name": "a", "hub": "acme/text"}},
    ),
    "a common name in two places": (
        {"document": {"name": "paper", "location": "https://a.example/1"}},
        {"document": {"name": "paper", "location": "https://a.example/2"}},
    ),
    "a common name, and only one of the kinds says more": (
        {"code": {"name": "code"}},
        {"code.training": {"name": "code"}},
    ),
    "files of one name in two places": (
        {"code.training": {"name": "train.py", "location": "https://a.example/1"}},
        {"code.training": {"name": "train.py", "location": "https://a.example/2"}},
    ),
    "telling names in one place": (
        {"data.training": {"name": "crawl", "location": "https://a.example"}},
        {"data.training": {"name": "books", "location": "https://a.example"}},
    ),
    "files in one place": (
        {"code.training": {"name": "code", "location": "https://a.example"}},
        {"code.training": {"name": "train.py", "location": "https://a.example"}},
    ),
    "the only ones of a kind that is not single": (
        {"data.training": {"name": "crawl"}},
        {"data.training": {"name": "books"}},
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_what_is_the_same(case: str) -> None:
    one, other = SAME[case]
    joined = join([told("a.yaml", components=one), told("b.yaml", components=other)])
    assert len(joined.system.components) == 1
    assert "not-matched" not in codes(joined.diagnostics)


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_not_known_to_be_the_same(case: str) -> None:
    one, other = OTHERS[case]
    joined = join([told("a.yaml", components=one), told("b.yaml", components=other)])
    first, second = joined.system.components
    assert first.name != second.name


def test_what_may_be_the_same_is_pointed_out() -> None:
    one, other = OTHERS["the only ones of a kind that is not single"]
    joined = join([told("a.yaml", components=one), told("b.yaml", components=other)])
    (remark,) = [d for d in joined.diagnostics if d.code == "not-matched"]
    assert remark.message == (
        "`data.training`: whether any are the same is not known: "
        "`books` (b.yaml), `crawl` (a.yaml)"
    )


@pytest.mark.parametrize("key", ["purl", "hub", "digest", "location"])
def test_two_of_one_source_are_never_the_same(key: str) -> None:
    value = {"purl": "pkg:pypi/a", "digest": "sha256:ab"}.get(key, "https://a.example")
    twice = {"data": [{"name": "data", key: value}, {"name": "corpus", key: value}]}
    once = {"data": {"name": "dataset", key: value}}
    joined = join([told("a.yaml", components=twice), told("b.yaml", components=once)])
    assert len(joined.system.components) == 3


def test_of_two_with_one_digest_the_name_says_which() -> None:
    files = [{"name": name, "digest": "sha256:ab"} for name in ("a.txt", "b.txt")]
    joined = join(
        [
            told("a.yaml", components={"document": files}),
            told("b.yaml", components={"document": files[1]}),
        ]
    )
    assert [c.name for c in joined.system.components] == ["a.txt", "b.txt"]


def test_the_kind_that_says_most_is_kept() -> None:
    parts = [{kind: {"name": "The Pile"}} for kind in ("data", "data.training")]
    joined = join([told(f"{n}", components=p) for n, p in enumerate(parts)])
    assert [c.kind for c in joined.system.components] == ["data.training"]


def test_a_name_that_may_mean_two_things_joins_none_of_them() -> None:
    kinds = ("data", "data.training", "data.evaluation")
    parts = [{kind: {"name": "The Pile"}} for kind in kinds]
    joined = join([told(f"{n}", components=p) for n, p in enumerate(parts)])
    assert sorted(c.name for c in joined.system.components) == [
        "The Pile",
        "The Pile (2)",
        "The Pile (3)",
    ]
    assert "renamed" in codes(joined.diagnostics)


def test_names_stay_unique_where_one_has_a_number_already() -> None:
    first = {"code.training": {"name": "a"}, "document": {"name": "a (2)"}}
    joined = join(
        [
            told("a.yaml", components=first),
            told("b.yaml", components={"information": {"name": "a"}}),
        ]
    )
    assert {c.name for c in joined.system.components} == {"a", "a (2)", "a (3)"}


def test_a_telling_name_goes_before_a_common_one() -> None:
    joined = join(
        [
            told("a.yaml", components={"parameters.final": {"name": "weights"}}),
            told("b.yaml", components={"parameters.final": {"name": "example-7b"}}),
            told("c.yaml", components={"parameters.final": {"name": "weights"}}),
        ]
    )
    assert [c.name for c in joined.system.components] == ["example-7b"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_matched_with_itself(kind: str) -> None:
    one = told("a.yaml", components={kind: [{"name": n} for n in ("a", "A", "a b")]})
    joined = join([one, told("b.yaml", components={kind: {"name": "A"}})])
    assert len(joined.system.components) == 3
