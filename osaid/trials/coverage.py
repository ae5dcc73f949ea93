"""What each sentence of a policy was seen to come to over its tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from osaid.evaluation.cases import Item
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_sentence
from osaid.policy.syntax import Sentence
from osaid.trials.hearings import Hearing, SentenceKey
from osaid.trials.results import SentenceCoverage
from osaid.truth import Truth


def coverage_of(
    policy: CheckedPolicy, hearings: Iterable[Hearing]
) -> tuple[SentenceCoverage, ...]:
    """Return for each sentence of a policy's own how often it was seen which truth."""
    seen: Counter[tuple[SentenceKey, Truth]] = Counter()
    for hearing in hearings:
        off = {str(item.name) for item in policy.groups if hearing.is_off(item)}
        for key, truth in hearing.sentences.items():
            if key[0] not in off:
                seen[key, truth] += 1
    return tuple(
        _covered(policy, item, ordinal, sentence, seen)
        for item, ordinal, sentence in own_sentences(policy)
    )


def own_sentences(policy: CheckedPolicy) -> Iterator[tuple[Item, int, Sentence]]:
    """Yield the sentences that stand in the text of a policy itself.

    Ordinals count all sentences of a group, as in the names of findings.
    """
    for item in policy.groups:
        for ordinal, sentence in enumerate(item.sentences, start=1):
            if policy.origin(sentence.span) == policy.identity:
                yield item, ordinal, sentence


def _covered(
    policy: CheckedPolicy,
    item: Item,
    ordinal: int,
    sentence: Sentence,
    seen: Counter[tuple[SentenceKey, Truth]],
) -> SentenceCoverage:
    key = (str(item.name), ordinal)
    return SentenceCoverage(
        name=policy.sentence_name(item, ordinal, sentence),
        sentence=print_sentence(sentence.proposition),
        place=policy.place(sentence.span),
        true=seen[key, Truth.TRUE],
        false=seen[key, Truth.FALSE],
        unknown=seen[key, Truth.UNKNOWN],
    )
