"""`lokmin serve` as a process of its own over a data folder."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def plain_environment() -> dict[str, str]:
    """That of a user, whatever this process was told: nothing of tests, benchmarks or another database."""
    ours = ("LOKMIN", "DJANGO", "DATABASE", "PUBLIC_URL")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}


class Server:
    """`with Server(data) as server:` serves `data` on `server.port` until the block ends."""

    def __init__(self, data: Path, port: int = 0) -> None:
        self.data, self.port = data, port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = plain_environment() | {"PUBLIC_URL": f"http://127.0.0.1:{self.port}"}
        command = [sys.executable, "-m", "lokmin", "serve", "--port", str(self.port), "--data"]
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, str(self.data)], env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                break
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
                try:
                    line.request("GET", "/healthz")
                    if line.getresponse().status == 200:
                        return
                except OSError:
                    time.sleep(0.2)
        self.stop()
        raise AssertionError(f"the server did not answer: {self.log()}")

    def log(self) -> str:
        return (self.data / "server.log").read_text("utf-8", "replace")[-4000:]

    def processor(self) -> float:
        """Seconds of processor time that master and workers used so far, whatever else the machine does."""
        assert self.process is not None
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                parts = stat.read_text().rpartition(")")[2].split()
                ticks += int(parts[11]) + int(parts[12]) if int(parts[2]) == self.process.pid else 0
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """As the power fails: master and workers at once, without a word (SIGKILL to their own group)."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def stop(self) -> None:
        assert self.process is not None
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
