"""A policy as a document, in Markdown, for people who decide about it.

Everything in it is made from the policy's text: what it asks for in plain English,
then in its own words, since those are what counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from osaid.policy.phrases import phrase
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import (
    Attested,
    Attribute,
    DefineCondition,
    DefineProposition,
    Freedom,
    Kind,
    Name,
    Requirement,
    RequirementHolds,
    Restriction,
    Sentence,
    Topic,
)
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import SYSTEM, branch_of
from osaid.reports.english import English
from osaid.reports.nouns import license_set
from osaid.reports.predicates import Form, predicate
from osaid.values import Shown

_STATUS = {
    "final": "This version is final.",
    "draft": "**This is a draft.**",
    "proposal": "**This is a proposal that nobody has adopted.**",
    "reading": "**This is a reading of somebody else's text, not that text.**",
}
_WORDS = {
    Kind: "Components of the kind",
    Restriction: "Licences with the restriction",
    Topic: "Documents that cover",
}
_CLOSING = (
    "The sentences in the language of osaid are what is judged by; the English beside"
    " them was made from these. What a policy finds is an assessment, never a"
    " certification, and no legal advice."
)


def policy_document(policy: CheckedPolicy) -> str:
    """Return a policy as a document in Markdown, with a line break at the end."""
    return "\n".join(_Document(policy).lines()).rstrip("\n") + "\n"


def english_of(policy: CheckedPolicy) -> English:
    """Return what says the sentences of a policy in English."""
    titles = {
        name: item.title.value
        for name, item in policy.requirements.items()
        if item.title is not None
    }
    judgements = policy.judgements.items()
    return English({n: j.question.value for n, j in judgements}, titles)


@frozen(eq=False)
class _Document(Shown):
    policy: CheckedPolicy

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document, chapter by chapter."""
        yield f"# {_line(self.policy.title)}"
        yield ""
        yield from self._head()
        chapters: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
            ("When it applies", self._applies),
            ("Levels", self._levels),
            ("Freedoms", lambda: self._groups(Freedom)),
            ("Requirements", lambda: self._groups(Requirement)),
            ("Requirements of other policies that are named here", self._named),
            ("What is left out of what is inherited", self._dropped),
            ("Exceptions that have been granted", self._waivers),
            ("Questions that are left open, and how they are read", self._readings),
            ("What people have to judge", self._judgements),
            ("What words mean here", self._defined),
            ("Words of its own", self._words),
            ("Sets of licences", self._terms),
        )
        for title, write in chapters:
            content = list(write())
            while content and not content[-1]:
                content.pop()
            if content:
                yield from ("", f"## {title}", "", *content)
        yield from ("", "---", "", _CLOSING, "", f"Digest: `{self.policy.digest}`")

    def _head(self) -> Iterator[str]:
        policy = self.policy
        name = f"`{policy.identity}`" + (
            f", dated {policy.dated}" if policy.dated else ""
        )
        built = ", then ".join(f"`{parent}`" for parent in policy.lineage)
        yield f"{name}. {_STATUS[policy.status.value]}" + (
            f" It builds on {built}." if built else ""
        )
        if policy.owner:
            yield f"Looked after by {_said(policy.owner)}."
        if policy.sources:
            yield ""
            yield from (f"- Source: <{source}>" for source in policy.sources)

    def _applies(self) -> Iterator[str]:
        condition = self.policy.applies
        if condition is not None:
            said = self._english.proposition(condition)
            yield f"It says something only where this is so: {said}."

    def _levels(self) -> Iterator[str]:
        for number, level in enumerate(self.policy.stated_levels, start=1):
            title = "" if level.title is None else f": {_line(level.title.value)}"
            needs = ", ".join(map(self._needed, level.needs))
            below = " and all that is needed below" if number > 1 else ""
            yield f"{number}. **{level.name}**{title}. Needs {needs}{below}."

    def _needed(self, name: Name) -> str:
        groups = (*self.policy.requirements, *self.policy.freedoms)
        return f"`{name}`" if name.text in groups else f"all of `{name}`"

    def _named(self) -> Iterator[str]:
        judged = {str(item.name) for item in self.policy.groups}
        for name, item in self.policy.requirements.items():
            if name not in judged:
                yield from self._group(item)

    def _groups(self, sort: type[Group]) -> Iterator[str]:
        gone = self.policy.dropped
        for item in self.policy.groups:
            if isinstance(item, sort) and str(item.name) not in gone:
                yield from self._group(item)

    def _group(self, item: Group) -> Iterator[str]:
        title = _line(item.title.value) if item.title else str(item.name)
        yield f"### {title}"
        yield ""
        yield f"`{item.name}`{self._from(item)}{_cited(item)}{self._upheld(item)}"
        yield ""
        if isinstance(item, Requirement) and item.condition is not None:
            said = self._english.proposition(item.condition)
            yield f"Only where this is so: {said}."
            yield ""
        for ordinal, sentence in enumerate(item.sentences, start=1):
            yield from self._sentence(ordinal, sentence)
            yield from self._added(sentence, item)
        yield ""

    def _from(self, item: Group) -> str:
        origin = self.policy.origin(item.span)
        return "" if origin == self.policy.identity else f", from `{origin}`"

    def _upheld(self, item: Group) -> str:
        names = item.upholds if isinstance(item, Requirement) else ()
        kept = [str(name) for name in names if str(name) not in self.policy.dropped]
        return f", upholds {', '.join(kept)}" if kept else ""

    def _sentence(self, ordinal: int, sentence: Sentence) -> Iterator[str]:
        yield f"{ordinal}. {self._english.sentence(sentence)}"
        if sentence.choice is not None:
            choice = sentence.choice
            yield f"   - Only if `{choice.reading}` is read as `{choice.value}`."
        written = f"{sentence.strength} {print_sentence(sentence.proposition)}"
        yield f"   - As it is judged: `{written}`"
        if sentence.remedy is not None:
            yield f"   - What to do: {_said(sentence.remedy.value)}."
        gone = [n for n in self.policy.dropped if n in _asked(sentence)]
        for name in gone:
            yield f"   - `{name}` is left out here, and counts as met."

    def _added(self, sentence: Sentence, item: Group) -> Iterator[str]:
        origin = self.policy.origin(sentence.span)
        if origin != self.policy.origin(item.span):
            yield f"   - Added by `{origin}`{_cited(sentence)}."

    def _dropped(self) -> Iterator[str]:
        for name, drop in self.policy.dropped.items():
            titles = (self.policy.requirements, self.policy.freedoms)
            found = next(known[name] for known in titles if name in known)
            title = f" ({_line(found.title.value)})" if found.title else ""
            yield f"- `{name}`{title}, because: {_said(drop.because.value)}."

    def _waivers(self) -> Iterator[str]:
        for waiver in self.policy.waivers:
            owner = waiver.by.value if waiver.by else self.policy.owner
            by = f", answered for by {_line(owner)}" if owner else ""
            yield (
                f"- `{waiver.name}` for `{waiver.systems.value}`, until"
                f" {waiver.until.value}{by}: {_said(waiver.because.value)}."
            )

    def _readings(self) -> Iterator[str]:
        for name, reading in self.policy.readings.items():
            others = [str(v) for v in reading.values if v != reading.default]
            yield (
                f"- `{name}` is read as **{reading.default}**, not as"
                f" {', '.join(others)}: {_said(reading.because.value)}."
            )

    def _judgements(self) -> Iterator[str]:
        nodes = nodes_in(self.policy.syntax)
        asked = {str(n.judgement) for n in nodes if isinstance(n, Attested)}
        for name, judgement in self.policy.judgements.items():
            if name in asked:
                yield f"- `{name}`: {_line(judgement.question.value)}"

    def _defined(self) -> Iterator[str]:
        for item in self.policy.syntax.items:
            if isinstance(item, DefineCondition):
                said = predicate(item.body, Form())
                yield f"- To meet `{item.name}` is to {said}."
                yield f"  - As it is judged: `{print_sentence(item.body)}`"
            elif isinstance(item, DefineProposition):
                said = self._english.proposition(item.body)
                yield f"- `{item.name}` holds where this is so: {said}."
                yield f"  - As it is judged: `{print_sentence(item.body)}`"

    def _words(self) -> Iterator[str]:
        for item in self.policy.syntax.items:
            if isinstance(item, Kind | Topic | Restriction):
                what = _WORDS[type(item)]
                yield f"- {what} `{item.name}`: {_said(item.meaning.value)}."
            elif isinstance(item, Attribute):
                meaning = f": {_said(item.meaning.value)}" if item.meaning else ""
                name = self.policy.vocabulary.full_name(item)
                branch = branch_of(item)
                about = "the system" if branch == SYSTEM else f"`{branch}`"
                yield f"- What records say of {about} as `{name}`{meaning}."

    def _terms(self) -> Iterator[str]:
        for name, terms in self.policy.terms.items():
            for choice in terms.choices:
                when = "" if choice.choice is None else f", {phrase(choice.choice)[0]}"
                yield f"- `{name}`{when}: {license_set(choice.value)}."

    @property
    def _english(self) -> English:
        return english_of(self.policy)


def _line(text: str) -> str:
    """Return a text on one line, as headings and points take no more."""
    return " ".join(text.split())


def _said(text: str) -> str:
    """Return a text on one line, without the full stop at its end."""
    return _line(text).removesuffix(".")


def _asked(sentence: Sentence) -> frozenset[str]:
    """Return the requirements that a sentence asks for."""
    found = nodes_in(sentence)
    return frozenset(str(n.name) for n in found if isinstance(n, RequirementHolds))


def _cited(item: Group | Sentence) -> str:
    cites = ", ".join(text.value for text in item.cites or ())
    return f", cites {cites}" if cites else ""
