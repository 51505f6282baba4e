"""Kenesh from Python: scenarios, sweeps and counts, by the program that this package brings.

    import kenesh
    s = kenesh.Scenario("kyrgyzstan-mekenchil").set("party.mekenchil.strength", 0.45)
    r = s.run(runs=100_000, seed=1)
    r.seats      # a pandas DataFrame; without pandas a list of dicts

A thin layer: the program computes, and its files are read. docs/guide.md shows it at work.
"""
from .errors import BadInput, Diagnostic, Error, Failed
from .native import path as program, version
from .results import Count, Result, Sweep
from .scenario import Scenario, count, sweep

__all__ = ["BadInput", "Count", "Diagnostic", "Error", "Failed", "Result", "Scenario", "Sweep",
           "count", "program", "sweep", "version"]
