"""Golden texts of papers live in tests/golden."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension


class GoldenPapers(AmberSnapshotExtension):
    """One snapshot file a test module, in tests/golden instead of beside the tests."""

    @classmethod
    def dirname(cls, *, test_location):
        return str(Path(test_location.filepath).parents[1] / "golden")


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(GoldenPapers)
