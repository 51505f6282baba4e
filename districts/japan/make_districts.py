#!/usr/bin/env python3
"""Makes units-districts.csv, candidates-single-2024.csv and baseline-districts-2024.csv: the 289
districts of 27 October 2024, who stood there, and what voters of each prefer.

A party that stood has its share there; one that did not has its list's share in the block
(**approximate**), and those who stood divide the rest in proportion to their shares. When supporters of
parties that do not stand divide as the others do, the shares are the district's results again.

district-shares-2024.csv: district, choice, share of those who stood; districts.csv: district, prefecture,
registered, larger district. Turnout by district is left out: the block's. Run it in this folder,
after make_lists.py. Prints mean preferences, the strengths of the scenario.
"""

import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

of_prefecture = {row["prefecture"]: row for row in rows("units.csv")}
lists = collections.defaultdict(dict)
for row in rows("baseline-2024.csv"):
    lists[row["region"]][row["choice"]] = float(row["share"])
stood = collections.defaultdict(dict)
for row in rows("district-shares-2024.csv"):
    stood[row["district"]][row["choice"]] = float(row["share"])
choices = [*next(iter(lists.values())), "independents"]

units, baseline, total, voters = [], [], collections.Counter(), 0.0
for row in rows("districts.csv"):
    name, place = row["district"], of_prefecture[row["prefecture"]]
    units.append([name, name, row["registered"], place["turnout"], name, place["block"], row["larger"], 1])
    share = {choice: lists[place["block"]].get(choice, 0.0) for choice in choices
             if choice not in stood[name]}
    left = (1 - sum(share.values())) / sum(stood[name].values())
    weight = int(row["registered"]) * float(place["turnout"])
    voters += weight
    for choice in choices:
        part = share[choice] if choice in share else stood[name][choice] * left
        total[choice] += part * weight
        baseline.append([name, choice, f"{part:.6f}"])
write("units-districts.csv",
      ["unit", "region", "registered", "turnout", "single", "block", "larger", "approximate"], units)
write("baseline-districts-2024.csv", ["region", "choice", "share"], baseline)
write("candidates-single-2024.csv", ["district", "candidate", "choice"],
      [[row["district"], choice + " 1", choice] for row in rows("districts.csv")
       for choice in choices if choice in stood[row["district"]]])
for choice in choices:
    print(f"{choice} {total[choice] / voters:.4f}")
