"""What was fetched of one repository, as one whole of one moment."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve, frozen

from osaid.diagnostics import InputError
from osaid.readers.documents import load
from osaid.readers.file_rules import CARD, is_license
from osaid.readers.hub import dataset_id, model_id
from osaid.readers.huggingface import is_hub_api
from osaid.readers.huggingface.home import Home
from osaid.readers.nodes import Mapping as NodeMapping
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.online_hub.asked import MAIN, Asked
from osaid.readers.online_hub.client import Client
from osaid.readers.online_hub.failures import (
    NotThereError,
    RefusedError,
    UnreachableError,
)

MOST_TEXTS = 20
"""So many texts are fetched of one repository."""

_ADAPTER = "adapter_config.json"
_INDEX = ".index.json"
_REVISION = re.compile(r"[\w.-]{1,200}", re.ASCII)
_HEAD = 200  # bytes, in which a page for a browser shows itself


@frozen(eq=False)
class Fetched:
    """The Hub's answer about a repository, and texts of its files by their paths.

    `root` is the answer with places. `refused` are the paths of texts that the Hub
    keeps from whoever asks, `unread` those that could not be had for another reason.
    `day` is when all this was fetched.
    """

    answer: Mapping[str, Any]
    root: NodeMapping
    home: Home
    day: date
    texts: Mapping[str, bytes]
    refused: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: object, asked: Asked, day: date) -> Fetched | None:
        """Return an answer without texts; None unless it is about a repository."""
        if not isinstance(answer, dict):
            return None
        try:
            root = load(answer, name=asked.label).root
        except InputError:
            return None
        if not isinstance(root, NodeMapping) or not is_hub_api(root):
            return None
        home = _home(root, asked)
        return None if home is None else cls(answer, root, home, day, {})


def fetch(asked: Asked) -> Fetched:
    """Return what the Hub tells of a repository now; InputError where it does not."""
    client = Client(asked)
    found = _answered(client, client.answer())
    texts: dict[str, bytes] = {}
    refused: list[str] = []
    unread: list[str] = []
    for path in wanted(found.root)[:MOST_TEXTS]:
        try:
            texts[path] = client.file(found.home, path)
        except UnreachableError:
            raise
        except RefusedError:
            refused.append(path)
        except NotThereError:  # what is gated may be hidden like this
            (refused if found.answer.get("gated") else unread).append(path)
        except InputError:
            unread.append(path)
    return evolve(found, texts=texts, refused=tuple(refused), unread=tuple(unread))


def _answered(client: Client, data: bytes) -> Fetched:
    """Return an answer that has come, checked for being about a repository."""
    if data[:_HEAD].lstrip().startswith(b"<"):
        raise client.failures.unexpected("it is a page for a browser")
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        raise client.failures.unexpected("it is no JSON, or breaks off") from None
    found = Fetched.of(answer, client.asked, datetime.now(UTC).date())
    if found is None:
        raise client.failures.unexpected("it is not about a repository")
    return found


def _home(root: NodeMapping, asked: Asked) -> Home | None:
    """Return the repository that an answer is about; it may have been renamed."""
    id_, sha = root.get("id") or root.get("modelId"), root.get("sha")
    revision = sha.text if isinstance(sha, Scalar) else asked.revision or MAIN
    if not isinstance(id_, Scalar) or _REVISION.fullmatch(revision) is None:
        return None
    known = dataset_id(id_.text) if asked.is_dataset else model_id(id_.text)
    return None if known is None else Home(known, asked.is_dataset, revision)


def wanted(root: NodeMapping) -> list[str]:
    """Return the paths of the texts that would be read, the card first."""
    siblings = root.get("siblings")
    listed = siblings.items if isinstance(siblings, Sequence) else ()
    paths = {node.text for node in map(path_of, listed) if node is not None}
    return sorted(filter(_is_wanted, paths), key=lambda path: (path != CARD, path))


def _is_wanted(path: str) -> bool:
    if path in {CARD, _ADAPTER} or path.endswith(_INDEX):
        return not {".", ".."} & set(path.split("/"))
    return is_license(path)


def path_of(sibling: Node) -> Scalar | None:
    """Return where a file of an answer stands in its repository."""
    path = sibling.get("rfilename") if isinstance(sibling, NodeMapping) else None
    return path if isinstance(path, Scalar) else None
