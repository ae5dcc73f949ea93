"""What the sentences of a policy come to for one system, in the interpreter's eyes."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.evaluation.cases import Case, Item
from osaid.evaluation.findings import Finding, sorted_causes, upheld
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.printer import print_sentence
from osaid.truth import Truth


def all_findings(case: Case) -> Iterator[Finding]:
    """Yield the findings of all requirements and freedoms, in the order of the text."""
    counting = {str(item.name) for item in case.policy.deciding}
    for item in case.items:
        yield from _findings(case, item, counts=str(item.name) in counting)


def _findings(case: Case, item: Item, *, counts: bool) -> Iterator[Finding]:
    interpreter = case.through(ACTUAL)
    condition = interpreter.condition_of(item)
    applicable = condition is None or condition.truth is not Truth.FALSE
    for ordinal, sentence in case.policy.sentences_of(item, case.readings):
        judged = interpreter.sentence(item, ordinal, sentence)
        remedy = sentence.remedy.value if sentence.remedy else None
        yield Finding(
            name=case.policy.sentence_name(item, ordinal, sentence),
            requirement=str(item.name),
            strength=sentence.strength,
            truth=judged.truth,
            sentence=print_sentence(sentence.proposition),
            cites=case.policy.cites(item, sentence),
            upholds=upheld(item),
            policy_location=case.policy.place(sentence.span),
            causes=sorted_causes(judged.causes),
            help=remedy if judged.truth is not Truth.TRUE else None,
            applicable=applicable,
            policy=str(case.policy.origin(sentence.span)),
            counts=counts,
        )
