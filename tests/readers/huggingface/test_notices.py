"""Licences that the files of a repository state themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from osaid.records.components import Found, StatedLicense
from osaid.records.statements import Grade
from tests.readers.huggingface.reading import (
    CARD,
    fill,
    licenses,
    read_folder,
)


def test_a_licence_file_is_read_by_its_spdx_line(tmp_path: Path) -> None:
    files = {
        "README.md": CARD,
        "LICENSE": "<!-- SPDX-License-Identifier: MIT -->\nMIT License\n",
        "model.gguf": "x",
    }
    read = read_folder(fill(tmp_path, files))
    parameters = read.component("parameters")
    assert licenses(parameters) == [
        ("Apache-2.0", Found.INHERITED),
        ("MIT", Found.INHERITED),
    ]
    assert read.codes == ["several-licenses"]
    place = parameters.license.statements[1].origin.place
    assert str(place) == f"{tmp_path}/LICENSE:1:31"


@pytest.mark.parametrize("name", ["LICENSE", "COPYING.txt", "LICENSE-MODEL", "NOTICE"])
def test_a_licence_file_without_that_line_is_not_guessed_at(
    tmp_path: Path, name: str
) -> None:
    files = {name: "Apache License, Version 2.0", "model.gguf": "x"}
    read = read_folder(fill(tmp_path, files))
    assert read.codes == ["license-unread"]
    assert read.component("parameters").license.is_silent


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("import torch\n", [("Apache-2.0", Found.INHERITED)]),
        ("# SPDX-License-Identifier: MIT\n", [("MIT", Found.OWN)]),
        ("/* SPDX-License-Identifier: MIT */\n", [("MIT", Found.OWN)]),
        ("# Copyright 2024 Ada. Licensed under some terms.\n", []),
        ("\n" * 100 + "# Copyright 2024 Ada\n", [("Apache-2.0", Found.INHERITED)]),
    ],
)
def test_code_has_the_licence_of_the_repository_unless_it_says_otherwise(
    tmp_path: Path, head: str, expected: list[tuple[str, Found]]
) -> None:
    read = read_folder(fill(tmp_path, {"README.md": CARD, "train.py": head}))
    code = read.component("training code")
    assert licenses(code) == expected
    if expected and expected[0][1] is Found.INHERITED:
        assert code.license.statements[0].origin.grade is Grade.INFERRED


def test_code_whose_files_differ_has_each_licence(tmp_path: Path) -> None:
    files = {
        "README.md": CARD,
        "train.py": "# SPDX-License-Identifier: MIT\n",
        "train_more.py": "import torch\n",
    }
    read = read_folder(fill(tmp_path, files))
    assert licenses(read.component("training code")) == [
        ("MIT", Found.OWN),
        ("Apache-2.0", Found.INHERITED),
    ]


def test_a_use_policy_lies_over_the_whole(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path, {"USE_POLICY.md": "Be good.", "model.gguf": "x"}))
    (terms,) = read.system.overall_terms.statements
    assert terms.origin.grade is Grade.INFERRED
    assert isinstance(terms.value, StatedLicense)
    assert terms.value.written == "USE_POLICY.md"
