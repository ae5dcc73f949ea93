"""The reader of entries of the European Open Source AI Index.

The data is at https://github.com/Language-Technology-Assessment/main-database. What
an entry says is the word of the index, a third party, and no judgement of ours: each
answer is kept as an attribute `osai_index.…`, and becomes a fact only where the
question asks for just that.
"""

from __future__ import annotations

from collections.abc import Iterable

from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Node
from osaid.readers.eu_index.dimensions import DIMENSIONS
from osaid.readers.eu_index.entry import Entry
from osaid.records.problems import problems
from osaid.records.systems import System

__all__ = ["is_eu_index", "read_eu_index"]


def is_eu_index(root: Node) -> bool:
    """Return whether a document is an entry of the index.

    >>> from osaid.readers.documents import load
    >>> entry = {"system": {}, "org": {}, "modelcard": {"class": "open"}}
    >>> is_eu_index(load(entry).root)
    True
    """
    if not isinstance(root, nodes.Mapping):
        return False
    heads = (root.get("system"), root.get("org"))
    answers = (root.get(name) for name in DIMENSIONS)
    return all(isinstance(head, nodes.Mapping) for head in heads) and any(
        isinstance(node, nodes.Mapping) and node.get("class") for node in answers
    )


def read_eu_index(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the system of an entry; only a missing name is an error.

    >>> from osaid.readers.documents import load
    >>> entry = {"system": {"name": "Amber"}, "org": {"name": "LLM360"}}
    >>> (system,) = read_eu_index(load(entry), Diagnosis())
    >>> system.name, system.supplier, system.by
    ('Amber', 'LLM360', 'European Open Source AI Index')
    """
    root = document.root
    if not isinstance(root, nodes.Mapping):
        return ()
    system = Entry(root, diagnosis).system()
    for problem in problems(system):
        diagnosis.add(problem)
    return () if diagnosis.failed else (system,)
