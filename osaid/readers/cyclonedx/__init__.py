"""The reader of CycloneDX bills of materials, in JSON and in XML.

bom, parts      the document, its references, and lenient access to what it says
models          which models it is about, each once
inventory       what belongs to a model
datasets, software, licenses, links, compositions
                what is said of each, in the words of a record
systems         all of it together
carried         a record of ours in the properties of a document
xml_form        XML, in the shape that JSON has

The format: https://cyclonedx.org/specification/overview/.
"""

from __future__ import annotations

import re

from osaid.diagnostics import InputError
from osaid.readers import nodes
from osaid.readers.contents import Contents
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.carried import is_carrier, read_record
from osaid.readers.cyclonedx.models import found_datasets, found_models
from osaid.readers.cyclonedx.systems import SystemReader
from osaid.readers.cyclonedx.xml_form import is_bom, json_form
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document
from osaid.readers.nodes import Node, Scalar
from osaid.readers.xml_text import first_tag, read_xml
from osaid.records.problems import problems
from osaid.records.systems import System
from osaid.text import Source

__all__ = [
    "is_cyclonedx",
    "is_cyclonedx_text",
    "read_cyclonedx",
    "read_cyclonedx_text",
]

_NAME = "cyclonedx"
_FORMAT_KEYS = ("bomFormat", "specFormat")  # the second is that of version 2
_SCHEMA = "cyclonedx.org/schema/"
_ROOT = re.compile(r"<(?:[\w.-]+:)?bom\s.*cyclonedx\.org/schema/bom/", re.DOTALL)
_HEAD = 65_536  # characters, among which the root element is looked for


def is_cyclonedx(root: Node) -> bool:
    """Return whether a document is a bill of materials in this format.

    >>> from osaid.readers.documents import load
    >>> is_cyclonedx(load({"bomFormat": "CycloneDX", "specVersion": "1.6"}).root)
    True
    """
    if not isinstance(root, nodes.Mapping):
        return False
    stated = (root.get(key) for key in _FORMAT_KEYS)
    if any(isinstance(node, Scalar) and node.text.lower() == _NAME for node in stated):
        return True
    schema = root.get("$schema")
    return isinstance(schema, Scalar) and _SCHEMA in schema.text


def is_cyclonedx_text(text: str) -> bool:
    """Return whether a text is a bill of materials in XML.

    >>> is_cyclonedx_text('<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>')
    True
    """
    return _ROOT.match(first_tag(text[:_HEAD])) is not None


def read_cyclonedx(document: Document, diagnosis: Diagnosis) -> tuple[System, ...]:
    """Return a system for each model that a document is about.

    A document without a model that is about datasets alone gives an `element` for
    each. One about neither is an error, `no-model`. All else that is odd or not read is
    a remark.

    >>> from osaid.readers.documents import load
    >>> entry = {"type": "machine-learning-model", "name": "Amber", "version": "7B"}
    >>> document = load({"bomFormat": "CycloneDX", "components": [entry]})
    >>> [system.release for system in read_cyclonedx(document, Diagnosis(document))]
    ['7B']
    """
    root = document.root
    if not isinstance(root, nodes.Mapping):
        return ()
    bom = Bom(root, diagnosis)
    bom.look_at_head()
    reader = SystemReader(bom)
    models = found_models(bom)
    carried = [read_record(bom, model) for model in models if is_carrier(model)]
    found = (
        *filter(None, carried),
        *(reader.read(model) for model in models if not is_carrier(model)),
    )
    found = found or tuple(map(reader.read_dataset, found_datasets(bom)))
    if not found and not diagnosis.failed:
        message = "no component in it is a machine learning model"
        cure = "a model is a component of type `machine-learning-model`"
        diagnosis.error(root, "no-model", message, cure)
    elif not carried:
        reader.mention_others()
    for problem in (each for system in found for each in problems(system)):
        diagnosis.add(problem)
    return () if diagnosis.failed else found


def read_cyclonedx_text(contents: Contents, diagnosis: Diagnosis) -> tuple[System, ...]:
    """Return the systems of a bill of materials in XML, as `read_cyclonedx` does.

    Texts with a document type declaration are refused, see `osaid.readers.xml_text`.

    >>> text = (
    ...     '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>'
    ...     '<component type="machine-learning-model"><name>Amber</name></component>'
    ...     "</components></bom>"
    ... )
    >>> found = read_cyclonedx_text(Contents("bom.xml", text), Diagnosis())
    >>> [system.name for system in found]
    ['Amber']
    """
    lines = contents.text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(contents.name, lines)
    try:
        element = read_xml(source)
    except InputError as error:
        for problem in error.diagnostics:
            diagnosis.add(problem)
        return ()
    document = Document(contents.name, json_form(element), source)
    if is_bom(element):
        return read_cyclonedx(document, diagnosis)
    message = "the root element is not the `bom` of a version of CycloneDX"
    diagnosis.error(document.root, "not-a-bom", message)
    return ()
