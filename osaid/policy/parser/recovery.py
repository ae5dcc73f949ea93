"""All the mistakes of a text that is not accepted, found part by part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from attrs import evolve, frozen

from osaid.policy.parser.explaining import explained
from osaid.policy.parser.lexemes import Lexemes
from osaid.policy.parser.machine import END, Stopped, item_words, parse
from osaid.policy.parser.mistakes import Mistake, Refused, SyntaxCode
from osaid.policy.parser.sections import Section, sections_of
from osaid.policy.parser.trouble import Trouble
from osaid.text import Span

MOST_MISTAKES = 20
"""How many mistakes are shown; a last one says that there are others."""

_AFTER_SENTENCE = frozenset({"MUST", "SHOULD", "MAY", "RBRACE"})


@frozen
class Finding:
    """A mistake, and the lexeme at which the parser noticed it."""

    index: int
    mistake: Mistake


def attempt(section: Section, lexemes: Lexemes) -> Any:  # noqa: ANN401 - a node or a `Finding`
    """Return the node that a section is, or what is wrong first in it."""
    try:
        return parse(section.text, section.start)
    except Refused as refused:
        mistake = _moved(refused.mistake, section.offset)
        return Finding(lexemes.at(mistake.at.start), mistake)
    except Stopped as stopped:
        index = lexemes.at(section.offset + stopped.offset)
        accepted = _accepted(stopped.accepted, section.start)
        return Finding(index, explained(Trouble(lexemes, index, accepted)))


def _moved(mistake: Mistake, by: int) -> Mistake:
    return evolve(mistake, at=Span(mistake.at.start + by, mistake.at.end + by))


def _accepted(accepted: frozenset[str], start: str) -> frozenset[str]:
    """Return what may stand at a place, also behind a section that is complete."""
    if END not in accepted or start in {"policy", "items"}:
        return accepted
    if start == "sentence":
        return accepted - {END} | _AFTER_SENTENCE
    return accepted | {word.upper() for word in item_words()}


def mistakes_in(lexemes: Lexemes, first: Finding) -> list[Mistake]:
    """Return the first mistake of a whole text, and those of later sections.

    What a section shows before the first mistake is not one: the parser got past.
    """
    later = (finding for finding in _findings(lexemes) if finding.index > first.index)
    found = [first, *islice(later, MOST_MISTAKES)]
    mistakes = [f.mistake for f in found if not _follows(f, found)]
    different = {(m.at, m.message): m for m in reversed(mistakes)}
    shown = sorted(different.values(), key=lambda mistake: mistake.at.start)
    if len(found) > MOST_MISTAKES:
        shown[MOST_MISTAKES:] = [_more(shown[-1])]
    return shown


def _follows(finding: Finding, found: list[Finding]) -> bool:
    """Return whether a brace seems open only because one inside it is."""
    return any(
        finding.mistake.code is inner.mistake.code is SyntaxCode.UNCLOSED
        and finding.mistake.at.start < inner.mistake.at.start
        and inner.index <= finding.index
        for inner in found
    )


def _findings(lexemes: Lexemes) -> Iterator[Finding]:
    for section in sections_of(lexemes):
        found = attempt(section, lexemes)
        if isinstance(found, Finding):
            yield found


def _more(mistake: Mistake) -> Mistake:
    return Mistake(
        SyntaxCode.TOO_MANY_MISTAKES,
        mistake.at,
        f"there are more than {MOST_MISTAKES} mistakes",
        "mend those above first",
    )
