"""Cards: their front matter and text, and what each says of a system."""

from __future__ import annotations

import pytest

from osaid.diagnostics import Severity
from osaid.readers.huggingface import is_card_text
from osaid.records.components import Derivation, Presence
from osaid.records.statements import Grade
from osaid.records.systems import Subject
from tests.readers.huggingface.reading import card, read_card


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("---\nlicense: mit\n---\n", True),
        ("---\r\nlicense: mit\r\n---\r\n# A\r\n", True),
        ("\n\n---\nlicense: mit\n---\n", True),
        ("---\n[]\n---\n\n# A\n", True),
        ("---\n{{ card_data }}\n---\n\n# Model Card for {{ model_id }}\n", True),
        ("# A\n\nText.\n\n## Training Data\n\nThe web.\n", True),
        ("<p>A</p>\n---\nlicense: mit\n---\n", True),
        ("---\nlicense: mit\n", False),
        ("---\nlayout: post\ntitle: A blog\n---\n# A blog\n", False),
        ("---\ntags: [x]\n---\n# A blog\n", False),
        ("---\ntags: [x]\n---\n# A\n\n## Training Data\n", True),
        ("---\nosaid_record: 1\n---\n", False),
        ("---\ncff-version: 1.2.0\nlicense: MIT\n---\n", False),
        ("name: a\n---\nlicense: mit\n---\n", False),
        ("---\n- a\n- b\n", False),
        ("# Training data\nosaid_record: 1\nname: A\n", False),
        ('# Training data\n\n{"a": 1}\n', False),
        ("# A library\n\n## Installation\n\nInstall it.\n", False),
        ("# A\n\n```\n## Training Data\n```\n", False),
        ("", False),
        ("name,license\nA,MIT\n", False),
    ],
)
def test_what_is_a_card(text: str, is_card: bool) -> None:  # noqa: FBT001 - a column
    assert is_card_text(text) is is_card


def test_front_matter_may_be_long() -> None:
    results = "".join(f"- metric: {i}\n" for i in range(10_000))
    text = f"---\nlicense: mit\nmodel-index:\n{results}---\n# A\n"
    assert len(text) > 2**16
    assert is_card_text(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_those_of_the_whole_file(end: str) -> None:
    text = (
        "\n---\n# a comment\n\nlicense: mit\n---\n# Amber\n\n## Training Data\n\nX y.\n"
    )
    read = read_card(text.replace("\n", end))
    (license_,) = read.component("parameters").license.statements
    assert str(license_.origin.place) == "README.md:5:10"
    covers = read.component("model card").covers.element("provenance")
    assert str(covers.statements[0].origin.place) == "README.md:9:1"


def test_the_card_of_a_model() -> None:
    read = card("license: mit")
    system = read.system
    assert (system.name, system.subject) == ("Amber", Subject.MODEL)
    assert [c.kind for c in system.components] == [
        "parameters.final",
        "document.model_card",
    ]
    assert system.machine_learning.values == (True,)
    assert system.machine_learning.grade_of(True) is Grade.INFERRED  # noqa: FBT003
    assert system.listings == ()
    assert system.usages == ()
    assert read.diagnostics == ()


def test_a_card_says_nothing_of_the_files() -> None:
    parameters = card("license: mit").component("parameters")
    assert parameters.presence.is_silent
    assert parameters.access.is_silent
    assert parameters.location.is_silent


def test_the_card_itself_is_there() -> None:
    document = card("license: mit").component("model card")
    (presence,) = document.presence.statements
    assert presence.value is Presence.PROVIDED
    assert presence.origin.grade is Grade.INFERRED
    (license_,) = document.license.statements
    assert license_.origin.grade is Grade.INFERRED


def test_the_card_of_a_dataset() -> None:
    front = "license: odc-by\npretty_name: Pile\nsize_categories: [1T<n]"
    read = card(front, "# Dataset Card for Pile\n")
    system = read.system
    assert (system.name, system.subject) == ("Pile", Subject.ELEMENT)
    assert [c.kind for c in system.components] == [
        "data.training",
        "information.data_card",
    ]
    assert system.machine_learning.is_silent
    document = read.component("data card")
    assert document.about.names == ("dataset",)


@pytest.mark.parametrize(
    ("front", "text", "subject"),
    [
        ("license: mit", "# A\n", Subject.MODEL),
        ("license: mit", "# Dataset Card for A\n", Subject.ELEMENT),
        ("pipeline_tag: x", "# Dataset Card for A\n", Subject.MODEL),
        ("task_categories: [x]", "# A\n", Subject.ELEMENT),
        ("datasets: [x]\nviewer: false", "# A\n", Subject.MODEL),
    ],
)
def test_keys_show_whether_it_is_a_dataset(
    front: str, text: str, subject: Subject
) -> None:
    assert card(front, text).system.subject is subject


@pytest.mark.parametrize(
    ("creators", "labeled"),
    [
        ("[crowdsourced]", (True,)),
        ("found", (True,)),
        ("[no-annotation]", (False,)),
        ("[no-annotation, machine-generated]", (False, True)),
        ("[unknown]", ()),
        ("[]", ()),
    ],
)
def test_annotations_show_whether_data_is_labelled(
    creators: str, labeled: tuple[bool, ...]
) -> None:
    read = card(f"annotations_creators: {creators}\nviewer: true")
    assert read.component("dataset").labeled.values == labeled


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Amber\n", "Amber"),
        ("# Model Card for Amber\n", "Amber"),
        ("# Amber - Model Card\n", "Amber"),
        ("# **Amber** [7B](https://example.org)\n", "Amber 7B"),
        ("# <p>Amber<br/>_a model_</p>\n", "Amber"),
        ("# See https://example.org\n# Amber\n", "Amber"),
        ("# Model Card for Model ID\n\n# Amber\n", "Amber"),
        ("# Model Card for {{ model_id }}\n", "README.md"),
        ("## Uses\n", "README.md"),
        ("```\n# Amber\n```\n", "README.md"),
        ("<!--\n# Old\n-->\n# Amber\n", "Amber"),
        ("Amber\n", "README.md"),
    ],
)
def test_the_name_is_that_of_the_first_heading(text: str, name: str) -> None:
    read = card("license: mit", text)
    assert read.system.name == name
    assert ("no-name" in read.codes) is (name == "README.md")


def test_a_stated_name_comes_before_a_heading() -> None:
    front = "model-index:\n- name: amber-7b\n  results: []"
    assert card(front).system.name == "amber-7b"
    two = f"{front}\n- name: other\n  results: []"
    assert card(two).system.name == "Amber"


@pytest.mark.parametrize(
    ("index", "code", "has_results"),
    [
        ("- name: a\n  results: [{task: {type: x}}]", None, True),
        ("- name: a\n  results: []", None, False),
        ("[]", None, False),
        ("~", None, False),
        ("- results: []", "bad-model-index", False),
        ("- name: a", "bad-model-index", False),
        ("- amber", "bad-model-index", False),
        ("name: a", "bad-model-index", False),
        ("amber", "bad-model-index", False),
    ],
)
def test_results_in_the_front_matter(
    index: str,
    code: str | None,
    has_results: bool,  # noqa: FBT001 - a column
) -> None:
    indented = index.replace("\n", "\n  ")
    read = card(f"model-index:\n  {indented}")
    assert read.codes == ([] if code is None else [code])
    kinds = [c.kind for c in read.system.components]
    assert ("document.evaluation_results" in kinds) is has_results


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\n[]\n---\n", "front-matter-not-mapping", 2),
        ("---\njust words\n---\n", "front-matter-not-mapping", 2),
        ("---\nlicense: mit\n", "front-matter-open", 1),
        ("---\nlicense: mit\nlicense: isc\n---\n", "duplicate-key", 3),
        ("---\nlicense: [mit\n---\n", "yaml-syntax", 2),
        ("---\na: &b [*b]\nlicense: mit\n---\n", "yaml-alias", 2),
        ("---\nlicense: {{ license }}\n---\n", "unfilled-template", 1),
        ("---\ntitle: A\nsdk: gradio\nlicense: mit\n---\n", "space", 3),
    ],
)
def test_an_error_in_the_front_matter_gives_no_system(
    text: str, code: str, line: int
) -> None:
    read = read_card(text)
    assert read.systems == ()
    first = read.diagnostics[0]
    assert first.severity is Severity.ERROR
    assert (first.code, first.place and first.place.line) == (code, line)


@pytest.mark.parametrize("front", ["", "\n", "# a comment", "# {{ a }}\n"])
def test_nothing_in_the_front_matter(front: str) -> None:
    read = card(front)
    assert read.codes == ["front-matter-empty"]
    assert read.component("parameters").license.is_silent


def test_front_matter_that_is_not_at_the_top_is_not_read() -> None:
    read = read_card("<p>Amber</p>\n---\nlicense: mit\n---\n# Amber\n")
    (late,) = read.diagnostics
    assert (late.code, str(late.place)) == ("front-matter-not-first", "README.md:2:1")
    assert read.component("parameters").license.is_silent


def test_front_matter_in_an_example_is_no_front_matter() -> None:
    read = read_card("# Amber\n```\n---\nlicense: mit\n---\n```\n")
    assert read.codes == ["no-front-matter"]


def test_a_key_that_looks_misspelt_is_mentioned() -> None:
    read = card("licence: mit\nthumbnail: a.png\nmodel_creator: Ada")
    (unknown,) = read.diagnostics
    assert unknown.code == "unknown-key"
    assert unknown.help == "did you mean `license`?"


def test_of_several_values_where_one_is_expected_the_first_is_read() -> None:
    read = card("base_model: a/b\nbase_model_relation: [adapter, merge]")
    assert read.codes == ["several-values"]
    (parent,) = read.of_kind("parent")
    assert parent.derivation.values == (Derivation.ADAPTER,)


def test_what_is_no_text_is_reported_and_not_read() -> None:
    read = card("license: {license}\ndatasets: [a, [b], {c: d}]")
    assert read.codes == ["not-text", "not-text", "not-text"]
    assert read.component("parameters").license.is_silent
    assert [c.name for c in read.of_kind("data.training")] == ["a"]


def test_long_front_matter_that_never_ends_is_none() -> None:
    lines = "".join(f"key_{number}: x\n" for number in range(10_000))
    assert not is_card_text(f"---\nlicense: mit\n{lines}# Amber\n")
