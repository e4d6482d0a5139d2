"""The example told from an empty database, and taken away again."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bench.timing import Result

RUNS = 3


def run() -> Iterable[Result]:
    """Build and erase the example in turn."""
    from django.core.management import call_command

    from lokmin.web.example import build, erase
    from lokmin.web.installation import command_scope

    call_command("migrate", verbosity=0, interactive=False)
    built, erased = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        build.build_example(report=lambda line: None)
        built.append(time.perf_counter() - start)
        start = time.perf_counter()
        erase.erase_example(scope=command_scope())
        erased.append(time.perf_counter() - start)
    size = "4 Puskesmas, 31 villages, 23,179 figures"
    yield Result("demo: the example built", size, built, 180.0)
    yield Result("demo: the example erased", size, erased)
