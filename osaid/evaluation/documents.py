"""Sentences about what documents cover together, of each subject or of the whole."""

from __future__ import annotations

from attrs import field, frozen

from osaid.evaluation.facts import Subject, element
from osaid.evaluation.judged import Judged, both
from osaid.evaluation.lenses import Sign, helpful
from osaid.evaluation.links import Links
from osaid.evaluation.quantifiers import Body, Quantifiers
from osaid.policy.syntax import Together
from osaid.records.components import Component
from osaid.truth import Truth
from osaid.values import Shown


@frozen(eq=False)
class Documents(Shown):
    """Judges the sentences `together …` about one system."""

    quantifiers: Quantifiers
    links: Links = field(init=False)
    _known: dict[tuple[int, str], Judged] = field(init=False, factory=dict)

    @links.default
    def _links(self) -> Links:
        return Links(self.quantifiers.system.components)

    def together(self, sentence: Together, sign: Sign) -> Judged:
        """Return whether documents together cover topics, of each subject."""
        if sentence.subject is None:
            return self._covered(sentence, None, sign)

        def undescribed(component: Component, sign: Sign) -> Judged:
            parts = [~self._covered(sentence, component, ~sign)]
            if sentence.subject_where is not None:
                where = sentence.subject_where
                parts.append(self.quantifiers.conditions.of(where, component, sign))
            return both(parts)

        return ~self.quantifiers.at_least(1, sentence.subject, undescribed, ~sign)

    def _covered(
        self, sentence: Together, subject: Component | None, sign: Sign
    ) -> Judged:
        """Return whether some document covers each topic, about the subject."""
        related = self._related(sentence, subject)
        return both(
            self.quantifiers.at_least(
                1, sentence.documents, self._covers(str(topic), related), sign
            )
            for topic in sentence.topics
        )

    def _related(self, sentence: Together, subject: Component | None) -> Body:
        """Return whether a document counts for a subject, asked once for all topics."""
        known: dict[int, Judged] = {}

        def related(document: Component, sign: Sign) -> Judged:
            if id(document) not in known:
                parts = []
                if sentence.where is not None:
                    conditions = self.quantifiers.conditions
                    parts.append(conditions.of(sentence.where, document, sign))
                if subject is not None and self.quantifiers.lens.parts:
                    parts.append(self.links.about(document, subject))
                known[id(document)] = both(parts)
            return known[id(document)]

        return related

    def _covers(self, topic: str, related: Body) -> Body:
        def covers(document: Component, sign: Sign) -> Judged:
            counts = related(document, sign)
            if counts.truth is Truth.FALSE:
                return counts
            spared = self.quantifiers.lens.spares(terms=False)
            held = helpful(sign) if spared else self._element(document, topic)
            return both((counts, held))

        return covers

    def _element(self, document: Component, topic: str) -> Judged:
        key = (id(document), topic)
        if key not in self._known:
            covered = document.covers.element(topic)
            self._known[key] = element(Subject(document), "covers", topic, covered)
        return self._known[key]
