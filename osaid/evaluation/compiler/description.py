"""Whether documents together cover topics of each subject, as a rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen

from osaid.evaluation.compiler.code import FALSE, TRUE, UNKNOWN
from osaid.evaluation.compiler.frames import Frames
from osaid.evaluation.compiler.leaves import rank_of
from osaid.evaluation.compiler.questions import Described
from osaid.evaluation.selection import selects
from osaid.records.parts import Part
from osaid.records.problems import ALL
from osaid.records.profiles import Frame, Link, Profile
from osaid.records.said import bounded
from osaid.values import Shown

Examine = Callable[[Part], tuple[int, ...]]
Document = tuple[int, int, Link]
"""The topics that a document certainly covers, perhaps covers, and its link."""

UNLISTED = Link({}, (), ends=False)
"""Of what is not listed it is only known what is about all."""


@frozen(eq=False)
class Description(Shown):
    """One question about documents, ready to be asked of profiles.

    Topics are bits: the first topic is 1, the second 2, and so on. `examine` tells
    what holds of a part, `frames` what may exist beyond what is listed.
    """

    question: Described
    examine: Examine
    frames: Frames
    every_topic: int = field(init=False)
    _documents: dict[Part, tuple[int, int]] = field(init=False, factory=dict)
    _beyond: dict[Frame, tuple[bool, int]] = field(init=False, factory=dict)
    _roles: dict[str, tuple[bool, bool]] = field(init=False, factory=dict)

    @every_topic.default
    def _all_bits(self) -> int:
        return (1 << len(self.question.topics)) - 1

    def of(self, profile: Profile, parts: Iterable[Part]) -> int:
        """Return whether each subject is described.

        `parts` are those of the profile, with what follows from parents.
        """
        documents, subjects = self._among(zip(parts, profile.links, strict=True))
        beyond, unlisted = self._unlisted(profile.frame)
        undescribed = FALSE
        for counts, link in subjects:
            lacks = min(counts, TRUE - self._covered(documents, link, beyond=beyond))
            undescribed = max(undescribed, lacks)
        if unlisted and undescribed == FALSE:
            covered = self._covered(documents, UNLISTED, beyond=beyond)
            undescribed = min(unlisted, TRUE - covered, UNKNOWN)
        return TRUE - undescribed

    def _among(
        self, linked: Iterable[tuple[Part, Link]]
    ) -> tuple[list[Document], list[tuple[int, Link]]]:
        """Return the documents that cover anything, and the subjects that count."""
        documents, subjects = [], []
        for part, link in linked:
            is_document, is_subject = self._role(part.kind)
            if is_document:
                certain, possible = self._covers(part)
                if possible:
                    documents.append((certain, possible, link))
            if is_subject:
                counts = self.examine(part)[self.question.subject]
                if counts:
                    subjects.append((counts, link))
        return documents, subjects

    def _role(self, kind: str) -> tuple[bool, bool]:
        found = self._roles.get(kind)
        if found is None:
            asked = (self.question.documents, self.question.subjects)
            document, subject = (selects(selector, kind) for selector in asked)
            found = bounded(self._roles)[kind] = (document, subject)
        return found

    def _unlisted(self, frame: Frame) -> tuple[bool, int]:
        """Return whether an unlisted document may help, and a subject may count."""
        found = self._beyond.get(frame)
        if found is None:
            documents = self.frames.blanks(frame, self.question.documents)
            subjects = self.frames.blanks(frame, self.question.subjects)
            # A document that is not listed may be about anything, and cover it.
            helps = any(self._covers(one)[1] == self.every_topic for one in documents)
            place = self.question.subject
            counts = (self.examine(subject)[place] for subject in subjects)
            found = (helps, max(counts, default=FALSE))
            bounded(self._beyond)[frame] = found
        return found

    def _covers(self, part: Part) -> tuple[int, int]:
        found = self._documents.get(part)
        if found is None:
            found = bounded(self._documents)[part] = self._topics(part)
        return found

    def _topics(self, part: Part) -> tuple[int, int]:
        counts = self.examine(part)[self.question.document]
        stated = dict(part.topics)
        certain = possible = 0
        for place, topic in enumerate(self.question.topics):
            covered = self.question.spared
            if covered is None:
                covered = rank_of(stated.get(topic, ()))
            held = min(counts, covered)
            certain |= (held == TRUE) << place
            possible |= (held > FALSE) << place
        return certain, possible

    def _covered(
        self, documents: Iterable[Document], subject: Link, *, beyond: bool
    ) -> int:
        certain, possible = 0, self.every_topic if beyond else 0
        for surely, perhaps, link in documents:
            about = self._about(link, subject)
            if about == TRUE:
                certain |= surely
            if about:
                possible |= perhaps
        if certain == self.every_topic:
            return TRUE
        return UNKNOWN if possible == self.every_topic else FALSE

    def _about(self, document: Link, subject: Link) -> int:
        """Return whether a document is about a subject, or what it is part of."""
        if self.question.spared is not None:
            return TRUE
        about = FALSE if subject.ends else UNKNOWN
        for name in (ALL, *subject.way):
            about = max(about, rank_of(document.about.get(name, ())))
        return about
