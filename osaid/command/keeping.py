"""Answers on their way to their files, and what to do with them."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import field, frozen

from osaid.command.asking import Asking
from osaid.command.sitting import Respondent, Sitting
from osaid.command.supplement_files import SupplementFile
from osaid.command.telling import is_needed_to_trust
from osaid.evaluation.policy_wording import OUTCOMES
from osaid.values import Shown

_MOST_NAMED = 3


@frozen(eq=False)
class Keeping(Shown):
    """Keeps what is told of each system in its file, answer by answer.

    `options` are those with which `check` judges as it was done here.
    """

    sitting: Sitting
    asking: Asking
    files: Sequence[SupplementFile]
    options: Sequence[str] = ()
    _written: set[int] = field(init=False, factory=set)

    def save(self) -> None:
        """Write what was told so far; what was taken back is there no more."""
        for number, file in enumerate(self.files):
            told = self.sitting.told(number)
            supplement = self.sitting.supplement(number)
            if supplement is not None and (told or number in self._written):
                file.write(supplement)
                self._written.add(number)
            elif number in self._written:
                Path(file.path).unlink(missing_ok=True)
                self._written.discard(number)

    def summary(self) -> Iterator[str]:
        """Yield how many answers are kept where, what they decide, and what is left."""
        numbers = range(len(self.files))
        told = [number for number in numbers if self.sitting.told(number)]
        answers = sum(len(self.sitting.told(number)) for number in told)
        yield self._kept(answers, told)
        yield from (
            f"What stood in {file.path} before is in {file.copy}."
            for file in self.files
            if file.copy is not None
        )
        yield from self._outcomes()
        yield from self._left()
        if told:
            yield f"To judge by them: {self._command(told[0])}"

    def _kept(self, answers: int, told: Sequence[int]) -> str:
        if not answers:
            return "Nothing was answered."
        paths = [self.files[number].path for number in told]
        where = paths[0] if len(paths) == 1 else f"{len(paths)} files, as {paths[0]}"
        kept = "answer is" if answers == 1 else "answers are"
        return f"{answers} {kept} kept in {where}."

    def _outcomes(self) -> Iterator[str]:
        names = [respondent.name for respondent in self.sitting.respondents]
        outcomes = self.asking.outcomes(self.sitting)
        if len(names) <= _MOST_NAMED:
            for name, outcome in zip(names, outcomes, strict=True):
                yield f"{name}: {OUTCOMES[outcome]}."
            return
        counts = Counter(outcomes)
        said = (f"{OUTCOMES[outcome]} {number}" for outcome, number in counts.items())
        yield f"Of {len(names)} systems: {', '.join(said)}."

    def _left(self) -> Iterator[str]:
        others = self.sitting.for_others()
        if others:
            yield "Left for others, whose word counts there:"
            yield from (f"  {question.words}" for question in others)

    def _command(self, number: int) -> str:
        """Return the command that judges a system by what was read and answered."""
        respondent: Respondent = self.sitting.respondents[number]
        path = self.files[number].path
        words = ["osaid", "check", *respondent.sources, path, "--merge"]
        if is_needed_to_trust(self.sitting.system(number)):
            words += ["--trust", path]
        return shlex.join([*words, *self.options])
