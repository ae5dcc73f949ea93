"""The proof of one requirement or freedom: each sentence, down to the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import field, frozen

from osaid.evaluation.findings import Finding
from osaid.evaluation.judged import Cause, Evidence
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import LAST_LINE, freedom_line
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Freedom, Requirement, RequirementHolds, Sentence
from osaid.reports.table import shown
from osaid.truth import Truth, all_of

Item = Requirement | Freedom


def proof(verdict: Verdict, policy: CheckedPolicy, name: str) -> str:
    """Return the proof of one requirement or freedom of a policy, as text.

    Raises `KeyError` for a name that the policy does not have.
    """
    return "\n".join(_Proof(verdict, policy).of(name))


@frozen(eq=False)
class _Proof:
    """What a proof is made from."""

    verdict: Verdict
    policy: CheckedPolicy
    _findings: dict[str, Finding] = field(init=False)

    @_findings.default
    def _by_name(self) -> dict[str, Finding]:
        return {finding.name: finding for finding in self.verdict.findings}

    def of(self, name: str) -> Iterator[str]:
        item = {**self.policy.freedoms, **self.policy.requirements}[name]
        yield shown(self.verdict.headline)
        yield ""
        yield from self._heading(item)
        for ordinal, sentence in enumerate(item.sentences, start=1):
            yield ""
            yield from self._sentence(item, ordinal, sentence)
        if isinstance(item, Freedom):
            yield from self._upholding(name)
        yield from ("", LAST_LINE)

    def _heading(self, item: Item) -> Iterator[str]:
        name = str(item.name)
        form = "freedom" if isinstance(item, Freedom) else "requirement"
        title = f": {item.title.value}" if item.title else ""
        yield f"{form} {name}{title}"
        yield f"  {self._truth(name)}"
        if isinstance(item, Freedom):
            yield f"  {freedom_line(self.verdict.freedoms[name])}"
        elif item.upholds:
            yield f"  upholds: {', '.join(map(str, item.upholds))}"
        clauses = ", ".join(text.value for text in item.cites)
        yield f"  clause: {clauses or 'none cited'}"
        yield from (f"  source: {link}" for link in self.policy.sources)

    def _truth(self, requirement: str) -> Truth:
        findings = self.verdict.findings
        named = (f for f in findings if f.requirement == requirement)
        return all_of(f.truth for f in named if f.decides)

    def _sentence(self, item: Item, ordinal: int, sentence: Sentence) -> Iterator[str]:
        text = print_sentence(sentence.proposition)
        yield f"{ordinal}. {sentence.strength} {text}"
        identity = self.policy
        name = f"{identity.name}-{identity.version}/{item.name}/{ordinal}"
        where = f"{self.policy.place(sentence.span)} [{name}]"
        finding = self._findings.get(name)
        if finding is None:
            yield f"   {_left_out(sentence)}, {where}"
            return
        yield f"   {_found(finding)}, {where}"
        if isinstance(sentence.proposition, RequirementHolds):
            yield f"   see requirement {sentence.proposition.name}: {finding.reason}"
        else:
            yield from (f"   {line}" for line in _causes(finding.causes))
        if finding.help:
            yield f"   to do: {finding.help}"
        yield from self._assumed(name)

    def _assumed(self, name: str) -> Iterator[str]:
        for assumption in self.verdict.assumptions:
            if assumption.finding == name:
                yield f"   taken for true if {assumption.claim} is accepted"

    def _upholding(self, freedom: str) -> Iterator[str]:
        yield ""
        yield f"{freedom} also rests on the requirements that uphold it:"
        for name, requirement in self.policy.requirements.items():
            if freedom in map(str, requirement.upholds):
                yield f"  {name}: {self._truth(name)}"


def _left_out(sentence: Sentence) -> str:
    choice = sentence.choice
    when = "" if choice is None else f": only when {choice.reading} is {choice.value}"
    return f"not asked{when}"


def _found(finding: Finding) -> str:
    return str(finding.truth) if finding.applicable else "true, as it does not apply"


def _causes(causes: Iterable[Cause]) -> Iterator[str]:
    for subject, group in groupby(causes, key=lambda cause: cause.subject):
        for cause in group:
            yield f"{shown(subject)}: {shown(cause.says)}"
            yield from (f"  {_word(evidence)}" for evidence in cause.evidence)


def _word(evidence: Evidence) -> str:
    """Return on whose word something is known, and where that stands."""
    place = "" if evidence.place is None else f"{evidence.place}: "
    by = f" by {evidence.by}" if evidence.by else ""
    source = f", {evidence.source}" if evidence.source else ""
    link = f" <{evidence.url}>" if evidence.url else ""
    return shown(f"{place}{evidence.grade}{by}{source}{link}")
