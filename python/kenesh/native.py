"""The program inside the package, and how it is run."""
import os
import pathlib
import signal
import subprocess
import sys

from .errors import BadInput, Failed

_BAD_INPUT = 2  # exit codes: docs/guide.md
_INTERRUPTED = 130


def path():
    """The program: that of the package, or the one that KENESH_PROGRAM names."""
    named = os.environ.get("KENESH_PROGRAM")
    if named:
        return pathlib.Path(named)
    return pathlib.Path(__file__).parent / "installed" / "bin" / "kenesh"


def run(*words):
    """What the program writes to stdout. Raises BadInput, Failed and KeyboardInterrupt."""
    command = [os.fspath(path()), *map(os.fspath, words)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", errors="backslashreplace", check=False)
    except OSError as error:
        raise Failed(f"cannot start {command[0]}: {error.strerror}", 1) from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode in (_INTERRUPTED, -signal.SIGINT):
        raise KeyboardInterrupt
    if done.returncode == _BAD_INPUT:
        raise BadInput(done.stderr, done.returncode)
    # 127 is the loader's: a C library or another library that the program needs is not there.
    told = done.stderr
    if done.returncode == 127:
        told = "the program does not run on this system: " + told
    raise Failed(told, done.returncode)


def word(path):
    """A path as a word of a command line, where a dash would begin an option."""
    text = os.fspath(path)
    return "./" + text if text.startswith("-") else text


def version():
    """Version, commit, compiler and instruction sets, as `kenesh --version` prints them."""
    return run("--version")


def main():
    """The command `kenesh`: the program itself in place of this process."""
    program = os.fspath(path())
    try:
        os.execv(program, ["kenesh", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"kenesh: error: cannot start {program}: {error.strerror}")
