"""Arelle's ixbrl-viewer, where it is installed: the inline page with Arelle's own inspector."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Final

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

_FILES: Final = {"xbrlviewer.html": "viewer.html", "ixbrlviewer.js": "ixbrlviewer.js"}
"""What Arelle writes → how it is delivered; the page asks for its script by that name."""


def viewer(page: Path) -> dict[str, bytes]:
    """The viewer's page and its script, by name; `page` is an inline report by its taxonomies."""
    silence = io.StringIO()
    with (
        tempfile.TemporaryDirectory() as name,
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
    ):
        options = RuntimeOptions(
            entrypointFile=str(page),
            internetConnectivity="offline",
            plugins="ixbrl-viewer",
            disablePersistentConfig=True,
            pluginOptions={
                "saveViewerDest": name,
                "viewerBasenameSuffix": "",
                "useStubViewer": None,
            },
        )
        with Session() as session:
            session.run(options)
        return {ours: (Path(name) / theirs).read_bytes() for theirs, ours in _FILES.items()}
