"""Ports, and a server that typesets after its own process did."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.web import serving
from lokmin.web.serving import free_port


def test_a_taken_port_is_refused_with_another_to_try():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refusal, match=f"--port {port + 1}"):
            free_port("127.0.0.1", port)


def test_a_free_port_is_given_back():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    assert free_port("127.0.0.1", port) == port


def _get(port, seconds):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=seconds) as answer:
        return answer.read()


def _wait(port):
    end = time.monotonic() + 40
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the server did not start")


def test_drafts_are_typeset_in_threads_by_a_server_whose_own_process_typeset_before():
    """The first `lokmin demo` prints its papers and then serves: forked workers hung for ever."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.web.typesetting_server", str(port)]
    server = subprocess.Popen(command, cwd=root)
    try:
        _wait(port)
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda _: _get(port, 30), range(12)))
    finally:
        server.terminate()
        server.wait(20)
    assert {answer[:5] for answer in answers} == {b"%PDF-"}


@pytest.mark.process
def test_workers_whose_server_was_killed_end_so_that_it_can_be_started_again():
    """They went on serving without a master and kept the port: the next start was refused."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.web.killed_server", str(port)]
    server = subprocess.Popen(command, cwd=root, start_new_session=True)
    try:
        _wait(port)
        assert _get(port, 30) == b"here"
        server.kill()
        server.wait(20)
        assert _wait_until_free(port) == port
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def _wait_until_free(port):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with contextlib.suppress(Refusal):
            return free_port("127.0.0.1", port)
        time.sleep(0.2)
    return "still taken"


def test_a_hall_has_port_80_where_it_is_free_else_8000(monkeypatch):
    from lokmin.web import serving

    taken = {80}

    def port(_host, wanted):
        if wanted in taken:
            raise Refusal("web.port_taken", port=wanted, other=wanted + 1)
        return wanted

    monkeypatch.setattr(serving, "free_port", port)
    assert serving.hall_port() == 8000
    taken.clear()
    assert serving.hall_port() == 80
    taken.update({80, 8000})
    with pytest.raises(Refusal, match="8000 sedang dipakai"):
        serving.hall_port()


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_told):
        pass


def test_a_hall_says_when_its_pages_can_be_opened(capsys):
    with HTTPServer(("127.0.0.1", 0), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        serving.tell_when_ready(server.server_port, "Siap", seconds=20).join(20)
        server.shutdown()
    assert capsys.readouterr().out == "Siap\n"


def test_a_hall_that_never_answers_says_nothing(capsys):
    serving.tell_when_ready(1, "Siap", seconds=0.2).join(10)
    assert capsys.readouterr().out == ""
