"""A Hub on this machine, as the endpoint of the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.readers.hub.local_hub import LocalHub, serving


@pytest.fixture
def library() -> Any:  # noqa: ANN401 - it may not be installed
    """Return `huggingface_hub`, or skip."""
    pytest.importorskip("huggingface_hub.constants")
    return sys.modules["huggingface_hub"]


@pytest.fixture
def hub(
    library: Any,  # noqa: ANN401 - the same
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[LocalHub]:
    """Serve an empty Hub; the cache is empty too."""
    found = LocalHub()
    with serving(found) as endpoint:
        settings = {
            "ENDPOINT": endpoint,
            "HF_ASSETS_CACHE": str(tmp_path / "assets"),
            "HF_HUB_CACHE": str(tmp_path / "hub"),
            "HF_HUB_DOWNLOAD_TIMEOUT": 5,
            "HF_HUB_OFFLINE": False,
            "HF_TOKEN_PATH": str(tmp_path / "token"),
        }
        for name, value in settings.items():
            monkeypatch.setattr(library.constants, name, value)
        for name in ("HF_OIDC_RESOURCE", "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        library.close_session()
        yield found
        library.close_session()
