"""Ports."""

import socket

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
