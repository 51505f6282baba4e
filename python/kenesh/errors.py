"""What goes wrong, with the program's diagnostics."""
import dataclasses
import re

# As sim/core/diagnostics.hpp writes them: "file:line:column: error: message; did you mean 'x'?".
_LINE = re.compile(r"(?P<file>.*?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?: error: (?P<message>.*?)"
                   r"(?:; did you mean '(?P<suggestion>.*)'\?)?")


@dataclasses.dataclass(frozen=True)
class Diagnostic:
    """One mistake: where it stands (line and column count from 1; 0: the whole file, or no file but
    a setting or option), what it is, and what was perhaps meant ("": nothing near)."""
    file: str
    line: int
    column: int
    message: str
    suggestion: str


def diagnostics_of(text):
    """Those among the lines of a program's stderr."""
    found = []
    for line in text.splitlines():
        if m := _LINE.fullmatch(line):
            found.append(Diagnostic(m["file"], int(m["line"] or 0), int(m["column"] or 0),
                                    m["message"], m["suggestion"] or ""))
    return found


class Error(Exception):
    """The program ended without a result; its words are the message."""

    def __init__(self, text, code):
        super().__init__(text.strip() or f"kenesh ended with exit code {code}")
        self.code = code
        self.diagnostics = diagnostics_of(text)


class BadInput(Error):
    """Mistakes in a scenario, a table, a setting or an option, all of them: see `diagnostics`."""


class Failed(Error):
    """The program could not finish, or not even start."""
