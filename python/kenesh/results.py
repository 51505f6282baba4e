"""What the program wrote, read when it is asked for."""
import functools
import json
import pathlib

from . import native
from .tables import kinds_in, table


class Result:
    """A result folder (docs/output.md): of Scenario.run(), or of an earlier `kenesh run --out`."""

    def __init__(self, folder, draws=None, keep=None):
        self.folder = pathlib.Path(folder)
        self._draws = draws
        self._keep = keep  # a temporary folder lives as long as what reads it
        if not (self.folder / "manifest.json").is_file():
            raise FileNotFoundError(f"{self.folder} is not a result folder")

    def _json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def _table(self, name):
        kinds = kinds_in(self._json("datapackage.json"), name)
        return table((self.folder / name).read_text(encoding="utf-8"), kinds)

    @functools.cached_property
    def summary(self):
        """A line per system and choice: votes, seats with their range, chances, changes."""
        return self._table("summary.csv")

    @functools.cached_property
    def seats(self):
        """How often each choice had so many seats: system, choice, seats, runs."""
        return self._table("seats.csv")

    @functools.cached_property
    def districts(self):
        """The same by tier and district."""
        return self._table("districts.csv")

    @functools.cached_property
    def difference(self):
        """How often the new system gave a choice so many seats more than an old one."""
        return self._table("difference.csv")

    @functools.cached_property
    def draws(self):
        """A line per run, system and choice; of run(draws=True) alone."""
        if self._draws is None:
            raise ValueError("there are no draws: ask run(draws=True) for them")
        return table(pathlib.Path(self._draws).read_text(encoding="utf-8"))

    @functools.cached_property
    def json(self):
        """summary.json: everything, nested, with standard errors."""
        return self._json("summary.json")

    @functools.cached_property
    def manifest(self):
        """manifest.json: when, where and how fast it was computed."""
        return self._json("manifest.json")

    def __repr__(self):
        return f"<kenesh.Result of {self.json['runs']} runs in {self.folder}>"


class Sweep:
    """A store of `kenesh sweep` (docs/sweep.md)."""

    def __init__(self, store, keep=None):
        self.store = pathlib.Path(store)
        self._keep = keep

    @functools.cached_property
    def table(self):
        """A line per point, system, choice and measure."""
        return table(native.run("export", native.word(self.store)))

    @functools.cached_property
    def seats(self):
        """The histograms of seats of each point."""
        return table(native.run("export", native.word(self.store), "--seats"))

    def __repr__(self):
        return f"<kenesh.Sweep in {self.store}>"


class Count:
    """A real election counted under a system, or under two (docs/count.md)."""

    def __init__(self, words):
        self._words = words
        self._csv = native.run("count", *words, "--format", "csv")

    @functools.cached_property
    def seats(self):
        """A line per tier and choice, or per system, tier and choice of two systems."""
        return table(self._csv)

    @functools.cached_property
    def json(self):
        """Everything, nested: steps, quotas, ties."""
        return json.loads(native.run("count", *self._words, "--format", "json"))

    @property
    def explained(self):
        """Every step in words."""
        return native.run("count", *self._words, "--explain")
