"""A browser without a screen: one connection, its cookies, the forms of a page; every answer is timed."""

from __future__ import annotations

import gzip
import http.client
import re
import time
from dataclasses import dataclass, field
from email.message import Message
from html import unescape
from urllib.parse import urlencode

_INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass
class Answer:
    """What came back, and how long it took. `status` 0: the line broke."""

    path: str
    method: str
    status: int
    seconds: float
    text: str = ""
    headers: Message = field(default_factory=Message)

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms; of several of one name the first."""
        found: dict[str, str] = {}
        for name, value in _INPUT.findall(self.text):
            found.setdefault(name, unescape(value))
        return found

    @property
    def linked(self) -> list[str]:
        """Style, scripts and pictures that a browser fetches with it."""
        return list(dict.fromkeys(_LINKED.findall(self.text)))


class Phone:
    """One browser. `answers` keeps every answer in order."""

    def __init__(self, port: int, timeout: float = 60) -> None:
        self.port, self.timeout = port, timeout
        self.line: http.client.HTTPConnection | None = None
        self.cookies: dict[str, str] = {}
        self.answers: list[Answer] = []

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, told: dict[str, str], **headers: str) -> Answer:
        """Send a form; where it leads (303) is not opened by itself."""
        return self._ask("POST", path, urlencode(told), headers)

    def close(self) -> None:
        if self.line is not None:
            self.line.close()
            self.line = None

    def __enter__(self) -> Phone:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def send_and_hang_up(self, path: str, told: dict[str, str]) -> None:
        """The tap whose answer never came: sent whole, then the line breaks."""
        body = urlencode(told)
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        line.request("POST", path, body, self._headers(body, {}))
        line.close()

    def _headers(self, body: str | None, more: dict[str, str]) -> dict[str, str]:
        headers = {"Accept": "text/html", "Accept-Encoding": "gzip", **more}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            if "csrftoken" in self.cookies:
                headers["X-CSRFToken"] = self.cookies["csrftoken"]
        return headers

    def _ask(self, method: str, path: str, body: str | None, more: dict[str, str]) -> Answer:
        start = time.perf_counter()
        try:
            if self.line is None:
                self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.line.request(method, path, body, self._headers(body, more))
            got = self.line.getresponse()
            raw = got.read()
        except (OSError, http.client.HTTPException):
            self.close()
            answer = Answer(path, method, 0, time.perf_counter() - start)
            self.answers.append(answer)
            return answer
        seconds = time.perf_counter() - start
        if got.headers.get("Content-Encoding") == "gzip":
            raw = gzip.decompress(raw)
        for cookie in got.headers.get_all("Set-Cookie") or []:
            name, _is, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        answer = Answer(path, method, got.status, seconds, raw.decode("utf-8", "replace"), got.headers)
        self.answers.append(answer)
        return answer

    def sign_in(self, account: str, password: str) -> None:
        page = self.get("/masuk/")
        told = {"csrfmiddlewaretoken": page.hidden["csrfmiddlewaretoken"]}
        got = self.post("/masuk/", {**told, "username": account, "password": password})
        assert got.status == 302, (got.status, got.text[:500])
