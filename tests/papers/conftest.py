"""Golden texts of papers live in tests/golden."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension

from tests.told import told


class GoldenPapers(AmberSnapshotExtension):
    """One snapshot file a test module, in tests/golden instead of beside the tests."""

    @classmethod
    def dirname(cls, *, test_location):
        return str(Path(test_location.filepath).parents[1] / "golden")


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(GoldenPapers)


@pytest.fixture
def story(world, settings, tmp_path):
    """The story of tests/papers/story.py; handed-out files go to a folder of the test."""
    from tests.papers.story import tell_story

    settings.MEDIA_ROOT = tmp_path / "files"
    return told("story", lambda: tell_story(world), after="world")
