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
            yield Finding(
                Code.IDLE_SENTENCE, sentence.span, key=key, because=_but(key, because)
            )
            off.append(key)


def kept_reasons(finding: Finding, proofs: Proofs, off: list[Key]) -> Finding:
    """Return what is found of an idle sentence, because of sentences that are kept.

    So it is wherever leaving out one sentence cannot make another one matter less.
    """
    if set(finding.because).isdisjoint(off):
        return finding
    others = [key for key in off if key != finding.key]
    because = proofs.because(Idle(finding.key), others)
    if because is None:
        return finding
    return evolve(finding, because=_but(finding.key, because))


def _but(key: Key, because: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(other for other in because if other != key)


def idle_parts(proofs: Proofs, off: list[Key]) -> Iterator[Finding]:
    """Yield a part of each sentence that changes no answer, the last one of several.

    It is one because of the sentence and others of its group: what makes a sentence
    plain by itself is not told. What is found is left out from then on.
    """
    for key, sentence in reversed(_own(proofs)):
        if key in off:
            continue
        for part, left in reversed(list(lesser(sentence.proposition))):
            because = _within_group(proofs, Idle(key, left), off)
            if because is not None:
                yield Finding(
                    Code.IDLE_PART, part.span, key=key, because=_but(key, because)
                )
                proofs.leave_out(key, left)
                break


def _within_group(
    proofs: Proofs, claim: Idle, off: list[Key]
) -> tuple[Key, ...] | None:
    """Return the sentences of one group because of which a claim holds, if it does."""
    if proofs.because(claim, off) is None:
        return None
    group = claim.key[0]
    keys = (key for key, _, _ in musts_of(proofs.subject.policy))
    others = [key for key in keys if key[0] != group or key in off]
    return proofs.because(claim, others)


def told_of_records(finding: Finding, records: Proofs, off: list[Key]) -> Finding:
    """Return what is found of an idle sentence, with whether it is so of records.

    It is without those of the sentences that are `off` that were found before.
    """
    before = off[: off.index(finding.key)]
    because = records.because(Idle(finding.key), before)
    return evolve(finding, on_records=because is not None)


def _own(proofs: Proofs) -> list[tuple[Key, Sentence]]:
    subject = proofs.subject
    musts = musts_of(subject.policy)
    return [(key, said) for key, _, said in musts if subject.is_own(said)]
