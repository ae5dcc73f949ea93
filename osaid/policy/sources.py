"""The texts that a policy is made of, one behind the other."""

from __future__ import annotations

from bisect import bisect_right

from attrs import field, frozen

from osaid.text import Excerpt, Place, Source, Span
from osaid.values import Shown, Value


@frozen
class PolicyName(Value):
    """A policy by its name and version.

    >>> str(PolicyName("osaid", "1.0"))
    'osaid 1.0'
    """

    name: str
    version: str

    def __str__(self) -> str:
        """Return name and version with a space between them."""
        return f"{self.name} {self.version}"


@frozen(eq=False)
class Part(Shown):
    """The text of one policy, and at which offset of the whole it begins."""

    start: int
    source: Source
    policy: PolicyName

    @property
    def end(self) -> int:
        """Return the offset behind the text, and behind the end of it."""
        return self.start + len(self.source.text) + 1


@frozen(eq=False)
class JoinedSource(Source):
    """The text of a policy behind those of others on which it builds.

    It has the name and the text of the policy itself, and offsets that count through
    all of them. So every node says by its span where it stands.
    """

    parts: tuple[Part, ...] = field(kw_only=True, repr=False)

    def part_of(self, span: Span) -> Part:
        """Return the part of the whole in which a stretch stands."""
        starts = [part.start for part in self.parts]
        return self.parts[bisect_right(starts, span.start) - 1]

    def line_of(self, offset: int) -> int:
        """Return the line of an offset in its own text, from 1."""
        part = self.part_of(Span(offset, offset))
        return part.source.line_of(offset - part.start)

    def place(self, span: Span) -> Place:
        """Return where a stretch begins, in the text of its policy."""
        part = self.part_of(span)
        return part.source.place(_within(part, span))

    def excerpt(self, span: Span) -> Excerpt:
        """Return the line on which a stretch begins, and what of it is meant."""
        part = self.part_of(span)
        return part.source.excerpt(_within(part, span))


def _within(part: Part, span: Span) -> Span:
    return Span(span.start - part.start, span.end - part.start)


def parts_in(source: Source, policy: PolicyName) -> tuple[Part, ...]:
    """Return the texts that a source is made of; one alone is that of the policy.

    >>> [str(part.policy) for part in parts_in(Source("a", ""), PolicyName("a", "1"))]
    ['a 1']
    """
    if isinstance(source, JoinedSource):
        return source.parts
    return (Part(0, source, policy),)


def behind(
    parts: tuple[Part, ...], source: Source, policy: PolicyName
) -> tuple[Part, ...]:
    """Return parts, and behind them those of another source."""
    start = parts[-1].end if parts else 0
    further = (
        Part(start + part.start, part.source, part.policy)
        for part in parts_in(source, policy)
    )
    return (*parts, *further)
