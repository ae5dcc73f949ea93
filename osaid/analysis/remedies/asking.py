"""What a caller asks of remedies in words, checked: the target, scopes and prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from osaid.analysis.remedies import questions, solutions
from osaid.analysis.remedies import sensitivity as hinges
from osaid.analysis.remedies.changes import SYSTEM, Move, Scope
from osaid.analysis.remedies.questions import OpenQuestions
from osaid.analysis.remedies.results import Remedies
from osaid.analysis.remedies.sensitivity import Sensitivity
from osaid.analysis.remedies.terms import DEAREST, Bargain, Target
from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.advice import Grounds
from osaid.policy.policies import CheckedPolicy

LONGEST = 86_400
"""Nobody waits for more seconds than a day has."""


def remedies(
    grounds: Grounds,
    *,
    toward: str,
    prices: Mapping[str, int],
    forbid: Iterable[str],
    only: Iterable[str],
    seconds: float,
) -> Remedies:
    """Return the remedies of a verdict, from what it was made.

    Raises `UsageError` for whatever the caller names that does not exist.
    """
    policy = grounds.policy
    return solutions.remedies(
        grounds.system,
        policy,
        grounds.given,
        target(toward),
        bargain(policy, prices, forbid, only),
        seconds=time(seconds),
    )


def open_questions(grounds: Grounds, *, seconds: float) -> OpenQuestions:
    """Return what is not known and would decide a verdict, from what it was made."""
    system, policy, given = grounds.system, grounds.policy, grounds.given
    return questions.open_questions(system, policy, given, seconds=time(seconds))


def sensitivity(grounds: Grounds, *, seconds: float) -> Sensitivity:
    """Return on what a verdict hangs, from what it was made."""
    system, policy, given = grounds.system, grounds.policy, grounds.given
    return hinges.sensitivity(system, policy, given, seconds=time(seconds))


def target(text: str) -> Target:
    """Return what is to be reached; nobody wants that a system fails.

    >>> target("conforms")
    <Target.CONFORMS: 'conforms'>
    """
    known = [Target.POSSIBLE.value, Target.CONFORMS.value]
    if text not in known:
        message = f"remedies do not lead toward {quoted(text)}"
        cure = suggestion(text, known) or f"write {' or '.join(known)}"
        raise UsageError([Diagnostic("unknown-value", message, help=cure)])
    return Target(text)


def time(seconds: float) -> float:
    """Return how many seconds there are; more than none, and no more than a day.

    >>> time(30.0)
    30.0
    """
    if not 0 < seconds <= LONGEST:
        message = f"there cannot be {seconds:g} seconds to look for remedies"
        cure = f"write a number above 0, up to {LONGEST}"
        raise UsageError([Diagnostic("not-a-time", message, help=cure)])
    return seconds


def bargain(
    policy: CheckedPolicy,
    prices: Mapping[str, int],
    forbid: Iterable[str],
    only: Iterable[str],
) -> Bargain:
    """Return what changes cost, and which are forbidden.

    Raises `UsageError` with everything that is wrong with it.
    """
    allowed, forbidden = _several(only), _several(forbid)
    problems = [
        problem
        for text in dict.fromkeys((*prices, *forbidden, *allowed))
        for problem in _problems(text, policy)
    ]
    problems += [
        _not_a_price(text, price)
        for text, price in prices.items()
        if price % 1 or not 1 <= price <= DEAREST
    ]
    if problems:
        raise UsageError(problems)
    return Bargain(
        prices={Scope.of(text): price for text, price in prices.items()},
        forbidden=tuple(map(Scope.of, forbidden)),
        only=tuple(map(Scope.of, allowed)),
    )


def _several(texts: Iterable[str]) -> tuple[str, ...]:
    """Return words for changes; a text alone is one of them, and not its letters."""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _problems(text: str, policy: CheckedPolicy) -> Iterable[Diagnostic]:
    """Yield what is wrong with the words for some changes."""
    moves = [move.value for move in Move]
    kinds = [SYSTEM, *policy.vocabulary.kinds]
    first, colon, kind = text.partition(":")
    if not colon:
        if first not in {*moves, *kinds}:
            yield _unknown("unknown-change", "move or kind", first, [*moves, *kinds])
        return
    if first not in moves:
        yield _unknown("unknown-move", "move", first, moves)
    if kind not in kinds:
        yield _unknown("unknown-kind", "kind", kind, kinds)


def _unknown(code: str, sort: str, word: str, known: list[str]) -> Diagnostic:
    listed = f"a move is one of {', '.join(Move)}"
    message = f"there is no {sort} {quoted(word)}"
    return Diagnostic(code, message, help=suggestion(word, known) or listed)


def _not_a_price(text: str, price: int) -> Diagnostic:
    message = f"changes {quoted(text)} cannot cost {price}"
    cure = f"write a whole number from 1 to {DEAREST}"
    return Diagnostic("not-a-price", message, help=cure)
