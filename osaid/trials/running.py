"""The door: run the tests of a policy, and see what they do not notice."""

from __future__ import annotations

from osaid.diagnostics import Error
from osaid.evaluation.policies import Policy
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Trial
from osaid.trials.coverage import coverage_of
from osaid.trials.expecting import failure
from osaid.trials.hearings import Hearing
from osaid.trials.mutants import mutants_of
from osaid.trials.records import Records
from osaid.trials.results import TrialResult, TrialRun


def run_tests(
    policy: Policy, *, coverage: bool = False, mutants: bool = False
) -> TrialRun:
    """Return what comes of the tests that stand in a policy.

    Files are looked for beside the file of the policy. `coverage` counts what each
    sentence was seen to come to. With `mutants`, the policy is changed in small ways,
    and the tests that pass are asked whether they notice. Of a policy that extends
    another one, only what its own text says is tested so. Nothing is raised for a
    test that cannot be run: its result says so.

    >>> from osaid.assessment import parse_policy
    >>> policy = parse_policy('''
    ... language 1
    ... policy acme 1.0
    ... status draft
    ... requirement code { must some code: available }
    ... test "without code" {
    ...   given system with listing of code is all
    ...   expect fails at code
    ... }
    ... ''')
    >>> run = run_tests(policy, mutants=True)
    >>> run.passed, [mutant.says for mutant in run.survivors]
    (True, ['not `available`'])
    """
    checked = policy.checked
    records = Records(checked)
    heard = [_heard(trial, policy, records) for trial in trials_of(checked)]
    hearings = [hearing for _, hearing in heard if hearing is not None]
    covered = coverage_of(checked, hearings) if coverage else None
    passed = [h for result, h in heard if h is not None and not result.failures]
    tried, untried = mutants_of(checked, passed) if mutants else (None, 0)
    results = tuple(result for result, _ in heard)
    return TrialRun(str(checked.identity), results, covered, tried, untried)


def trials_of(policy: CheckedPolicy) -> tuple[Trial, ...]:
    """Return the tests that stand in the text of a policy.

    They are those of its joined tree, of which every node can be placed.
    """
    return tuple(item for item in policy.syntax.items if isinstance(item, Trial))


def _heard(
    trial: Trial, policy: Policy, records: Records
) -> tuple[TrialResult, Hearing | None]:
    """Return what came of one test, and how it was judged unless it is broken."""
    title, place = trial.title.value, policy.checked.place(trial.span)
    try:
        hearing = Hearing.of(trial, records.record(trial), policy)
        answers = hearing.answers
        found = (failure(expected, answers) for expected in trial.expected)
        failures = tuple(each for each in found if each is not None)
    except Error as error:
        return TrialResult(title, place, diagnostics=error.diagnostics), None
    return TrialResult(title, place, failures), hearing
