"""The proof of one requirement or freedom: each sentence, down to the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from osaid.evaluation.findings import Finding
from osaid.evaluation.judged import Cause, Evidence, Nature
from osaid.evaluation.policy_wording import waiver
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import Lines, freedom_line, page, trusted
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Freedom, Requirement, RequirementHolds, Sentence
from osaid.reports.pages import lines_shown
from osaid.reports.table import shown
from osaid.truth import Truth, all_of

Item = Requirement | Freedom


def proof(verdict: Verdict, policy: CheckedPolicy, name: str) -> str:
    """Return the proof of one requirement or freedom of a policy, as text.

    Raises `KeyError` for a name that the policy does not have.
    """
    items: dict[str, Item] = {**policy.freedoms, **policy.requirements}
    blocks = _Proof(verdict, policy).blocks(items[name])
    return lines_shown(page(verdict.headline, blocks))


@frozen(eq=False)
class _Proof:
    """What a proof is made from."""

    verdict: Verdict
    policy: CheckedPolicy

    def blocks(self, item: Item) -> Iterator[Lines]:
        yield tuple(self._heading(item))
        yield trusted(self.verdict.trust)
        for ordinal, sentence in enumerate(item.sentences, start=1):
            yield tuple(self._sentence(item, ordinal, sentence))
        if isinstance(item, Freedom):
            yield tuple(self._upholding(str(item.name)))

    def _heading(self, item: Item) -> Iterator[str]:
        name = str(item.name)
        form = "Freedom" if isinstance(item, Freedom) else "Requirement"
        title = f": {item.title.value}" if item.title else ""
        yield f"{form} {name}{title}"
        yield from (f"  {line}" for line in self._said(name))
        if isinstance(item, Freedom):
            if name in self.verdict.freedoms:
                yield f"  {freedom_line(self.verdict.freedoms[name])}"
        elif item.upholds:
            yield f"  upholds {', '.join(map(str, item.upholds))}"
        if item.cites:
            yield f"  cites {', '.join(text.value for text in item.cites)}"
        yield from (f"  source {link}" for link in self.policy.sources)

    def _said(self, name: str) -> Iterator[str]:
        """Yield whether an item holds, or why it is not asked for."""
        dropped = (d for d in self.verdict.policy.dropped if d.name == name)
        told = [f"is not asked for, because {d.because}" for d in dropped]
        yield from told or [f"is {self._truth(name)}"]
        waivers = (w for w in self.verdict.waivers if w.requirement == name)
        yield from (f"waived in the decision: {waiver(w)}" for w in waivers)

    def _truth(self, requirement: str) -> Truth:
        findings = self.verdict.findings
        named = (f for f in findings if f.requirement == requirement)
        return all_of(f.truth for f in named if f.decides)

    def _sentence(self, item: Item, ordinal: int, sentence: Sentence) -> Iterator[str]:
        yield f"{ordinal}. {sentence.strength} {print_sentence(sentence.proposition)}"
        policy = self.policy
        name = policy.sentence_name(item, ordinal, sentence)
        finding = next((f for f in self.verdict.findings if f.name == name), None)
        if finding is None:
            told = _not_asked(sentence)
        else:
            told = self._told(finding, sentence)
        yield from (f"   {line}" for line in told)
        yield f"   policy: {policy.place(sentence.span)}, {name}"

    def _told(self, finding: Finding, sentence: Sentence) -> Iterator[str]:
        applies = "" if finding.applicable else ", as the requirement does not apply"
        yield f"is {finding.truth}{applies}"
        if isinstance(sentence.proposition, RequirementHolds):
            yield f"see requirement {sentence.proposition.name}: {finding.reason}"
        else:
            yield from _causes(finding.causes)
        if finding.help:
            label = "to do" if finding.truth is Truth.FALSE else "otherwise"
            yield f"{label}: {finding.help}"
        for assumption in self.verdict.assumptions:
            if assumption.finding == finding.name:
                yield f"counts as true if {assumption.claim} is accepted"

    def _upholding(self, freedom: str) -> Iterator[str]:
        upheld = {
            name: requirement
            for name, requirement in self.policy.requirements.items()
            if freedom in map(str, requirement.upholds)
        }
        if upheld:
            yield f"The requirements that uphold {freedom}:"
        for name in upheld:
            yield f"  {name} is {self._truth(name)}"


def _not_asked(sentence: Sentence) -> Iterator[str]:
    choice = sentence.choice
    when = f", only when {choice.reading} is {choice.value}" if choice else ""
    yield f"is not asked{when}"


def _causes(causes: Iterable[Cause]) -> Iterator[str]:
    """Yield each part with what was found there; gaps in lists come last."""
    ordered = sorted(causes, key=lambda cause: cause.nature is Nature.LISTING)
    for subject, group in groupby(ordered, key=lambda cause: cause.subject):
        yield shown(subject)
        silent = []
        for cause in group:
            if not cause.evidence:
                silent.append(shown(cause.says))
                continue
            yield f"  {shown(cause.says)}"
            yield from (f"    {_word(evidence)}" for evidence in cause.evidence)
        if silent:
            yield f"  {', '.join(silent)}"


def _word(evidence: Evidence) -> str:
    """Return on whose word something is known, and where that stands."""
    place = "" if evidence.place is None else f"{evidence.place}: "
    by = f" by {evidence.by}" if evidence.by else ""
    named = ", ".join(text for text in (evidence.source, evidence.url) if text)
    return shown(f"{place}{evidence.grade}{by}{': ' if named else ''}{named}")
