"""A Hub on this machine: the part of its API that is asked, in a thread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from attrs import define, field, frozen

SHA = "177f9ed0177f9ed0177f9ed0177f9ed0177f9ed0"
"""The commit that is the newest of each repository."""

CARD = """---
license: apache-2.0
base_model: acme/iron
---
# Anvil

## Training Data

Much iron, hit often.
"""


@frozen
class Reply:
    """What the Hub replies to one request; an endless one never comes to its body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(factory=dict)
    endless: bool = False
    length: int | None = None


@define(eq=False)
class LocalHub:
    """The replies by path, and the requests that came."""

    replies: dict[str, Reply] = field(factory=dict)
    requests: list[str] = field(factory=list)
    tokens: list[str | None] = field(factory=list)
    over: Event = field(factory=Event)

    def add(
        self,
        id_: str = "acme/anvil",
        files: Mapping[str, str | None] | None = None,
        *,
        kind: str = "models",
        revision: str | None = None,
        **said: Any,  # noqa: ANN401 - whatever the Hub may say
    ) -> None:
        """Add a repository; files without a text are listed only."""
        listed = {"README.md": CARD, "model.safetensors": None}
        listed = dict(listed if files is None else files)
        answer = {
            "id": id_,
            "sha": SHA,
            "lastModified": "2026-10-01T09:00:00.000Z",
            "private": False,
            "gated": False,
            "disabled": False,
            "tags": ["license:apache-2.0", "base_model:acme/iron"],
            "cardData": {"license": "apache-2.0", "base_model": "acme/iron"},
            "siblings": [{"rfilename": name} for name in listed],
            **said,
        }
        path = f"/api/{kind}/{id_}"
        if revision is not None:
            path += f"/revision/{revision}"
        self.replies[path] = Reply(json.dumps(answer).encode())
        before = "" if kind == "models" else f"/{kind}"
        for name, text in listed.items():
            if text is not None:
                path = f"{before}/{id_}/resolve/{SHA}/{name}"
                self.replies[path] = Reply(text.encode())

    def file(self, name: str, reply: Reply, id_: str = "acme/anvil") -> None:
        """Let a file of a model have this reply."""
        self.replies[f"/{id_}/resolve/{SHA}/{name}"] = reply


MISSING = Reply(b'{"error":"Repository not found"}', 401)
"""What the real Hub says of what is private or not there."""

GATED = Reply(status=401, headers={"X-Error-Code": "GatedRepo"})


@contextmanager
def serving(hub: LocalHub) -> Iterator[str]:
    """Let a Hub be reached, at the address that is given."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hub.requests.append(self.path)
            hub.tokens.append(self.headers.get("authorization"))
            reply = hub.replies.get(self.path, MISSING)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("content-length", str(length))
            self.end_headers()
            if reply.endless:
                hub.over.wait()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        hub.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
