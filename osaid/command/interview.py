"""Questions and answers, line by line: on a terminal, or from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto

from attrs import evolve, field, frozen

from osaid import readers
from osaid.analysis.remedies.applying import ATTESTED, LISTING
from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.command.desk import Desk
from osaid.command.sitting import Sitting
from osaid.command.telling import Told
from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.answers import Read
from osaid.records.components import Component, Presence
from osaid.records.fields import FieldType
from osaid.records.systems import Extent, System
from osaid.records.words import words
from osaid.reports.folded import Question
from osaid.reports.question_pages import QuestionPages
from osaid.values import Shown

HELP = """\
Answer, or write `skip` to leave it open, `back` to return to the question before,
`each` to answer for every system by itself, `?` to see which clause asks, or `quit`.
What is answered is kept.
"""
_AS_IT_IS = "="


class Word(Enum):
    """What one may say instead of an answer."""

    SKIP = auto()
    BACK = auto()
    EACH = auto()
    WHY = auto()
    QUIT = auto()


_WORDS = {
    "skip": Word.SKIP,
    "unknown": Word.SKIP,
    "back": Word.BACK,
    "each": Word.EACH,
    "?": Word.WHY,
    "quit": Word.QUIT,
}


@frozen(eq=False)
class Interview(Shown):
    """Asks what is open, and takes answers until nothing is, or nobody answers.

    `pages` say what stands below a question, and `save` keeps what was told so far.
    """

    sitting: Sitting
    desk: Desk
    pages: QuestionPages
    save: Callable[[], None]
    _odd: set[tuple[str, str]] = field(init=False, factory=set)

    def run(self) -> None:
        """Ask until nothing is left to ask, or whoever answers has enough."""
        self.desk.say(HELP)
        goes_on = True
        while goes_on:
            question = self.sitting.next()
            goes_on = self._ends() if question is None else self._asks(question)

    def _ends(self) -> bool:
        """Say that this is the end; returns whether it goes back from there."""
        if not self.sitting.steps:
            self.desk.say("There is nothing to ask.\n")
            return False
        self.desk.say(
            "\nNothing is left to ask; `back` returns to the last question.\n"
        )
        heard = self.desk.hear()
        if heard is None or _WORDS.get(heard.casefold()) is not Word.BACK:
            return False
        self._back()
        return True

    def _asks(self, question: Question) -> bool:
        """Ask one question, and return whether to go on."""
        self._put(question)
        said = self._answer(question, tuple(question.of))
        if said is Word.BACK:
            self._back()
        elif said is Word.EACH:
            return self._each(question)
        elif said is Word.SKIP:
            self._take(question, {})
        elif isinstance(said, Mapping):
            self._take(question, said)
        return said is not Word.QUIT

    def _put(self, question: Question) -> None:
        self.desk.say(f"\n{question.words}\n")
        if question.fact.field == ATTESTED:
            self.desk.say(
                "  This is a judgement, which is never guessed: your answer is kept as"
                " your attestation.\n"
            )
        for line in self.pages.below(question):
            self.desk.say(f"  {line}\n")

    def _answer(
        self, question: Question, numbers: Sequence[int]
    ) -> Mapping[int, Told] | Word:
        """Return what is told of some systems, or what is said instead."""
        while True:
            line = self.desk.hear()
            word = Word.QUIT if line is None else _WORDS.get(line.casefold())
            if word is Word.WHY:
                self._say_why(question)
            elif word is Word.EACH and len(numbers) == 1:
                self.desk.say("  There is one system only.\n")
            elif word is not None:
                return word
            elif line:
                told = self._told(question, numbers, line.removeprefix(_AS_IT_IS))
                if told is not None:
                    return told

    def _say_why(self, question: Question) -> None:
        clauses = [*self.pages.why(question)]
        for clause in clauses:
            self.desk.say(f"  asked by {clause}\n")
        if not clauses:
            self.desk.say("  It decides together with other facts.\n")

    def _told(
        self, question: Question, numbers: Sequence[int], text: str
    ) -> Mapping[int, Told] | None:
        """Return an answer as it is understood, None if it is to be given again."""
        read = self._read(question, text)
        told = {n: self._of(n, question, read.value) for n in numbers}
        self._tell(read.diagnostics)
        if not read.is_understood:
            return None
        key = (question.words, text)
        if read.diagnostics and key not in self._odd:
            # Something is odd about it: whoever says it again means it.
            self._odd.add(key)
            self.desk.say("  Say it again if it is meant so.\n")
            return None
        try:
            self.sitting.check(question, told)
        except InputError as error:
            self._tell(error.diagnostics)
            return None
        return told

    def _of(self, number: int, question: Question, value: object) -> Told:
        """Return what an answer tells of one system.

        What is not listed gets the name that records give to what is alone.
        """
        fact = question.of[number].fact
        if not fact.new:
            return Told(fact, value)
        if isinstance(value, Extent):
            return Told(Fact(fact.kind, None, LISTING), value)
        parts = self.sitting.system(number).components
        alone = all(fact.kind not in {part.kind, part.name} for part in parts)
        named = fact.kind if alone else fact.component
        return Told(evolve(fact, component=named), value)

    def _tell(self, diagnostics: Sequence[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            cure = f"; {diagnostic.help}" if diagnostic.help else ""
            self.desk.say(f"  {diagnostic.message}{cure}\n")

    def _read(self, question: Question, text: str) -> Read:
        fact = question.fact
        if fact.field == LISTING:
            return _listing(text)
        if fact.new:
            return _presence(text)
        field = self.sitting.questions.field(fact)
        holds = self.sitting.questions.holds(fact)
        if field is None or holds is FieldType.TRUTH:
            return readers.answers.read_truth(text)
        record: type[Component | System] = Component
        if fact.kind == SYSTEM:
            record = System
        read = readers.answers.read_value(text, field, record)
        known = question.answers
        if known is None or not read.is_understood or words(read.value) in known:
            return read
        # Sources say otherwise: whoever knows better may say so.
        return evolve(read, diagnostics=_other_than(text, known))

    def _each(self, question: Question) -> bool:
        """Ask about each system by itself, and return whether to go on.

        What was told before somebody stops, or before an interrupt, is taken.
        """
        told: dict[int, Told] = {}
        try:
            said = self._one_by_one(question, told)
        except KeyboardInterrupt:
            self._take(question, told)
            raise
        if said is not Word.BACK:
            self._take(question, told)
        return said is not Word.QUIT

    def _one_by_one(self, question: Question, told: dict[int, Told]) -> Word | None:
        """Ask about each system in turn, and return what ends that before its time.

        `back` returns to the system before, and from the first one to the question.
        """
        numbers = tuple(question.of)
        place = 0
        while place < len(numbers):
            number = numbers[place]
            told.pop(number, None)
            self.desk.say(f"  {self.sitting.respondents[number].name}\n")
            said = self._answer(question, [number])
            if said is Word.QUIT or (said is Word.BACK and place == 0):
                return said
            if isinstance(said, Mapping):
                told.update(said)
            place += -1 if said is Word.BACK else 1
        return None

    def _take(self, question: Question, told: Mapping[int, Told]) -> None:
        self.sitting.tell(question, told)
        if told:
            self.save()

    def _back(self) -> None:
        if self.sitting.back():
            self.save()
        else:
            self.desk.say("  There is no question before this one.\n")


def _other_than(text: str, known: Sequence[str]) -> tuple[Diagnostic, ...]:
    message = f"{quoted(text)} is none of {', '.join(map(quoted, known))}"
    return (Diagnostic("not-a-choice", message),)


def _presence(text: str) -> Read:
    """Return whether something is there that is not listed; no is said of its list."""
    if text.casefold() in {Presence.WITHHELD, Presence.PROVIDED}:
        return Read(Presence(text.casefold()))
    read = readers.answers.read_truth(text)
    if not read.is_understood:
        return read
    return Read(Presence.PROVIDED if read.value else Extent.ALL)


def _listing(text: str) -> Read:
    """Return how complete a list is; yes means that nothing else exists."""
    extents = {"yes": Extent.ALL, "y": Extent.ALL, "all": Extent.ALL}
    extents["released"] = Extent.RELEASED
    found = extents.get(text.casefold())
    if found is not None:
        return Read(found)
    cure = "yes, `released` if whatever else exists is withheld, or `skip`"
    message = f"{quoted(text)} does not say that the list is complete"
    return Read(None, (Diagnostic("not-complete", message, help=cure),))
