"""The reviewed files of this room's `data/`, each read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data(name: str) -> dict[str, Any]:
    """One file as it stands; who asks does not change it."""
    return tomllib.loads((files("lokmin.yearly") / "data" / f"{name}.toml").read_text("utf-8"))
