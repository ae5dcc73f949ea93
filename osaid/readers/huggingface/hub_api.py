"""What the Hub answers about a repository, saved as JSON.

They are the answers of `/api/models/ID` and `/api/datasets/ID`, or a list of them, see
https://huggingface.co/docs/hub/api. `cardData` is the front matter of the card; `tags`
repeat it and are read where it is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document
from osaid.readers.file_rules import CARD
from osaid.readers.hub import dataset_id, model_id
from osaid.readers.huggingface.access import AccessReader
from osaid.readers.huggingface.card import CardReader
from osaid.readers.huggingface.files import LONGEST_PATH, FileReader, RepositoryFile
from osaid.readers.huggingface.folder import MOST_FILES
from osaid.readers.huggingface.front_matter import FrontMatter
from osaid.readers.huggingface.home import Home
from osaid.readers.huggingface.licenses import LicenseFact, LicenseReader
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.huggingface.related import RelatedReader
from osaid.readers.huggingface.repositories import Card, Repository
from osaid.readers.huggingface.vocabulary import DATASET_KEYS, MODEL_KEYS
from osaid.readers.nodes import Kind, Mapping, Node, Scalar, Sequence
from osaid.readers.saying import Saying
from osaid.readers.values import is_empty
from osaid.records.components import Component, Presence
from osaid.records.statements import Fact, Grade
from osaid.records.systems import System

SOURCE = "Hugging Face Hub"
"""On whose word stands what the Hub itself says, of gates and files."""

MOST_ANSWERS = 1000
"""So many answers are read from a list; the Hub gives no more at a time."""

_OWN_KEYS = frozenset({"cardData", "gated", "lastModified", "private", "sha", "tags"})
_LONGEST_SIZE = 20  # digits
_ENOUGH = 2  # of these keys, beside an id
_OTHER_FORMATS = ("@context", "bomFormat", "framework", "osaid_record", "spdxVersion")
_MODEL_ANSWER = frozenset(
    {"config", "library_name", "modelId", "pipeline_tag", "safetensors"}
)
_DATASET_TAGS = (
    "annotations_creators:", "format:", "library:datasets", "modality:",
    "size_categories:", "source_datasets:", "task_categories:",
)  # fmt: skip
_WITHHELD = {"disabled": "the Hub has disabled it", "private": "it is private"}


def is_hub_api(root: Node) -> bool:
    """Return whether a document is an answer of the Hub, or a list of them.

    >>> from osaid.readers.documents import load
    >>> is_hub_api(load({"id": "LLM360/Amber", "sha": "177f9ed", "tags": []}).root)
    True
    """
    head = root.items[0] if isinstance(root, Sequence) and root.items else root
    if not isinstance(head, Mapping) or any(map(head.get, _OTHER_FORMATS)):
        return False
    id_ = head.get("id") or head.get("modelId")
    if not isinstance(id_, Scalar) or id_.kind is Kind.NUMBER:
        return False
    if isinstance(head.get("siblings"), Sequence) or head.get("modelId"):
        return True
    return sum(head.get(key) is not None for key in _OWN_KEYS) >= _ENOUGH


def read_hub_api(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the system of each answer; what is odd or wrong goes to the diagnosis.

    >>> from osaid.readers.documents import load
    >>> answer = load({"modelId": "LLM360/Amber", "tags": ["license:apache-2.0"]})
    >>> (system,) = read_hub_api(answer, Diagnosis())
    >>> str(system.components[0].license.values[0].expression)
    'Apache-2.0'
    """
    return tuple(_systems(document.root, diagnosis))


def _systems(root: Node, diagnosis: Diagnosis) -> Iterator[System]:
    if isinstance(root, Sequence) and len(root) > MOST_ANSWERS:
        message = f"more than {MOST_ANSWERS:,} answers in one document"
        diagnosis.error(root, "too-many-answers", message, "split the document")
        return
    for part in root.items if isinstance(root, Sequence) else (root,):
        if not isinstance(part, Mapping):
            message = "expected an answer of the Hub about a repository"
            diagnosis.error(part, "not-an-answer", message, "leave it out")
            continue
        sdk = part.get("sdk")
        if sdk is not None:
            message = "this is about a Space, which is neither a model nor data"
            diagnosis.error(sdk, "space", message, "ask the Hub about the model")
            continue
        metadata = Metadata(part, diagnosis)
        home = _home(part, metadata, diagnosis)
        if home is not None:
            repository = AnswerReader(part, metadata, home, diagnosis).repository()
            system = repository.system(diagnosis)
            if system is not None:
                yield system


def _home(answer: Mapping, metadata: Metadata, diagnosis: Diagnosis) -> Home | None:
    node = answer.get("id") or answer.get("modelId")
    is_dataset = _is_of_dataset(answer, metadata)
    text = node.text if isinstance(node, Scalar) else ""
    id_ = dataset_id(text) if is_dataset else model_id(text)
    if id_ is None:
        message = f"{quoted(text)} is not the id of a repository on the Hub"
        diagnosis.error(node or answer, "not-a-hub-id", message, "write `org/name`")
        return None
    sha = answer.get("sha")
    revision = sha.text if isinstance(sha, Scalar) and not is_empty(sha) else None
    return Home(id_, is_dataset, revision)


def _is_of_dataset(answer: Mapping, metadata: Metadata) -> bool:
    if metadata.keys & _MODEL_ANSWER:
        return False
    card = answer.get("cardData")
    in_card = {key.text for key, _ in card} if isinstance(card, Mapping) else set()
    dataset, model = len(in_card & DATASET_KEYS), len(in_card & MODEL_KEYS)
    tagged = any(tag.text.startswith(_DATASET_TAGS) for tag in metadata.texts("tags"))
    return dataset > model or (dataset == model and tagged)


@frozen(eq=False)
class AnswerReader:
    """Reads one answer of the Hub about one repository."""

    answer: Mapping
    metadata: Metadata
    home: Home
    diagnosis: Diagnosis
    hub: Saying = field(init=False)

    @hub.default
    def _hub(self) -> Saying:
        made, page = _day(self.answer.get("lastModified")), self.home.page()
        return Saying(SOURCE, SOURCE, page, made, self.home.revision)

    def repository(self) -> Repository:
        """Return what the Hub tells of the repository."""
        described = self._described()
        files, withheld = tuple(self._files()), self.withheld()
        reader = FileReader(
            self.home,
            self.hub,
            self.diagnosis,
            Presence.WITHHELD if withheld else Presence.PROVIDED,
            f"; {withheld}" if withheld else "",
        )
        parts = reader.parts(files)
        gate = self.answer.get("gated")
        access = described.access
        if withheld:
            access = Fact()
        elif gate is not None:
            access = AccessReader(self.hub, self.diagnosis).of_setting(gate)
        return evolve(
            described,
            saying=self.hub,
            license=self._license(described.license),
            access=access,
            card=self._card(described.card, files, reader),
            parts=parts,
            related=(*described.related, *self._tagged()),
        )

    def _described(self) -> Repository:
        """Return what the card tells, as the Hub has read it."""
        card = self.answer.get("cardData")
        place = self.answer.place
        metadata = card if isinstance(card, Mapping) else Mapping((), place)
        owner = evolve(
            self.hub,
            source="dataset card" if self.home.is_dataset else "model card",
            by=self.home.account,
            url=self.home.page(CARD),
        )
        reader = CardReader(
            place.file,
            (),
            (),
            FrontMatter(metadata),
            self.home,
            self.diagnosis,
            owner,
        )
        return evolve(reader.repository(), place=place)

    def _license(self, stated: LicenseFact) -> LicenseFact:
        if not stated.is_silent:
            return stated
        reader = LicenseReader(self.metadata, self.home, self.hub, self.diagnosis)
        tags = self._tags("license")
        return Fact(
            tuple(s for tag, text in tags for s in reader.tagged(tag, text).statements)
        )

    def _card(
        self, card: Card | None, files: Iterable[RepositoryFile], reader: FileReader
    ) -> Card | None:
        """Return the card if there is one, which a list of files says."""
        found = next((file for file in files if file.path == CARD), None)
        if found is None or card is None:
            return None
        note = f"the file {quoted(CARD)}{reader.reason}"
        presence: Fact[Presence] = self.hub.fact(
            reader.presence, found.place, Grade.INFERRED, note=note
        )
        return evolve(card, place=found.place, presence=presence)

    def _tagged(self) -> Iterator[Component]:
        """Yield the models and datasets of tags; the card may name them as well."""
        if self.home.is_dataset:
            return
        related = RelatedReader(self.hub, self.diagnosis)
        for tag, text in self._tags("base_model"):
            yield from related.tagged_parent(tag, text)
        yield from related.datasets(self._tags("dataset"))

    def _tags(self, prefix: str) -> Iterator[tuple[Scalar, str]]:
        for tag in self.metadata.texts("tags"):
            name, colon, text = tag.text.partition(":")
            if name == prefix and colon and text:
                yield tag, text

    def withheld(self) -> str:
        """Return why nobody else can have the files, empty where they can."""
        reasons = [why for key, why in _WITHHELD.items() if _is_true(self.answer, key)]
        return " and ".join(reasons)

    def _files(self) -> Iterator[RepositoryFile]:
        siblings = self.answer.get("siblings")
        listed = siblings.items if isinstance(siblings, Sequence) else ()
        if siblings is not None and len(listed) > MOST_FILES:
            message = f"more than {MOST_FILES:,} files, which is too many"
            self.diagnosis.error(siblings, "too-many-files", message)
            return
        for sibling in listed:
            name = sibling.get("rfilename") if isinstance(sibling, Mapping) else None
            if not isinstance(name, Scalar) or not isinstance(sibling, Mapping):
                message = "a file without `rfilename` is left out"
                self.diagnosis.warning(sibling, "not-a-file", message)
            elif len(name.text) > LONGEST_PATH:
                message = f"{quoted(name.text)} is too long for the path of a file"
                self.diagnosis.warning(name, "not-a-file", message)
            else:
                yield RepositoryFile(name.text, name.place, _size(sibling.get("size")))


def _is_true(answer: Mapping, key: str) -> bool:
    node = answer.get(key)
    return isinstance(node, Scalar) and node.text.casefold() == "true"


def _size(node: Node | None) -> int | None:
    if isinstance(node, Scalar) and node.kind is Kind.NUMBER:
        text = node.text
        return int(text) if len(text) <= _LONGEST_SIZE and text.isdecimal() else None
    return None


def _day(node: Node | None) -> date | None:
    if not isinstance(node, Scalar):
        return None
    try:
        return date.fromisoformat(node.text[:10])
    except ValueError:
        return None
