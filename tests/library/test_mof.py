"""The ladder `mof 1.0` against the tool's rules, on real and on generated files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest
import yaml

import osaid
from osaid.evaluation.parts import LevelVerdict
from tests import CORPUS
from tests.library.openness_tool import (
    OPEN_DATA,
    OPTIONAL,
    PAPER,
    REPORT,
    REQUIRED,
    Evaluated,
    evaluated,
    is_open,
)

FILES = sorted((CORPUS / "mof").glob("*.yml"))
FRAMEWORK = {"name": "Model Openness Framework", "version": "1.0"}
NAMES = [name for required in REQUIRED.values() for name in required]
GENERATED = 400
SEEDS = 5
OPEN = [
    *sorted(OPEN_DATA),
    *("MIT", "Apache-2.0", "GPL-2.0", "GPL-2.0+", "Apache-1.0", "curl", "OpenMDW-1.0"),
]
CLOSED = [
    *("unlicensed", "Unlicensed", "", None, "none", "NONE", "NOASSERTION"),
    *("Undisclosed", "unknown", "Component not included", "Component not include."),
    *("mit", "MIT ", "Apache 2.0", "Apache-2.0+", "GPL-2.0-only+", "OpenMDW-1.1"),
    *("MIT OR Apache-2.0", "MIT AND CC-BY-4.0", "(MIT)", "PDDL-1.0"),
    *("GPL-2.0-only WITH Classpath-exception-2.0", "CC-BY-NC-4.0", "Proprietary"),
    *("LicenseRef-ours", "bigscience-bloom-rail-1.0", "https://spdx.org/licenses/MIT"),
    *(0, 1.5, True),
]


def found(release: Mapping[str, Any]) -> osaid.Verdict:
    """Return what the ladder says of a release."""
    system = osaid.read({"framework": FRAMEWORK, "release": release})
    return osaid.evaluate(system, osaid.load_policy("mof 1.0"))


def compare(verdict: osaid.Verdict, expected: Evaluated) -> None:
    """Compare class and progress, as exact parts and as whole percentages."""
    assert verdict.level is not None
    openness = f"class_{expected.openness}" if expected.openness else None
    assert verdict.level.certain == openness
    for level in verdict.levels:
        progress = expected.progress[int(level.name[-1])]
        assert part(level) == progress
        assert level.progress == round(100 * progress)


def part(level: LevelVerdict) -> Fraction:
    """Return the progress as an exact part of 1; it is 0 below a level not reached."""
    return Fraction(level.held, level.total) if level.progress else Fraction(0)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_corpus(path: Any) -> None:  # noqa: ANN401 - a path
    release = yaml.safe_load(path.read_text(encoding="utf-8"))["release"]
    verdict = osaid.evaluate(osaid.read(path), osaid.load_policy("mof 1.0"))
    compare(verdict, evaluated(release))


class Releases:
    """Makes releases of which every licence situation is likely."""

    def __init__(self, seed: int) -> None:
        """Start from a seed; releases are mostly open, or hardly."""
        self.random = Random(seed)  # noqa: S311 - nothing is secret here
        self.good = 0.9

    def license(self) -> object:
        """Return the text of a licence, or what stands in its place."""
        return self.random.choice(OPEN if self.chance(self.good) else CLOSED)

    def chance(self, likelihood: float) -> bool:
        """Return true as often as said."""
        return self.random.random() < likelihood

    def component(self, name: str) -> dict[str, object]:
        """Return an entry of the list, with a licence of its own or without."""
        own = {"license": self.license()} if self.chance(0.7) else {}
        return {"name": name, **own}

    def block(self) -> dict[str, object]:
        """Return the licences of the release, some of them empty."""
        made: dict[str, object] = {}
        for key in ("distribution", "code", "data", "document"):
            if self.chance(0.5):
                name = self.random.choice([self.license(), "MIT", "", None, " "])
                texts = isinstance(name, str) or name is None
                made[key] = {"name": name if texts else "MIT", "path": ""}
            elif self.chance(0.2):
                made[key] = None
        return made

    def release(self) -> dict[str, object]:
        """Return a release."""
        self.good = self.random.choice([0.5, 0.9, 0.97, 1.0])
        listed = [name for name in (*NAMES, *OPTIONAL) if self.chance(self.good)]
        if self.chance(0.4):
            gone = self.random.choice([REPORT, PAPER])
            listed = [name for name in listed if name != gone]
        if self.chance(0.1):
            listed.append(self.random.choice([*listed, "Something else"]))
        self.random.shuffle(listed)
        made: dict[str, object] = {"name": "Generated"}
        if self.chance(0.8):
            made["license"] = self.block() if self.chance(0.8) else None
        return {**made, "components": [self.component(name) for name in listed]}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_generated_files(seed: int) -> None:
    make = Releases(seed)
    classes: Counter[int] = Counter()
    for _ in range(GENERATED):
        release = make.release()
        expected = evaluated(release)
        compare(found(release), expected)
        classes[expected.openness] += 1
    assert min(classes[openness] for openness in range(4)) > 0


def complete(**licenses: object) -> dict[str, Any]:
    """Return a release of class I, where some components have another licence."""
    components: list[dict[str, object]] = [{"name": name} for name in NAMES]
    for component in components:
        key = str(component["name"]).casefold().replace(" ", "_")
        component.update({"license": licenses[key]} if key in licenses else {})
    whole = {"distribution": {"name": "MIT"}}
    return {"name": "Whole", "license": whole, "components": components}


def without(release: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return a release that does not list some components."""
    kept = [c for c in release["components"] if c["name"] not in names]
    return {**release, "components": kept}


@pytest.mark.parametrize(
    ("release", "held", "total"),
    [
        (complete(), 14, 14),
        (without(complete(), "Datasets"), 13, 14),
        (without(complete(), REPORT), 13, 13),
        (without(complete(), REPORT, "Datasets"), 12, 13),
        (without(complete(), PAPER), 13, 14),
        (complete(technical_report="Proprietary", datasets=""), 12, 13),
        (complete(technical_report="Undisclosed", datasets=""), 12, 13),
        (complete(research_paper="Undisclosed", datasets=""), 12, 14),
    ],
)
def test_class_i_asks_for_one_component_fewer_where_the_paper_stands_in(
    release: dict[str, Any], held: int, total: int
) -> None:
    *_, (name, level) = ((level.name, level) for level in found(release).levels)
    assert (name, level.held, level.total) == ("class_1", held, total)
    compare(found(release), evaluated(release))


def test_the_oracle_knows_what_is_open() -> None:
    assert all(map(is_open, OPEN))
    assert not any(map(is_open, CLOSED))


def test_what_the_file_does_not_say_is_open_and_not_refused() -> None:
    verdict = found({**complete(), "license": None})
    assert verdict.level is not None
    assert (verdict.level.certain, verdict.level.possible) == (None, "class_1")
    assert verdict.outcome is osaid.Outcome.UNDETERMINED


def test_what_is_missing_is_named() -> None:
    verdict = found(without(complete(), "Training code", "Datasets"))
    missing = {level.name: level.missing for level in verdict.levels}
    assert missing["class_3"] == ()
    assert missing["class_2"] == ("training_code",)
    assert missing["class_1"] == ("training_code", "datasets")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Apache 2.0", "license Apache-2.0: written as `Apache 2.0`"),
        ("MIT OR Apache-2.0", "license MIT OR Apache-2.0"),
        ("Our own terms", 'license "Our own terms"'),
    ],
)
def test_a_finding_shows_the_licence_as_it_is_written(written: str, said: str) -> None:
    (blocker,) = found(complete(model_card=written)).blockers
    assert blocker.short_name == "model_card/1"
    assert any(cause.says == said for cause in blocker.causes)
