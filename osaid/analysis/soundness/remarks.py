"""What was proven of a policy, in words, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.mentions import Mentions
from osaid.analysis.soundness.switches import Key
from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.policy.policies import CheckedPolicy, Group
from osaid.values import Shown

MOST_NAMED = 8
"""Of so many sentences from which something follows it is said where they stand."""

_MILD = {Code.SAME_TERMS, Code.UNLEVELED}

_WORDS = {
    Code.ADVICE_IMPLIED: (
        "every system that {conforms} does what this {name} asks for",
        "leave it out: it must be so already",
    ),
    Code.ADVICE_IMPOSSIBLE: (
        "no system that {conforms} can do what this {name} asks for",
        "leave it out, or change what must be",
    ),
    Code.EMPTY_TERMS: (
        "no known licence surely is in {name}",
        "name licences in braces, or take less away",
    ),
    Code.IDLE_CONDITION: (
        "no system is as the condition of {name} says, so that it asks for nothing",
        "mend the condition, or leave the requirement out",
    ),
    Code.IDLE_PART: (
        "the sentence asks for the same without this part",
        "leave this part out",
    ),
    Code.IDLE_SENTENCE: (
        "this sentence never matters: {why}",
        "leave it out, or keep it only for what it tells people",
    ),
    Code.IMPOSSIBLE_LEVEL: (
        "no system can reach level {name}{readings}",
        "change one of the sentences that exclude one another",
    ),
    Code.IMPOSSIBLE_POLICY: (
        "no system can conform{readings}",
        "change one of the sentences that exclude one another",
    ),
    Code.IMPOSSIBLE_REQUIREMENT: (
        "no system can meet {name}{readings}",
        "change one of the sentences that exclude one another",
    ),
    Code.SAME_LEVEL: (
        "every system on level {other} is on level {name}, too",
        "ask for more on {name}, or leave it out",
    ),
    Code.SAME_TERMS: (
        "{name} holds the same licences as {other}",
        "write `terms {plain} = {plain_other}`, or do with one of them",
    ),
    Code.UNLEVELED: (
        "no level needs {name}, so that it decides on each of them",
        "name it where a level `needs` it, unless it is meant for all of them",
    ),
}

_RECORDS = {
    True: "nor does it on any record",
    False: "on a record that leaves things open, it can still make a difference",
    None: "whether it matters on a record that leaves things open is not decided",
}


@frozen(eq=False)
class Remarks(Shown):
    """Words for what was found in one policy."""

    policy: CheckedPolicy
    mentions: Mentions

    def of(self, finding: Finding) -> Diagnostic:
        """Return a finding as it is shown."""
        source = self.policy.source
        said, cure = (
            words.format(**self._told(finding)) for words in _WORDS[finding.code]
        )
        mild = finding.code in _MILD
        return Diagnostic(
            str(finding.code),
            said,
            source.place(finding.at),
            help=cure,
            severity=Severity.INFORMATION if mild else Severity.WARNING,
            excerpt=source.excerpt(finding.at),
            notes=tuple(self._notes(finding)),
        )

    def not_decided(self, seconds: float) -> Diagnostic:
        """Return that there was no time to look for everything."""
        name = self.policy.syntax.name
        return Diagnostic(
            str(Code.NOT_DECIDED),
            f"not all was decided in {seconds:g} s of what can be proven of "
            f"{quoted(str(self.policy.identity))}",
            self.policy.source.place(name.span),
            help="give it longer, with `--seconds`",
            severity=Severity.INFORMATION,
        )

    def _told(self, finding: Finding) -> dict[str, str]:
        return {
            "name": quoted(finding.name),
            "other": quoted(finding.other),
            "plain": finding.name,
            "plain_other": finding.other,
            "readings": " under the default readings" if finding.by_default else "",
            "conforms": f"reaches {quoted(finding.other)}"
            if finding.other
            else "conforms",
            "why": self._why(finding) if finding.code is Code.IDLE_SENTENCE else "",
        }

    def _why(self, finding: Finding) -> str:
        if finding.because:
            return "what else is asked for implies it"
        group, ordinal = finding.key
        said = self._group(group).sentences[ordinal - 1].proposition
        if self.mentions.of(said):
            return "what it names is asked for anyhow"
        return "it is so of every system of which it is asked"

    def _notes(self, finding: Finding) -> Iterator[str]:
        for key in finding.because[:MOST_NAMED]:
            yield f"by {self._named(key)}"
        more = len(finding.because) - MOST_NAMED
        if more > 0:
            yield f"and by {more} more"
        if finding.code is Code.IDLE_SENTENCE:
            yield _RECORDS[finding.on_records]

    def _named(self, key: Key) -> str:
        name, ordinal = key
        group = self._group(name)
        sentence = group.sentences[ordinal - 1]
        said = self.policy.sentence_name(group, ordinal, sentence)
        return f"{quoted(said)} at {self.policy.place(sentence.span)}"

    def _group(self, name: str) -> Group:
        known = self.policy.requirements.get(name)
        return self.policy.freedoms[name] if known is None else known
