"""What is read of a repository on the Hub, and what is fetched for it."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

import osaid
from osaid.command import main
from osaid.diagnostics import InputError
from osaid.readers.online_hub.fetched import MOST_TEXTS
from osaid.records.components import Access, Component, Presence
from osaid.records.systems import System
from tests.readers.hub.local_hub import CARD, GATED, SHA, LocalHub, Reply, serving


def component(system: System, kind: str) -> Component:
    (found,) = [c for c in system.components if c.kind == kind]
    return found


def codes(name: str) -> list[str]:
    (found,) = osaid.read_all(name)
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_card_answer_and_files_are_one_system(hub: LocalHub) -> None:
    hub.add()
    (found,) = osaid.read_all("hf:acme/anvil")
    system = found.system
    assert system is not None
    assert (found.source, found.diagnostics) == ("hf:acme/anvil", ())
    assert (system.name, system.supplier) == ("anvil", "acme")
    assert (system.identity.hub, system.identity.revision) == ("acme/anvil", SHA)
    weights = component(system, "parameters.final")
    assert weights.presence.values == (Presence.PROVIDED,)
    assert weights.access.values == (Access.OPEN,)
    assert len(weights.license.statements) == 1
    card = component(system, "document.model_card")
    assert card.covers.names == ("provenance",)
    # the card and a tag both name the parent, which is one component
    kinds = [c.kind for c in system.components]
    assert kinds.count("parent") == 1


def test_only_the_answer_and_small_texts_are_fetched(hub: LocalHub) -> None:
    names = ("LICENSE", "config.json", "train.py", "model.safetensors.index.json")
    texts = dict.fromkeys(names, "{}")
    hub.add(files={"README.md": CARD, "model.safetensors": "w", **texts})
    osaid.read("hf:acme/anvil")
    start = f"/acme/anvil/resolve/{SHA}"
    assert hub.requests == [
        "/api/models/acme/anvil",
        f"{start}/README.md",
        f"{start}/LICENSE",
        f"{start}/model.safetensors.index.json",
    ]


def test_places_are_those_of_card_and_answer(hub: LocalHub) -> None:
    hub.add(gated="manual")
    system = osaid.read("hf:acme/anvil")
    weights = component(system, "parameters.final")
    (license_,) = weights.license.statements
    (access,) = weights.access.statements
    assert str(license_.origin.place) == "hf:acme/anvil/README.md:2:10"
    assert str(access.origin.place) == "hf:acme/anvil#/gated"
    assert access.value is Access.ON_REQUEST


def test_a_dataset(hub: LocalHub) -> None:
    card = "---\nlicense: mit\n---\n# Iron\n"
    hub.add("acme/iron", {"README.md": card, "a.parquet": None}, kind="datasets")
    system = osaid.read("hf:datasets/acme/iron")
    assert system.identity.hub == "datasets/acme/iron"
    data = component(system, "data.training")
    assert data.presence.values == (Presence.PROVIDED,)


def test_a_revision(hub: LocalHub) -> None:
    hub.add(revision="refs%2Fpr%2F1")
    assert osaid.read("hf:acme/anvil@refs/pr/1").identity.revision == SHA
    assert hub.requests[0] == "/api/models/acme/anvil/revision/refs%2Fpr%2F1"


@pytest.mark.parametrize("name", ["hf://acme/anvil", "hf:models/acme/anvil"])
def test_other_ways_to_write_it(hub: LocalHub, name: str) -> None:
    hub.add()
    assert osaid.read(name).name == "anvil"


def test_a_repository_that_was_renamed(hub: LocalHub) -> None:
    hub.add()
    there = {"Location": "/api/models/acme/anvil"}
    hub.replies["/api/models/acme/hammer"] = Reply(status=307, headers=there)
    (found,) = osaid.read_all("hf:acme/hammer")
    assert found.system is not None
    assert found.system.identity.hub == "acme/anvil"
    assert [d.code for d in found.diagnostics] == ["renamed"]


def test_the_token_that_the_library_knows(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.add()
    osaid.read("hf:acme/anvil")
    assert set(hub.tokens) == {"Bearer hf_secret"}


def test_the_token_is_for_the_hub_alone(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may be kept elsewhere, and whoever keeps it learns no token."""
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.add()
    elsewhere = LocalHub(replies={"/card": Reply(CARD.encode())})
    with serving(elsewhere) as endpoint:
        hub.file(
            "README.md", Reply(status=302, headers={"Location": f"{endpoint}/card"})
        )
        system = osaid.read("hf:acme/anvil")
    assert component(system, "document.model_card").covers.names == ("provenance",)
    assert elsewhere.requests == ["/card"]
    assert elsewhere.tokens == [None]


def test_texts_beyond_the_most_are_told(hub: LocalHub) -> None:
    indexes = [
        f"{n}/model.safetensors.index.json" for n in range(100, 100 + MOST_TEXTS)
    ]
    hub.add(files={"README.md": CARD, **dict.fromkeys(indexes, "{}")})
    (found,) = osaid.read_all("hf:acme/anvil")
    (remark,) = found.diagnostics
    assert remark.code == "unread-files"
    assert remark.message.endswith(f"not fetched: `{indexes[-1]}`")
    assert len(hub.requests) == 1 + MOST_TEXTS


def test_the_help_of_check_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    assert "hf:org/name" in capsys.readouterr().out


def test_gated_files_are_told_and_the_rest_is_read(hub: LocalHub) -> None:
    hub.add(gated="auto")
    hub.file("README.md", GATED)
    (found,) = osaid.read_all("hf:acme/anvil")
    assert found.system is not None
    (remark,) = found.diagnostics
    assert remark.code == "gated-files"
    assert "`README.md`" in remark.message
    weights = component(found.system, "parameters.final")
    assert weights.access.values == (Access.CLICK_THROUGH,)
    assert len(weights.license.statements) == 1
    card = component(found.system, "document.model_card")
    assert card.presence.values == (Presence.PROVIDED,)


def test_what_is_private_is_withheld(hub: LocalHub) -> None:
    hub.add(private=True)
    system = osaid.read("hf:acme/anvil")
    for kind in ("parameters.final", "document.model_card"):
        assert component(system, kind).presence.values == (Presence.WITHHELD,)
    assert component(system, "parameters.final").access.is_silent


def test_shards_that_an_index_names(hub: LocalHub) -> None:
    index = json.dumps({"weight_map": {"a": "model-2.safetensors"}})
    files = {"model.safetensors.index.json": index, "model-1.safetensors": None}
    hub.add(files=files)
    (found,) = osaid.read_all("hf:acme/anvil")
    assert found.system is not None
    assert [d.code for d in found.diagnostics] == ["missing-weights"]
    assert component(found.system, "parameters.final").presence.is_silent


def test_a_card_that_is_none_leaves_what_the_hub_read(hub: LocalHub) -> None:
    hub.add(
        files={"README.md": "---\nlicense: mit\n# Anvil\n", "model.safetensors": None}
    )
    (found,) = osaid.read_all("hf:acme/anvil")
    assert found.system is not None
    assert [d.code for d in found.diagnostics] == ["front-matter-open"]
    weights = component(found.system, "parameters.final")
    assert len(weights.license.statements) == 1


def test_a_file_that_is_not_given(hub: LocalHub) -> None:
    hub.add(files={"README.md": CARD, "LICENSE": "MIT"})
    hub.file("LICENSE", Reply(status=404))
    assert "unread-files" in codes("hf:acme/anvil")


def test_without_a_card(hub: LocalHub) -> None:
    hub.add(files={"model.safetensors": None}, cardData=None)
    system = osaid.read("hf:acme/anvil")
    weights = component(system, "parameters.final")
    assert len(weights.license.statements) == 1
    kinds = [c.kind for c in system.components]
    assert "document.model_card" not in kinds


NO_ADDRESSES = [
    "hf:", "hf:spaces/acme/anvil", "hf:acme/anvil/README.md", "hf:a--b", "hf:../a",
    "hf:acme/anvil@", "hf:acme/anvil@../main", "hf:acme/anvil#1", "hf:datasets",
    "hf:acme/anvil@/a", f"hf:acme/{'a' * 300}", "hf:acme/ä", "hf:acme/a\n",
    f"hf:acme/anvil@{'a' * 300}", "hf:https://example.org/acme/anvil",
]  # fmt: skip


@pytest.mark.parametrize("name", NO_ADDRESSES)
def test_what_names_no_repository(name: str) -> None:
    assert codes(name) == ["not-a-hub-address"]


def test_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: dict[str, Any] = dict(sys.modules)
    for name in loaded:
        if name.partition(".")[0] == "huggingface_hub":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(InputError) as raised:
        osaid.read("hf:acme/anvil")
    (problem,) = raised.value.diagnostics
    assert problem.code == "no-hub-library"
    assert problem.help == "install it: `pip install 'osaid[hub]'`"
