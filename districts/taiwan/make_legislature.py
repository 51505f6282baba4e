#!/usr/bin/env python3
"""Makes tables of candidates from ballot-2004.csv and ballot-2008.csv (numbers, no names), and
baseline-2004-for-2008.csv: the votes of 2004 for those who stood in 2008.

In 2008 the Kuomintang had the People First Party's candidates on its ticket: its voters of 2004 are
added. The Taiwan Solidarity Union and the Non-Partisan Solidarity Union stood in few districts: where
they did not, the Union's voters of 2004 are the DPP's, and the Non-Partisans' divide as the others do.
A place where a party stands now and stood not in 2004 gives no lean: the party's mean share is put
there (**approximate**). Run it in this folder.
"""

import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write


def candidates(year):
    for row in rows(f"ballot-{year}.csv"):
        number = 0
        for gender, count in (("m", int(row["men"])), ("f", int(row["women"]))):
            for _ in range(count):
                number += 1
                yield [row["district"], f"{row['choice']} {number}", row["choice"], gender]

for year in ("2004", "2008"):
    write(f"candidates-{year}.csv", ["district", "candidate", "choice", "gender"], candidates(year))

voters, within = collections.Counter(), collections.defaultdict(set)
for row in rows("units.csv"):
    voters[row["region"]] += int(row["registered"]) * float(row["turnout"])
    within[row["region"]].add(row["district_2008"])
stood = {(row["district"], row["choice"]) for row in rows("ballot-2008.csv")}
then = collections.defaultdict(dict)
for row in rows("baseline-2004.csv"):
    then[row["region"]][row["choice"]] = float(row["share"])

now = {}
for region, share in then.items():
    def stands(choice):
        return any((district, choice) in stood for district in within[region])
    now[region] = {
        "kmt": share["kmt"] + share["pfp"],
        "dpp": share["dpp"] + (0 if stands("tsu") else share["tsu"]),
        "npsu": share["npsu"] if stands("npsu") else 0,
        "tsu": share["tsu"] if stands("tsu") else 0,
        "independents": share["independents"] if stands("independents") else 0,
    }
for choice in ("kmt", "dpp"):
    there = [region for region in now if now[region][choice] > 0]
    mean = sum(now[r][choice] * voters[r] for r in there) / sum(voters[r] for r in there)
    for region in now:
        if now[region][choice] == 0:
            now[region][choice] = mean
write("baseline-2004-for-2008.csv", ["region", "choice", "share"],
      [[region, choice, f"{part / sum(share.values()):.6f}"]
       for region, share in now.items() for choice, part in share.items()])
