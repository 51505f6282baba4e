#!/usr/bin/env python3
"""Takes from a folder of election results what this folder ships of the Legislative Yuan: registers,
shares by township, seats of districts, and how many men and women stood. Names of people stay behind.

    take_legislature.py FOLDER

FOLDER has units.csv (pieces of townships in the districts of 2004 and 2008), results-2004.csv
(region,choice,share), magnitudes-2004.csv, magnitudes-2008.csv, and a table of candidates of each year
(district,candidate,choice,gender). A party without a row in a township did not stand there: 0.
Run it in this folder; make_legislature.py does the rest.
"""

import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

CHOICES = ["dpp", "kmt", "pfp", "tsu", "npsu", "independents"]
source = pathlib.Path(sys.argv[1])

# Where a township lies in several districts of 2008 its votes were shared out by registers.
pieces = rows(source / "units.csv")
several = collections.Counter(row["region"] for row in pieces)
write("units.csv", ["unit", "region", "registered", "turnout", "district_2004", "district_2008", "approximate"],
      [[row["unit"], row["region"], row["registered"], row["turnout"], row["district_2004"],
        row["district_2008"], int(several[row["region"]] > 1)] for row in pieces])

shares = {(row["region"], row["choice"]): row["share"] for row in rows(source / "results-2004.csv")}
regions = list(dict.fromkeys(row["region"] for row in pieces))
write("baseline-2004.csv", ["region", "choice", "share"],
      [[region, choice, f"{float(shares.get((region, choice), 0)):.6f}"]
       for region in regions for choice in CHOICES])

for year in ("2004", "2008"):
    seats = rows(source / f"magnitudes-{year}.csv")
    write(f"magnitudes-{year}.csv", list(seats[0]), [list(row.values()) for row in seats])
    stood = collections.Counter((row["district"], row["choice"], row["gender"])
                                for row in rows(source / f"candidates-{year}.csv"))
    write(f"ballot-{year}.csv", ["district", "choice", "men", "women"],
          [[row["district"], choice, stood[row["district"], choice, "m"],
            stood[row["district"], choice, "f"]]
           for row in seats for choice in CHOICES
           if stood[row["district"], choice, "m"] + stood[row["district"], choice, "f"] > 0])
