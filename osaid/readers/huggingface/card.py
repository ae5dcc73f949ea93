"""Cards of models and datasets: Markdown with YAML front matter.

https://huggingface.co/docs/hub/model-cards and
https://huggingface.co/docs/hub/datasets-cards say what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.access import AccessReader
from osaid.readers.huggingface.front_matter import (
    FrontMatter,
    lines_of,
    read_front_matter,
)
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.licenses import LicenseReader
from osaid.readers.huggingface.markdown import Heading, headings
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.huggingface.naming import names_in
from osaid.readers.huggingface.recognition import is_of_dataset
from osaid.readers.huggingface.related import RelatedReader
from osaid.readers.huggingface.repositories import Card, Repository
from osaid.readers.huggingface.topics import covered, heading_pointers, key_pointers
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Mapping, Node, Scalar
from osaid.readers.nodes import Sequence as NodeSequence
from osaid.readers.saying import Saying
from osaid.readers.values import is_empty
from osaid.records.components import Presence
from osaid.records.statements import Fact, Grade
from osaid.records.systems import System
from osaid.text import Place

LARGEST_CARD = 8 * 2**20
"""The largest card that is read, in characters."""

MOST_LINES = 200_000
"""A card with more lines is not read."""

_IS_HERE = "this is the card"
_NO_ANNOTATION = "no-annotation"


def read_card_text(contents: Contents, diagnosis: Diagnosis) -> Iterable[System]:
    r"""Return the system of a card; what is odd or wrong goes into the diagnosis.

    >>> card = Contents("README.md", "---\nlicense: mit\n---\n# Amber\n")
    >>> (system,) = read_card_text(card, Diagnosis())
    >>> system.name, [component.name for component in system.components]
    ('Amber', ['parameters', 'model card'])
    """
    repository = read_card(contents, Home(), diagnosis)
    system = None if repository is None else repository.system(diagnosis)
    return () if system is None else (system,)


def read_card(
    contents: Contents, home: Home, diagnosis: Diagnosis, name: str | None = None
) -> Repository | None:
    """Return what a card tells of its repository, or None where it has an error.

    Where the home is not known, the card shows whether it is that of a dataset; `name`
    stands for the name where it says none.
    """
    if _is_too_large(contents.text):
        top = Scalar("", Place(contents.name, 1))
        message = f"more than {LARGEST_CARD // 2**20} MiB or {MOST_LINES:,} lines"
        cure = "this is too large for a card"
        diagnosis.error(top, "too-large", message, cure)
        return None
    lines = lines_of(contents.text)
    front = read_front_matter(contents, diagnosis)
    if front is None:
        return None
    found = tuple(headings(lines, front.text))
    metadata = Metadata(front.metadata, diagnosis)
    sdk = metadata.node("sdk")
    if sdk is not None:
        message = "this is the card of a Space, which is neither a model nor data"
        diagnosis.error(sdk, "space", message, "read the card of the model")
        return None
    if home.id is None:
        home = Home(is_dataset=is_of_dataset(metadata.keys, found))
    reader = CardReader(contents.name, lines, found, front, home, diagnosis)
    return evolve(reader, fallback=name).repository()


def _is_too_large(text: str) -> bool:
    lines = max(text.count("\n"), text.count("\r"))
    return len(text) > LARGEST_CARD or lines > MOST_LINES


@frozen(eq=False)
class CardReader:
    """Reads one card, of which the lines, the headings and the keys are known."""

    file: str
    lines: Sequence[str]
    headings: Sequence[Heading]
    front: FrontMatter
    home: Home
    diagnosis: Diagnosis
    saying: Saying = field()
    fallback: str | None = None
    metadata: Metadata = field(init=False)

    @metadata.default
    def _metadata(self) -> Metadata:
        return Metadata(self.front.metadata, self.diagnosis)

    @saying.default
    def _saying(self) -> Saying:
        what = "dataset card" if self.home.is_dataset else "model card"
        page = self.home.page("README.md")
        return Saying(what, self.home.account, page, revision=self.home.revision)

    def repository(self) -> Repository:
        """Return what the card tells."""
        self.metadata.report_misspelt()
        related = RelatedReader(self.saying, self.diagnosis)
        named = () if self.home.is_dataset else self.metadata.texts("datasets")
        parents = () if self.home.is_dataset else related.parents(self.metadata)
        license_ = LicenseReader(
            self.metadata, self.home, self.saying, self.diagnosis
        ).stated()
        return Repository(
            name=self._name(),
            home=self.home,
            place=Place(self.file, 1, 1),
            saying=self.saying,
            license=license_,
            access=AccessReader(self.saying, self.diagnosis).of_card(self.metadata),
            labeled=labeled_by(self.metadata, self.saying),
            card=self._card(),
            related=(*parents, *related.datasets((n, n.text) for n in named)),
        )

    def _card(self) -> Card:
        place = Place(self.file, 1, 1)
        pointers = list(heading_pointers(self.file, self.lines, self.headings))
        if self.home.is_dataset:
            pointers += key_pointers(self.metadata)
        return Card(
            place=place,
            presence=self.saying.fact(
                Presence.PROVIDED, place, Grade.INFERRED, note=_IS_HERE
            ),
            covers=covered(pointers, self.saying),
            has_results=has_results(self.metadata, self.diagnosis),
        )

    def _name(self) -> str:
        if self.home.name is not None:
            return self.home.name
        found = next(names_in(self.metadata, self.headings), self.fallback)
        if found is not None:
            return found
        name = PurePath(self.file).name or self.file
        message = f"the card does not say a name; {quoted(name)} stands for it"
        self.diagnosis.information(Scalar("", Place(self.file, 1)), "no-name", message)
        return name


def labeled_by(metadata: Metadata, saying: Saying) -> Fact[bool]:
    """Return whether a dataset is labelled, as `annotations_creators` tells.

    `no-annotation` says that it is not, `unknown` nothing, and whoever else is named
    there made the labels.
    """
    named = [
        node
        for node in metadata.texts("annotations_creators")
        if node.text.casefold() != "unknown"
    ]
    facts: list[Fact[bool]] = [
        saying.fact(node.text.casefold() != _NO_ANNOTATION, node.place)
        for node in named
    ]
    return Fact(tuple(statement for fact in facts for statement in fact.statements))


def has_results(metadata: Metadata, diagnosis: Diagnosis) -> bool:
    """Return whether results stand under `model-index`; a bad one is reported."""
    index = metadata.node("model-index")
    if index is None or (isinstance(index, Scalar) and is_empty(index)):
        return False
    wrong = _wrong_in(index)
    if wrong is not None:
        node, message = wrong
        cure = "write `- name: …` and `results: […]` for each model"
        diagnosis.warning(node, "bad-model-index", message, cure)
        return False
    entries = index.items if isinstance(index, NodeSequence) else ()
    results = (e.get("results") for e in entries if isinstance(e, Mapping))
    return any(isinstance(r, NodeSequence) and len(r) > 0 for r in results)


def _wrong_in(index: Node) -> tuple[Node, str] | None:
    if not isinstance(index, NodeSequence):
        return index, f"`model-index`: expected a list, found {shape_of(index)}"
    for entry in index:
        if not isinstance(entry, Mapping):
            return entry, f"`model-index`: expected a model, found {shape_of(entry)}"
        for key in ("name", "results"):
            if entry.get(key) is None:
                return entry, f"`model-index`: a model without {quoted(key)}"
    return None
