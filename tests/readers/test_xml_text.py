"""XML texts: what well-formed ones say and where, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers import xml_text
from osaid.readers.xml_text import Element, first_tag, read_xml
from osaid.text import Source
from tests.readers.trees import refused, tried

BOMB = """<?xml version="1.0"?>
<!-- a bomb -->
<!DOCTYPE bomb [
  <!ENTITY a "ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<bomb>&b;</bomb>
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
NAMES = st.sampled_from(["a", "b", "é", "x-y", "z.1"])
ELEMENTS: st.SearchStrategy[Any] = st.recursive(
    st.builds(lambda name, text: (name, {}, text, ()), NAMES, TEXTS),
    lambda inner: st.tuples(
        NAMES,
        st.dictionaries(NAMES, TEXTS, max_size=2),
        TEXTS,
        st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=8,
)
TOKENS = st.lists(
    st.sampled_from(
        ["<a>", "</a>", "<b x='1'>", "</b>", "<!--", "-->", "&amp;", "&x;", "<", ">",
         "é", "\n", "<![CDATA[", "]]>", "<!DOCTYPE a>", "<?p ?>", "&#0;"]
    )
).map("".join)  # fmt: skip


def tree(text: str) -> Element:
    return read_xml(Source("t.xml", text))


def code(text: str) -> str:
    (problem,) = refused(lambda: tree(text))
    return problem.code


def written(element: Any) -> ET.Element:  # noqa: ANN401 - a tree of tuples
    name, attributes, text, children = element
    found = ET.Element(name, attributes)
    found.text = text
    found.extend(written(child) for child in children)
    return found


def flat(element: Element) -> Iterator[tuple[str, dict[str, str], str]]:
    attributes = {name: text for (_, name), text in element.attributes.items()}
    yield element.name, attributes, element.text
    for child in element.children:
        yield from flat(child)


@given(ELEMENTS)
def test_what_is_written_is_read(element: Any) -> None:  # noqa: ANN401 - a tree
    whole = written(element)
    found = tree(ET.tostring(whole, encoding="unicode"))
    expected = [(part.tag, part.attrib, part.text or "") for part in whole.iter()]
    assert list(flat(found)) == expected


@given(st.text() | TOKENS)
def test_any_text_is_refused_or_read(text: str) -> None:
    found = tried(lambda: tree(text))
    assert isinstance(found, InputError) or found.place.line is not None


@given(st.text() | TOKENS, st.integers(0, 40))
def test_any_text_has_a_first_tag_or_none(text: str, length: int) -> None:
    tag = first_tag(text[:length])
    assert tag in text
    assert tag == "" or tag[1:2] not in {"!", "?"}


def test_places_are_lines_and_columns_in_characters() -> None:
    root = tree("<?xml version='1.0'?>\n<a>\n  é😀 <b/>\n\t<c><d/></c></a>")
    b, c = root.children
    places = [(e.place.line, e.place.column) for e in (root, b, c, c.children[0])]
    assert places == [(2, 1), (3, 6), (4, 2), (4, 5)]


def test_namespaces_are_resolved() -> None:
    root = tree("<p:a xmlns:p='u' xmlns='v' p:x='1' y='2'><b/></p:a>")
    assert (root.namespace, root.name) == ("u", "a")
    assert root.attributes == {("u", "x"): "1", ("", "y"): "2"}
    assert root.children[0].namespace == "v"


def test_text_has_its_references_and_sections_resolved() -> None:
    assert (
        tree("<a>1 &lt; 2 &#233;<![CDATA[<b>]]><b/> end</a>").text == "1 < 2 é<b> end"
    )


@pytest.mark.parametrize(
    "text",
    [BOMB, "<!DOCTYPE a><a/>", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
)
def test_a_doctype_is_refused_before_anything_in_it_is_read(text: str) -> None:
    assert code(text) == "xml-doctype"
    (problem,) = refused(lambda: tree(text))
    assert problem.place is not None
    lines = text.split("\n")
    assert lines[(problem.place.line or 0) - 1].startswith("<!DOCTYPE")


@pytest.mark.parametrize(
    "text",
    [
        "<a><!-- <!DOCTYPE a> --></a>",
        "<a><![CDATA[<!DOCTYPE a>]]></a>",
        "<a/>",
    ],
)
def test_a_doctype_that_is_none_is_not_refused(text: str) -> None:
    assert tree(text).name == "a"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (1, 1)),
        ("<a>", (1, 4)),
        ("<a>\n<b></a>", (2, 6)),
        ("<a>&x;</a>", (1, 4)),
        ("<a/><a/>", (1, 5)),
        ("<a x='1' x='2'/>", (1, 10)),
        ("<p:a/>", (1, 1)),
        ("<a>&#0;</a>", (1, 4)),
        ("{}", (1, 1)),
    ],
)
def test_what_is_not_well_formed_is_refused_where_it_is_not(
    text: str, place: tuple[int, int]
) -> None:
    (problem,) = refused(lambda: tree(text))
    assert problem.code == "xml-syntax"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == place


def test_a_declared_encoding_does_not_change_a_text() -> None:
    assert tree('<?xml version="1.0" encoding="UTF-16"?><a>é</a>').text == "é"


def test_depth_has_a_limit() -> None:
    assert tree("<a>" * 100 + "</a>" * 100).name == "a"
    assert code("<a>" * 101 + "</a>" * 101) == "too-deep"


def test_the_number_of_elements_and_attributes_has_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml_text, "MOST_ELEMENTS", 4)
    assert tree("<a x='1'><b/><b/></a>").name == "a"
    assert code("<a x='1'><b/><b/><b/></a>") == "too-many-parts"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<a x='1'/>", "<a x='1'/"),
        ("text <a", "<a"),
        ("<!-- <a> --><b>", "<b"),
        ("<!-- <a>", ""),
        ("<!DOCTYPE c [<!ENTITY d 'e'>]><c f>", "<c f"),
        ("<", "<"),
        ("nothing", ""),
    ],
)
def test_the_first_tag_of_a_text(text: str, tag: str) -> None:
    assert first_tag(text) == tag
