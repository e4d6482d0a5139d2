"""Ports, and a server that typesets after its own process did."""

import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lokmin.basics.refusal import Refusal
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
