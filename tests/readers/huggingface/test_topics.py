"""Headings and keys that show of what topics a card speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.readers.huggingface.markdown import headings, plain, says_something
from osaid.records.kinds import TOPICS
from osaid.records.statements import Grade
from tests.readers.huggingface.reading import card, read_card


def topics(text: str) -> tuple[str, ...]:
    read = card("license: mit", text)
    return read.component("model card").covers.names


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Training Data", ("provenance",)),
        ("#### training data [optional]", ("provenance",)),
        ("# **Training data:** #", ("provenance",)),
        ("## 2. Training Data", ("provenance",)),
        ("## \U0001f4da 2.1) Training Data", ("provenance",)),
        ("### Preprocessing [optional]", ("processing",)),
        ("### Curation Rationale", ("scope", "selected")),
        (
            "#### Data Collection and Processing",
            ("filtering", "obtained", "processing"),
        ),
        ("#### Who are the source data producers?", ("provenance",)),
        ("#### Annotation process", ("labeling",)),
        ("#### Who are the annotators?", ("labeling",)),
        ("#### Personal and Sensitive Information", ("characteristics",)),
        ("## Uses", ()),
        ("##Training Data", ()),
        ("Training Data", ()),
        ("####### Training Data", ()),
        ("     ## Training Data", ()),
    ],
)
def test_a_heading_of_a_template_points_to_topics(
    heading: str, expected: tuple[str, ...]
) -> None:
    assert topics(f"{heading}\n\nA crawl of the web.\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[More Information Needed]",
        "[Needs More Information]",
        "More information needed",
        "<!-- Where did the data come from? -->",
        "<!-- Where did\n\n# the data\n come from?",
        "{{ training_data | default('[More Information Needed]', true)}}",
        "- **Source:** [More Information Needed]",
        "- **Source:** TBD",
        "**Source:** N/A\n\n- **Size:** unknown\n- to be added",
        "**Source:**",
        "N/A",
        "_TBD_",
        "Coming soon...",
        "*In progress.*",
        "<details>\n<summary>Click to expand</summary><br/>\n\n</details>",
        "### Sources\n\n[More Information Needed]",
        "---",
        "| | |\n|---|---|",
    ],
)
def test_text_of_a_template_is_silence(text: str) -> None:
    assert topics(f"## Training Data\n\n{text}\n\n## Uses\n\nMany.\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The web.",
        "[The Pile](https://example.org)",
        "**Source:** the web",
        "- C4",
        '```\n{"text": "..."}\n```',
        "### Sources\n\nThe web.",
        "<!-- where from? --> The web. <!-- more -->",
        "More information needed on some, the rest is C4.",
    ],
)
def test_words_of_ones_own_are_something(text: str) -> None:
    assert topics(f"## Training Data\n\n{text}\n\n## Uses\n") == ("provenance",)


def test_a_heading_of_a_template_inside_another_has_its_own_text() -> None:
    text = "## Source Data\n\n#### Annotation process\n\nBy hand.\n"
    assert topics(text) == ("labeling",)
    text = "## Training Data\n\n### Curation Rationale\n\n### Web\n\nC4.\n"
    assert topics(text) == ("provenance",)


def test_a_pointer_names_its_ground_and_stands_at_the_heading() -> None:
    read = card("license: mit", "# A\n\n## Training Data\n\nC4.\n\n# B\n")
    covers = read.component("model card").covers.element("provenance")
    (statement,) = covers.statements
    assert statement.value is True
    assert statement.origin.grade is Grade.INFERRED
    assert statement.origin.note == "by the heading `Training Data`, lines 6 to 9"
    assert str(statement.origin.place) == "README.md:6:1"


def test_a_model_card_does_not_say_which_data_it_is_about() -> None:
    read = card("datasets: [c4]", "## Training Data\n\nC4.\n")
    assert read.component("model card").about.names == ()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("source_datasets: [wikipedia]", ("provenance",)),
        ("source_datasets: [original]", ()),
        ("annotations_creators: [crowdsourced]", ("labeling",)),
        ("annotations_creators: [no-annotation]", ()),
        ("size_categories: [n<1K]", ("characteristics",)),
        ("size_categories: [unknown]", ()),
        ("dataset_info: {features: []}", ("characteristics",)),
        ("dataset_info: {}", ()),
        ("source_datasets: []", ()),
        ("language: [en]", ()),
    ],
)
def test_keys_of_a_dataset_card_are_pointers_too(
    front: str, expected: tuple[str, ...]
) -> None:
    read = card(f"viewer: true\n{front}")
    assert read.component("data card").covers.names == expected


def test_a_card_without_front_matter_has_topics() -> None:
    read = read_card("# A\n\n## Training Data\n\nC4.\n")
    assert read.component("model card").covers.names == ("provenance",)


def test_every_topic_is_one_of_the_records() -> None:
    text = "".join(
        f"## {heading}\n\nSome words.\n\n"
        for heading in ("Curation Rationale", "Data Collection and Processing")
    )
    assert set(topics(text)) <= set(TOPICS)


@given(st.text(max_size=300))
def test_any_text_has_headings_on_its_lines(text: str) -> None:
    lines = text.split("\n")
    for heading in headings(lines):
        assert lines[heading.line - 1].lstrip().startswith("#" * heading.level)
    assert says_something(lines) in {True, False}
    assert "\n" not in plain(text.partition("\n")[0])


@given(st.lists(st.sampled_from(["[", "](", "<", "<!--", "{{", "`", "*", "a", "\n"])))
def test_unfinished_marks_are_read(marks: list[str]) -> None:
    text = "## Training Data\n" + "".join(marks)
    assert card("license: mit", text).system.name == "README.md"
