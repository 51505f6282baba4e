#!/usr/bin/env python3
"""Takes from a folder of results of 27 October 2024 what this folder ships of the single-member
districts: who stood with which share, registers, and larger districts made of neighbours.

    take_districts.py FOLDER

FOLDER has units.csv (unit,region,registered,single,multi), results-smd-2024.csv (region,choice,share; a
share of 0: did not stand) and magnitudes.csv (district,seats of the larger ones). Prefectures are named
as in registers.csv, by their registers. Run it in this folder; make_districts.py
does the rest.
"""

import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

source = pathlib.Path(sys.argv[1])

units = rows(source / "units.csv")
native = collections.Counter()
for row in units:
    native[re.sub(r"\d+$", "", row["unit"])] += int(row["registered"])
# The same register: a prefecture is known by its number of voters.
prefecture = {name: min(rows(pathlib.Path("registers.csv")), key=lambda row: abs(int(row["registered"]) - there))
              for name, there in native.items()}
assert len({row["prefecture"] for row in prefecture.values()}) == 47
assert all(abs(int(prefecture[name]["registered"]) - there) < 50 for name, there in native.items())


def named(district):
    """Prefecture and number or letter, as in tokyo-15, tokyo-c."""
    name, place = re.fullmatch(r"(.*?) ?(\d+|[A-Z]+)", district).groups()
    return f"{prefecture[name]['prefecture']}-{place.lower()}"

write("districts.csv", ["district", "prefecture", "registered", "larger"],
      [[named(row["unit"]), prefecture[re.sub(r"\d+$", "", row["unit"])]["prefecture"],
        row["registered"], named(row["multi"])] for row in units])
write("larger-districts.csv", ["district", "seats"],
      [[named(row["district"]), row["seats"]] for row in rows(source / "magnitudes.csv")])
write("district-shares-2024.csv", ["district", "choice", "share"],
      [[named(row["region"]), row["choice"], row["share"]]
       for row in rows(source / "results-smd-2024.csv") if float(row["share"]) > 0])
