"""Folders that go with what reads them."""
import pathlib
import shutil
import tempfile
import weakref


class Scratch:
    """A new folder, removed with this object or at the end of the process."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="kenesh-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
