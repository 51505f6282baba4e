"""Scenarios with settings, and what the program does with them."""
import json
import os
import pathlib

from . import native
from .native import word
from .results import Count, Result, Sweep
from .scratch import Scratch


def _value(value):
    """As --set reads it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        # Within a list a word is a string of TOML; JSON writes it the same way.
        return "[" + ", ".join(json.dumps(v, ensure_ascii=False) if isinstance(v, str)
                               else _value(v) for v in value) + "]"
    if hasattr(value, "item"):  # a number of numpy's
        value = value.item()
    return repr(value)


def _options(**given):
    """--name value for what is given; True is a flag."""
    words = []
    for name, value in given.items():
        if value is None or value is False:
            continue
        option = "--" + name.replace("_", "-")
        for one in value if isinstance(value, (list, tuple)) else [value]:
            words += [option] if one is True else [option, one if isinstance(one, os.PathLike)
                                                   else _value(one)]
    return words


class Scenario:
    """A scenario file, or a shipped scenario by its name, with settings. It does not change: set()
    gives another one."""

    def __init__(self, path, settings=None):
        self.path = os.fspath(path)
        self.settings = dict(settings or {})

    def set(self, key, value):
        """The same scenario with a key of it (docs/scenario.md) set."""
        return Scenario(self.path, {**self.settings, key: value})

    def _words(self):
        words = [word(self.path)]
        for key, value in self.settings.items():
            words += ["--set", f"{key}={_value(value)}"]
        return words

    def check(self):
        """Raises BadInput with every mistake of the scenario and its tables."""
        native.run("check", *self._words())
        return self

    def run(self, runs=None, seed=None, *, out=None, force=False, draws=False, **options):
        """Simulates; options are those of `kenesh run` with _ for -: precision=0.05, threads=4.
        `out`: a folder that stays; without it the result's folder goes with the Result. `draws`
        keeps every run, by the reference engine, which is slower."""
        keep = Scratch()
        folder = pathlib.Path(out) if out is not None else keep.path / "results"
        lines = keep.path / "draws.csv" if draws else None
        native.run("run", *self._words(), "--quiet", "--format", "csv",
                    *_options(runs=runs, seed=seed, draws=lines, out=folder.absolute(), force=force,
                              **options))
        return Result(folder, draws=lines, keep=keep)

    def __repr__(self):
        sets = "".join(f".set({key!r}, {value!r})" for key, value in self.settings.items())
        return f"kenesh.Scenario({self.path!r}){sets}"


def _axis(key, values):
    if isinstance(values, str):
        return f"{key}={values}"
    return f"{key}=" + ",".join(_value(v) for v in values)


def sweep(scenario, vary=None, *, runs=None, seed=None, out=None, **options):
    """Simulates at many points: `vary` has values by key, a list or what --vary takes after the
    equals sign ("0.2:0.4:0.05"); several keys make a grid. `scenario`: a Scenario, or a file or name
    of a scenario or sweep. `out`: a store that stays, and that the same call goes on with."""
    scenario = scenario if isinstance(scenario, Scenario) else Scenario(scenario)
    keep = None
    if out is None:
        keep = Scratch()
        out = keep.path / "sweep.sqlite"
    axes = [_axis(key, values) for key, values in (vary or {}).items()]
    native.run("sweep", *scenario._words(), "--quiet",
                *_options(vary=axes, runs=runs, seed=seed, out=pathlib.Path(out).absolute(),
                          **options))
    return Sweep(out, keep)


def count(votes=None, *, system, **options):
    """Counts votes that were cast; options are those of `kenesh count` with _ for -:
    compare="kyrgyzstan-2015", votes_cast=1281622, drop=["Total"]."""
    words = [] if votes is None else [word(os.fspath(votes))]
    return Count([*words, *_options(system=system, **options)])
