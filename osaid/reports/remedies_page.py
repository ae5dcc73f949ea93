"""What people are told of remedies, as lines of a page and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from osaid.evaluation.wording import LAST_LINE, page
from osaid.reports.advice import Advice, Step, ToldChange, ToldRemedy, Way
from osaid.reports.pages import lines_shown
from osaid.reports.table import shown
from osaid.values import Shown

MOST_SENTENCES = 4
"""Of so many sentences it is said what they ask for; more are only named."""

MOST_INSTEAD = 12
"""So many changes are told that may stand for each other."""

_GOALS = {
    "possible": "nothing that must be so is false any more",
    "conforms": "all that must be so is true",
}


@frozen(eq=False)
class Style(Shown):
    """How headings, steps, other points and what stands below a step are written."""

    heading: str
    title: str
    step: str
    point: str
    below: str
    name: str


TEXT = Style("{}", "{}:", "  {}", "  {}", "    {}", "{}")
MARKDOWN = Style("## {}", "### {}", "- [ ] {}", "- {}", "  - {}", "`{}`")


def with_remedies(verdict_page: str, advice: Advice) -> str:
    """Return the page of a verdict with what is told of remedies, before its end."""
    above = verdict_page.removesuffix(LAST_LINE).rstrip("\n")
    return lines_shown(page(above, _blocks(advice, TEXT)))


def as_lines(advice: Advice) -> Iterator[str]:
    """Yield in brief what is told of remedies, for below a table."""
    yield f"{advice.system}: {in_brief(advice)}"
    best = advice.best
    if best is not None:
        yield from (f"  {step.says}" for step in best.steps)


def as_markdown(advices: Iterable[Advice]) -> str:
    """Return what is told of remedies as Markdown, with a list to tick for each."""
    return "".join(
        f"{lines}\n\n" for advice in advices for lines in _markdown(advice) if lines
    ).rstrip("\n")


def _markdown(advice: Advice) -> Iterator[str]:
    yield MARKDOWN.heading.format(shown(f"{advice.system}, by {advice.policy}"))
    for block in _blocks(advice, MARKDOWN):
        yield "\n".join(line[: _indent(line)] + shown(line) for line in block)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def in_brief(advice: Advice) -> str:
    """Return in a few words whether there is a remedy, and how large it is.

    >>> in_brief(Advice("x", "x", "OSAID 1.0", "possible", "not decided", 30))
    'not decided in 30 s'
    """
    if advice.best is not None:
        return _size(advice.best)
    if advice.finding == "not decided":
        return f"not decided in {advice.seconds} s"
    return advice.finding


def _size(remedy: ToldRemedy) -> str:
    number = _counted(remedy.size, "change")
    if remedy.cost == remedy.size:
        return number
    return f"{number} that cost{'' if remedy.size > 1 else 's'} {remedy.cost}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _blocks(advice: Advice, style: Style) -> Iterator[tuple[str, ...]]:
    yield tuple(_first(advice))
    if advice.best is not None:
        yield from _parts(advice, advice.best, style)
        yield from _instead(advice, style)
        yield (_how_many(advice),)
    yield tuple(_barred(advice, style))
    if advice.otherwise is not None:
        yield (f"Without that there is one, of {_size(advice.otherwise)}:",)
        yield from _parts(advice, advice.otherwise, style)
    yield advice.notes


def _first(advice: Advice) -> Iterator[str]:
    goal = f"Toward {advice.toward}, so that {_GOALS[advice.toward]}:"
    if advice.best is not None:
        yield f"{goal} a smallest remedy has {_size(advice.best)}."
    elif advice.finding == "not decided":
        yield f"{goal} not decided in {advice.seconds} s."
        yield "More time, or fewer changes that are allowed, may help."
    elif advice.finding == "none":
        yield f"{goal} there is no remedy."
    else:
        yield f"{goal} there is nothing to do."
    if advice.prices:
        told = ", ".join(f"{scope} = {price}" for scope, price in advice.prices)
        yield f"Prices: {told}; any other change costs 1."
    if advice.only:
        yield f"Allowed is only: {', '.join(advice.only)}."
    if advice.forbidden:
        yield f"Forbidden is: {', '.join(advice.forbidden)}."


def _parts(
    advice: Advice, remedy: ToldRemedy, style: Style
) -> Iterator[tuple[str, ...]]:
    sections = (
        ("What to do", remedy.do),
        ("What to establish", remedy.establish),
        ("What to have attested", remedy.attest),
    )
    for title, steps in sections:
        if steps:
            yield (style.title.format(title), *_steps(advice, steps, style))


def _steps(advice: Advice, steps: Iterable[Step], style: Style) -> Iterator[str]:
    for step in steps:
        yield style.step.format(step.says.removeprefix("establish "))
        for line in _needing(advice, step.needed, style):
            yield style.below.format(line)


def _needing(advice: Advice, names: Sequence[str], style: Style) -> Iterator[str]:
    """Yield the sentences that are not met without a step, with what they ask for."""
    sentences = [advice.sentence(name) for name in names]
    named = [style.name.format(each.short_name) for each in sentences]
    if len(sentences) > MOST_SENTENCES:
        yield f"for {', '.join(named)}"
        return
    for name, sentence in zip(named, sentences, strict=True):
        yield f"{name}: {sentence.help or sentence.says}"


def _instead(advice: Advice, style: Style) -> Iterator[tuple[str, ...]]:
    """Yield what may stand for what, first within the way that has the best one."""
    if not advice.ways:
        return
    first, *others = advice.ways
    for place in first.places:
        if place[1:]:
            told = _alternatives(place)
            yield ("Any one of these will do:", *map(style.point.format, told))
    for way in others:
        yield tuple(_other_way(first, way, style))


def _alternatives(place: Sequence[ToldChange]) -> Iterator[str]:
    yield from (change.says for change in place[:MOST_INSTEAD])
    if len(place) > MOST_INSTEAD:
        yield f"and {len(place) - MOST_INSTEAD} more"


def _other_way(first: Way, other: Way, style: Style) -> Iterator[str]:
    """Yield what is not as in the first way."""
    left = [place for place in first.places if place not in other.places]
    taken = [place for place in other.places if place not in first.places]
    yield "Another way, at the same cost, is instead of this:"
    yield from (style.point.format(_either(place)) for place in left)
    yield "to do this:"
    yield from (style.point.format(_either(place)) for place in taken)


def _either(place: Sequence[ToldChange]) -> str:
    return "; or ".join(_alternatives(place))


def _how_many(advice: Advice) -> str:
    if not advice.complete:
        told = "this one is" if advice.count == 1 else f"{advice.count} are"
        return f"There may be more remedies at that cost; {told} told."
    if advice.count == 1:
        return "There is no other remedy at that cost."
    return f"There are {advice.count} remedies at that cost, all of them told."


def _barred(advice: Advice, style: Style) -> Iterator[str]:
    """Yield the sentences that cannot all be met."""
    if advice.finding != "none":
        return
    sentences = [advice.sentence(name) for name in advice.barred]
    if not sentences:
        yield "No change that is allowed is enough."
        return
    title = "This cannot be met" if not sentences[1:] else "These cannot all be met"
    yield style.title.format(title)
    for sentence in sentences:
        cited = f" (cites {', '.join(sentence.cites)})" if sentence.cites else ""
        name = style.name.format(sentence.short_name)
        yield style.point.format(f"{name}: {sentence.says}{cited}")
