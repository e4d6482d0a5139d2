"""Typeset every kind of paper in a process that dies when it opens a socket. Run by test_alone.py.

The kernel itself kills it (seccomp), so what the typesetter's own code would do is seen as well.
"""

import ctypes
import os
import platform
import signal
import socket
import struct
import sys

import django

_CALLS = {"x86_64": (41, 42), "aarch64": (198, 203)}  # socket, connect
_ALLOW, _KILL = 0x7FFF0000, 0x80000000


def forbid_the_network() -> None:
    """From here on `socket` and `connect` end the process."""
    calls = _CALLS[platform.machine()]
    load = struct.pack("HBBI", 0x20, 0, 0, 0)  # the number of the system call
    tests = b"".join(
        struct.pack("HBBI", 0x15, len(calls) - place, 0, call) for place, call in enumerate(calls)
    )
    ends = struct.pack("HBBI", 0x06, 0, 0, _ALLOW) + struct.pack("HBBI", 0x06, 0, 0, _KILL)
    program = ctypes.create_string_buffer(load + tests + ends)
    about = struct.pack("HxxxxxxP", len(calls) + 3, ctypes.addressof(program))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(38, 1, 0, 0, 0) or kernel.prctl(22, 2, ctypes.c_char_p(about), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


def trap_works() -> bool:
    """Whether a child that opens a socket is killed."""
    child = os.fork()
    if not child:
        socket.socket()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGSYS


def main() -> None:
    django.setup()
    from tests.papers.every_paper import WRITERS, endings, every, marked

    evil = '#import "@preview/cetz:0.2.0" http://127.0.0.1/x <img src="http://127.0.0.1/x.png">'
    papers = every()
    forbid_the_network()
    assert trap_works()
    for paper in papers.values():
        for ending in endings(paper):
            for each in (paper, marked(paper, after=evil)):
                WRITERS[ending][0](each)
    print(len(papers))


if __name__ == "__main__":
    sys.exit(main())
