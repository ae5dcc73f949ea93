"""Requests to the Hub, by the session of the library `huggingface_hub`.

The library knows endpoint, token, proxies and whether the network may be used. How
much is read, and for how long, is bounded here.
"""

from __future__ import annotations

import sys
from concurrent.futures import Future
from http import HTTPStatus
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.contents import LARGEST
from osaid.readers.huggingface.home import Home
from osaid.readers.online_hub.asked import MAIN, Asked
from osaid.readers.online_hub.failures import Failures
from osaid.version import VERSION

if TYPE_CHECKING:
    from types import ModuleType

MOST_SECONDS = 60.0
"""So long it may take to fetch all that is read of one repository."""

_INVALID = "Invalid credentials in Authorization header"


def library(asked: Asked) -> Any:  # noqa: ANN401 - it may not be there
    """Return `huggingface_hub`, or raise InputError where it does not load."""
    try:
        import huggingface_hub.constants
        import huggingface_hub.errors
        import huggingface_hub.utils
    except ModuleNotFoundError as error:
        message = f"the library {quoted(error.name or 'huggingface_hub')} is missing"
        cure = "install it: `pip install 'osaid[hub]'`"
        problem = Diagnostic("no-hub-library", message, asked.place, cure)
        raise InputError([problem]) from None
    except (ImportError, ValueError) as error:  # ValueError: a variable it reads
        message = f"the library `huggingface_hub` does not load: {quoted(str(error))}"
        cure = "look at the variables that begin with `HF_`, or install it again"
        problem = Diagnostic("no-hub-library", message, asked.place, cure)
        raise InputError([problem]) from None
    return huggingface_hub


@frozen(eq=False)
class Client:
    """Asks the Hub about one repository."""

    asked: Asked
    hub: Any = field(init=False)
    failures: Failures = field(init=False)
    end: float = field(init=False)

    @hub.default
    def _hub(self) -> Any:  # noqa: ANN401 - the same
        return library(self.asked)

    @failures.default
    def _failures(self) -> Failures:
        return Failures(self.asked, self.hub.constants.ENDPOINT)

    @end.default
    def _end(self) -> float:
        return monotonic() + MOST_SECONDS

    def answer(self) -> bytes:
        """Return what the Hub says about the repository: JSON, if all is well."""
        path = f"api/{self.asked.kind}s/{self.asked.id}"
        if self.asked.revision is not None:
            path += f"/revision/{quote(self.asked.revision, safe='')}"
        return self._get(path)

    def file(self, home: Home, path: str) -> bytes:
        """Return a file of the repository at the commit that has been answered."""
        revision = quote(home.revision or MAIN, safe="")
        return self._get(f"{home.identity.hub}/resolve/{revision}/{quote(path)}")

    def _get(self, path: str) -> bytes:
        """Return what stands at an address, as long as there is time for it.

        It is waited for from outside: what trickles in is never late for the session.
        """
        found: Future[bytes] = Future()

        def run() -> None:
            try:
                found.set_result(self._now(path))
            except BaseException as error:  # noqa: BLE001 - raised where it is awaited
                found.set_exception(error)

        Thread(target=run, daemon=True).start()
        try:
            return found.result(timeout=max(0.0, self.end - monotonic()))
        except TimeoutError:
            raise self.failures.slow(MOST_SECONDS) from None

    def _now(self, path: str) -> bytes:
        """Return what stands at an address; InputError, of its kinds, if nothing."""
        seconds = self._patience()
        address = f"{self.failures.endpoint}/{path}"
        session, http = self._session(), self._http()
        try:
            with session.stream(
                "GET",
                address,
                headers=self._headers(),
                timeout=seconds,
                follow_redirects=True,
            ) as response:
                self._check(response)
                return self._body(response)
        except self.hub.errors.OfflineModeIsEnabled:
            raise self.failures.offline() from None
        except http.TimeoutException:
            raise self.failures.slow(seconds) from None
        except http.TooManyRedirects:
            raise self.failures.unexpected("it sends on in a circle") from None
        except (http.RemoteProtocolError, http.DecodingError):
            raise self.failures.unexpected("it breaks off, or is no HTTP") from None
        except (http.UnsupportedProtocol, http.InvalidURL):
            raise self.failures.bad_endpoint() from None
        except (http.LocalProtocolError, UnicodeError):  # of a header: the token
            raise self.failures.bad_token() from None
        except (http.HTTPError, OSError) as error:
            raise self.failures.unreachable(str(error)) from None

    def _patience(self) -> float:
        """Return how many seconds may pass without a sign of life."""
        asked = self.hub.constants.HF_HUB_DOWNLOAD_TIMEOUT
        if asked <= 0:
            raise self.failures.slow(0)
        return float(min(asked, MOST_SECONDS))

    def _session(self) -> Any:  # noqa: ANN401 - of httpx or httpx2
        try:
            return self.hub.utils.get_session()
        except (ImportError, OSError, ValueError) as error:  # of a proxy, say
            raise self.failures.unreachable(str(error)) from None

    def _http(self) -> ModuleType:
        """Return the library under `huggingface_hub`: `httpx`, or `httpx2` later."""
        base = self.hub.errors.HfHubHTTPError.__mro__[1]
        return sys.modules[base.__module__.partition(".")[0]]

    def _headers(self) -> dict[str, str]:
        """Return who asks; the library's own headers cost one more request."""
        headers = {
            "user-agent": f"osaid/{VERSION}; hf_hub/{self.hub.__version__}",
            "accept-encoding": "identity",  # what is counted is what comes
        }
        forbidden = self.hub.constants.HF_HUB_DISABLE_IMPLICIT_TOKEN
        token = None if forbidden else self.hub.get_token()
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        return headers

    def _check(self, response: Any) -> None:  # noqa: ANN401 - httpx or httpx2
        status = response.status_code
        if status == HTTPStatus.OK:
            return
        said = response.headers
        if said.get("x-error-message") == _INVALID:
            raise self.failures.bad_token()
        raise self.failures.of_status(
            status, said.get("x-error-code", ""), said.get("retry-after", "")
        )

    def _body(self, response: Any) -> bytes:  # noqa: ANN401 - the same
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > LARGEST:
                raise self.failures.too_large(LARGEST)
            if monotonic() > self.end:  # nobody waits for it any more
                break
        return bytes(data)
