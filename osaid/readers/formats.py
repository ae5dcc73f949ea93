"""The formats that are read: told by content, and never by the name of a file.

A cheap signature comes before a reader is asked, and a reader is imported when it is
asked, so that a start loads no format but its own. CSV tables are rows of systems,
and `osaid.readers.table` tells and reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, TypeVar

from attrs import frozen

from osaid.diagnostics import Diagnostic
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node
from osaid.readers.native import MARK, read_native
from osaid.readers.signatures import (
    is_tag_value,
    keys,
    markup,
    may_be_markdown,
    vocabulary,
)
from osaid.records.systems import System

Part = TypeVar("Part")


def _never(_: object) -> bool:
    return False


def _nothing(_part: object, _diagnosis: Diagnosis) -> Iterable[System]:
    return ()


@frozen
class Format:
    """One format: what it is called, how it is told, and what reads it.

    An input is a document (JSON, YAML or a mapping in memory), any other text, or
    the path of a folder. `mark` is how people tell the format. What `is_…` answers
    depends on the content alone and comes quickly; `read_…` returns the systems, and
    puts what is wrong or odd into the diagnosis. `single` says that there is never
    more than one system, so that none is addressed with `#`.

    Packages add formats by entry points of the group `osaid.readers`.

    >>> acme = Format("ACME cards", "`acme`", is_text=lambda text: "acme" in text)
    >>> acme.is_text("acme 1"), acme.is_folder("acme")
    (True, False)
    """

    name: str
    mark: str
    is_document: Callable[[Node], bool] = _never
    read_document: Callable[[Document, Diagnosis], Iterable[System]] = _nothing
    is_text: Callable[[str], bool] = _never
    read_text: Callable[[Contents, Diagnosis], Iterable[System]] = _nothing
    is_folder: Callable[[str], bool] = _never
    read_folder: Callable[[str, Diagnosis], Iterable[System]] = _nothing
    single: bool = False


def document_format(root: Node) -> Format | None:
    """Return the format of a document, of those that come with this package.

    >>> from osaid.readers.documents import load
    >>> document_format(load({"osaid_record": 1}).root).name
    'records'
    """
    return next((known for known in FORMATS if known.is_document(root)), None)


def text_format(text: str) -> Format | None:
    """Return the format of a text that is no document, of those that come along.

    >>> text_format("osaid_record: 1") is None
    True
    """
    return next((known for known in FORMATS if known.is_text(text)), None)


def folder_format(path: str) -> Format | None:
    """Return the format of a folder, of those that come with this package."""
    return next((known for known in FORMATS if known.is_folder(path)), None)


def installed_format(
    test: Callable[[Format], bool],
) -> tuple[Format | None, tuple[Diagnostic, ...]]:
    """Return the first format of an installed package that a test holds for.

    With it come warnings of packages that are broken. Nothing is loaded before.
    """
    choose = _reader("format_plugins", "choose")
    found: tuple[Format | None, tuple[Diagnostic, ...]] = choose(test)
    return found


def known_formats() -> str:
    """Return what is read, in the words of a message.

    >>> known_formats().split(",")[0]
    'read are records (`osaid_record: 1`)'
    """
    named = [f"{known.name} ({known.mark})" for known in FORMATS]
    return f"read are {', '.join(named)}, and CSV tables (with a column `name`)"


def _reader(module: str, name: str) -> Callable[..., Any]:
    """Return a function of a reader that is imported when it is called."""

    def call(*arguments: object) -> Any:  # noqa: ANN401 - each format has types of its own
        return getattr(import_module(f"{__package__}.{module}"), name)(*arguments)

    return call


def _teller(
    module: str, name: str, *signatures: Callable[[Part], bool]
) -> Callable[[Part], bool]:
    """Return a test that asks a reader about what has one of the signatures."""
    tell = _reader(module, name)

    def call(part: Part) -> bool:
        return any(test(part) for test in signatures) and bool(tell(part))

    return call


def _read_record(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    root = document.root
    system = read_native(root, diagnosis) if isinstance(root, Mapping) else None
    return () if system is None else (system,)


def _read_mof(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    system = _reader("mof", "read_mof")(document.root, diagnosis)
    return () if system is None else (system,)


FORMATS = (
    Format(
        "records",
        f"`{MARK}: 1`",
        is_document=lambda root: isinstance(root, Mapping) and keys(MARK)(root),
        read_document=_read_record,
        single=True,
    ),
    Format(
        "supplements",
        "`osaid_supplement: 1`",
        is_document=_teller("supplements", "is_supplement", keys("osaid_supplement")),
        read_document=_reader("supplements", "read_alone"),
        single=True,
    ),
    Format(
        "MOF files",
        "`framework` and `release`",
        is_document=_teller("mof", "is_mof", keys("framework")),
        read_document=_read_mof,
        single=True,
    ),
    Format(
        "CycloneDX BOMs",
        "`bomFormat`",
        is_document=_teller(
            "cyclonedx", "is_cyclonedx", keys("bomFormat", "specFormat")
        ),
        read_document=_reader("cyclonedx", "read_cyclonedx"),
        is_text=_teller("cyclonedx", "is_cyclonedx_text", markup("cyclonedx")),
        read_text=_reader("cyclonedx", "read_cyclonedx_text"),
    ),
    Format(
        "SPDX 2 documents",
        "`spdxVersion`",
        is_document=_teller(
            "spdx2", "is_spdx2", keys("spdxVersion", "SPDXID", "sbom", "Document")
        ),
        read_document=_reader("spdx2", "read_spdx2"),
        is_text=_teller("spdx2", "is_spdx2_text", is_tag_value, markup("spdx")),
        read_text=_reader("spdx2", "read_spdx2_text"),
    ),
    Format(
        "Croissant datasets",
        "`conformsTo` Croissant",
        is_document=_teller("croissant", "is_croissant", vocabulary("croissant")),
        read_document=_reader("croissant", "read_croissant"),
        single=True,
    ),
    Format(
        "codemeta.json",
        "a `@context` of codemeta",
        is_document=_teller("codemeta", "is_codemeta", vocabulary("codemeta")),
        read_document=_reader("codemeta", "read_codemeta"),
        single=True,
    ),
    Format(
        "CITATION.cff",
        "`cff-version`",
        is_document=_teller("citation", "is_citation", keys("cff-version")),
        read_document=_reader("citation", "read_citation"),
        single=True,
    ),
    Format(
        "European Open Source AI Index entries",
        "`system`, `org` and dimensions with a `class`",
        is_document=_teller("eu_index", "is_eu_index", keys("system")),
        read_document=_reader("eu_index", "read_eu_index"),
        single=True,
    ),
    Format(
        "SPDX 3 documents",
        "a `@context` of SPDX",
        is_document=_teller(
            "spdx3", "is_spdx3", keys("@context", "@graph", "@type", "spdxId", "type")
        ),
        read_document=_reader("spdx3", "read_spdx3"),
    ),
    Format(
        "answers of the Hugging Face Hub",
        "`modelId`, `cardData` or `siblings`",
        is_document=_teller(
            "huggingface",
            "is_hub_api",
            keys("id", "modelId"),
        ),
        read_document=_reader("huggingface", "read_hub_api"),
    ),
    Format(
        "Hugging Face cards",
        "Markdown with front matter",
        is_text=_teller("huggingface", "is_card_text", may_be_markdown),
        read_text=_reader("huggingface", "read_card_text"),
        single=True,
    ),
    Format(
        "Hugging Face folders",
        "the files of a repository",
        is_folder=_teller("huggingface", "is_repository", lambda _: True),
        read_folder=_reader("huggingface", "read_repository"),
        single=True,
    ),
)
"""The formats that come with this package, in the order in which they are asked."""
