"""Where a component is to be had, and by what it is known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.facts import united
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.hub import hub_id
from osaid.readers.saying import Saying
from osaid.readers.sources import link_in
from osaid.records.components import Identity, Presence
from osaid.records.statements import Fact, Grade
from osaid.text import Place

HUB = "https://huggingface.co/"
"""Where the Hugging Face Hub shows its models."""

DOWNLOAD = "distribution"
SOURCE_CODE = ("vcs", "source-distribution")
"""The types of references under which something itself can be had."""

_HUB_LINK = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/")
_PURL = re.compile(r"pkg:huggingface/(?P<id>[^@?#]+)(?:@(?P<revision>[^?#]+))?.*")
_HUB_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)?")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{32,128}")
_ALGORITHMS = (
    "SHA-256", "SHA-512", "SHA-384", "SHA3-256", "SHA3-512", "SHA3-384", "BLAKE3",
    "BLAKE2b-512", "BLAKE2b-384", "BLAKE2b-256", "Streebog-512", "Streebog-256",
    "SHA-1", "MD5",
)  # fmt: skip
_DIGEST_NAMES = {name: name.lower().replace("sha-", "sha") for name in _ALGORITHMS}
_BY_LINK = "concluded from the link under which it can be had"
_BY_PURL = "concluded from the package URL"


@frozen
class Link:
    """An external reference that is a link: its type in the format, and where it is."""

    type: str
    url: str
    place: Place

    @property
    def is_hub(self) -> bool:
        """Whether it leads to a model on the Hugging Face Hub."""
        return bool(_HUB_LINK.match(self.url)) and hub_id(self.url) is not None


def links(part: Part) -> Iterator[Link]:
    """Yield the external references of a component that are links, each once.

    >>> from osaid.readers.cyclonedx.parts import Remarks
    >>> from osaid.readers.diagnosis import Diagnosis
    >>> from osaid.readers.documents import load
    >>> vcs = {"type": "vcs", "url": "https://example.org/code"}
    >>> root = load({"externalReferences": [vcs, vcs]}).root
    >>> [link.url for link in links(Part(root, Remarks(Diagnosis())))]
    ['https://example.org/code']
    """
    seen: set[tuple[str, str]] = set()
    for reference in part.parts("externalReferences"):
        kind, url = reference.text("type"), reference.text("url")
        if kind is None or url is None:
            continue
        link = link_in(url.text)
        if link is not None and (kind.text, link) not in seen:
            seen.add((kind.text, link))
            yield Link(kind.text, link, url.place)
        elif link is None and kind.text in {DOWNLOAD, *SOURCE_CODE}:
            message = f"{quoted(url.text)} is not a link, so it is no location"
            part.remarks.tell(url, "not-a-link", message)


def locations(found: Iterable[Link], saying: Saying) -> Fact[str]:
    """Return where something can be had, as its author says."""
    return united(saying.fact(link.url, link.place) for link in found)


def provided(found: Iterable[Fact[str]], saying: Saying) -> Fact[Presence]:
    """Return that something is there for others, concluded from where it can be had.

    The format has no field for it. A link may be dead, or lead to what only some may
    see, so the grade is `inferred`.
    """
    return united(
        saying.fact(
            Presence.PROVIDED,
            statement.origin.place,
            Grade.INFERRED,
            url=str(statement.value),
            note=_BY_LINK,
        )
        for fact in found
        for statement in fact.statements
    )


def hub_location(part: Part, saying: Saying) -> Fact[str]:
    """Return where the Hub has a model, as its package URL says."""
    purl = part.text("purl")
    known = None if purl is None else _hub_model(purl.text)
    if purl is None or known is None:
        return Fact()
    url = HUB + known[0]
    return saying.fact(url, purl.place, Grade.INFERRED, note=_BY_PURL)


def identity(parts: Iterable[Part]) -> Identity:
    """Return by what one component is known, from all entries that describe it.

    >>> from osaid.readers.cyclonedx.parts import Remarks
    >>> from osaid.readers.diagnosis import Diagnosis
    >>> from osaid.readers.documents import load
    >>> root = load({"purl": "pkg:huggingface/LLM360/Amber@1d5f3a9"}).root
    >>> known = identity([Part(root, Remarks(Diagnosis()))])
    >>> known.hub, known.revision
    ('LLM360/Amber', '1d5f3a9')
    """
    entries = tuple(parts)
    purl = next((found for part in entries if (found := _purl(part))), None)
    known = None if purl is None else _hub_model(purl)
    on_hub = (link.url for part in entries for link in links(part) if link.is_hub)
    digests = (found for part in entries if (found := _digest(part)))
    return Identity(
        purl=purl,
        hub=known[0] if known else next(map(hub_id, on_hub), None),
        digest=next(digests, None),
        revision=known[1] if known else None,
    )


def _purl(part: Part) -> str | None:
    purl = part.text("purl")
    if purl is None or purl.text.startswith("pkg:"):
        return None if purl is None else purl.text
    message = f"{quoted(purl.text)} is not a package URL"
    part.remarks.tell(purl, "not-a-purl", message)
    return None


def _hub_model(purl: str) -> tuple[str, str | None] | None:
    """Return the id and the revision of a model on the Hub, from a package URL."""
    match = _PURL.fullmatch(purl)
    known = None if match is None else unquote(match["id"])
    if match is None or known is None or not _HUB_ID.fullmatch(known):
        return None
    return known, None if match["revision"] is None else unquote(match["revision"])


def _digest(part: Part) -> str | None:
    """Return the best digest of a component, such as `sha256:…`."""
    found: dict[str, str] = {}
    for digest in part.parts("hashes"):
        algorithm, content = digest.text("alg"), digest.text("content")
        if algorithm is None or content is None:
            continue
        if algorithm.text in _DIGEST_NAMES and _HEXADECIMAL.fullmatch(content.text):
            found.setdefault(algorithm.text, content.text.lower())
        else:
            message = f"{quoted(f'{algorithm.text} {content.text}')} is not a digest"
            part.remarks.tell(digest.node, "not-a-digest", message)
    best = next((name for name in _ALGORITHMS if name in found), None)
    return None if best is None else f"{_DIGEST_NAMES[best]}:{found[best]}"
