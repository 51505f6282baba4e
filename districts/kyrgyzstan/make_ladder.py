#!/usr/bin/env python3
"""Cuts each of the thirty districts of 2025 into three single-member districts of equal size.

Reads units-2025.csv, keeps its regions, turnout, order and both districtings, and cuts its units where
a third of a district ends. Writes units-ladder.csv: the same voters with a column of_90. Run it in this
folder.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

PARTS = 3


def pieces(units):
    """(unit, voters, part) along the line, the units of one district cut at its thirds."""
    voters = {}
    for row in units:
        voters[row["district_2025"]] = voters.get(row["district_2025"], 0) + int(row["registered"])
    place = {}
    for row in units:
        district = row["district_2025"]
        whole, start = voters[district], place.get(district, 0)
        end = place[district] = start + int(row["registered"])
        for part in range(PARTS):
            here = min(end, round(whole * (part + 1) / PARTS)) - max(start, round(whole * part / PARTS))
            if here > 0:
                yield row, here, part + 1


def lines():
    for n, (row, voters, part) in enumerate(pieces(rows("units-2025.csv")), 1):
        district = row["district_2025"]
        yield [f"l{n:03d}", row["region"], voters, row["turnout"], district, row["smd_2021"],
               f"{district}.{part}", row["approximate"]]


write("units-ladder.csv", ["unit", "region", "registered", "turnout", "district_2025", "smd_2021",
                           "of_90", "approximate"], lines())
