"""Finds sentences that change no answer, and parts of sentences that do not."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from osaid.analysis.soundness.claims import Idle
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.parts import lesser
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.switches import Key, musts_of
from osaid.policy.syntax import Sentence


def idle_sentences(proofs: Proofs, off: list[Key]) -> Iterator[Finding]:
    """Yield the sentences of a policy's own text without which no answer changes.

    The last ones are tried first. Each that is found is `off` from then on, so that
    all of them can be left out at once.
    """
    for key, sentence in reversed(_own(proofs)):
        because = proofs.because(Idle(key), off)
        if because is not None:
            others = tuple(other for other in because if other != key)
            yield Finding(Code.IDLE_SENTENCE, sentence.span, key=key, because=others)
            off.append(key)


def idle_parts(proofs: Proofs, off: list[Key]) -> Iterator[Finding]:
    """Yield a part of each sentence that changes no answer, the last one of several.

    What is found is left out from then on.
    """
    for key, sentence in reversed(_own(proofs)):
        if key in off:
            continue
        for part, left in reversed(list(lesser(sentence.proposition))):
            because = proofs.because(Idle(key, left), off)
            if because is not None:
                others = tuple(other for other in because if other != key)
                yield Finding(Code.IDLE_PART, part.span, key=key, because=others)
                proofs.leave_out(key, left)
                break


def told_of_records(finding: Finding, records: Proofs, off: list[Key]) -> Finding:
    """Return what is found of an idle sentence, with whether it is so of records.

    `off` are the sentences that were found before it.
    """
    because = records.because(Idle(finding.key), off)
    return evolve(finding, on_records=because is not None)


def _own(proofs: Proofs) -> list[tuple[Key, Sentence]]:
    subject = proofs.subject
    musts = musts_of(subject.policy)
    return [(key, said) for key, _, said in musts if subject.is_own(said)]
