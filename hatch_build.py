"""Puts the sample minutes into the wheel as an archive, so that asking them parses nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_THE_WHEEL = "casetrack/data/samples.casetrack"


class SamplesHook(BuildHookInterface[Any]):
    """Makes the archive outside of the source tree, where it would grow old unseen."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the archive to a wheel; an editable one has none, for its rules may change."""
        if version == "editable":
            return
        sys.path.insert(0, os.path.join(self.root, "src"))
        from casetrack.archive.place import build_samples

        self._folder = tempfile.TemporaryDirectory()
        archive = os.path.join(self._folder.name, "samples.casetrack")
        build_samples(archive)
        build_data["force_include"][archive] = IN_THE_WHEEL

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made beside the wheel."""
        if version != "editable":
            self._folder.cleanup()
