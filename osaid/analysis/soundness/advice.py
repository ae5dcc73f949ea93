"""Finds advice that nobody who conforms can take, or that everybody takes."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.analysis.soundness.answers import Answer
from osaid.analysis.soundness.claims import Untold
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.switches import advice_of
from osaid.policy.policies import Group
from osaid.policy.syntax import Sentence

_CODES = {True: Code.ADVICE_IMPOSSIBLE, False: Code.ADVICE_IMPLIED}


def idle_advice(proofs: Proofs) -> Iterator[Finding]:
    """Yield each `should` and `may` that what must be contradicts, or implies.

    What must be is what the lowest level asks for that decides on the advice's group.
    Of advice that nobody is given nothing is told.
    """
    subject = proofs.subject
    for key, item, sentence in advice_of(subject.policy):
        answer = _decided_by(item, subject.outcomes)
        if not subject.is_own(sentence) or answer is None:
            continue
        for taken, code in _CODES.items():
            because = proofs.because(Untold(answer, item, sentence, taken))
            if because is not None and _is_given(proofs, answer, item, sentence):
                yield Finding(
                    code,
                    sentence.span,
                    str(sentence.strength),
                    answer.level or "",
                    key=key,
                    because=because,
                )


def _is_given(proofs: Proofs, answer: Answer, item: Group, sentence: Sentence) -> bool:
    return proofs.because(Untold(answer, item, sentence, None)) is None


def _decided_by(item: Group, answers: tuple[Answer, ...]) -> Answer | None:
    return next((answer for answer in answers if item in answer.groups), None)
