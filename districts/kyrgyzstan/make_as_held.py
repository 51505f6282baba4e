#!/usr/bin/env python3
"""Makes candidates-2025.csv and units-2025.csv: the ballots and the turnout of 30 November 2025.

Candidates. districts_2025.csv has the number on the ballot of 27 districts; the three without one
(25, 26, 30) share what is left of 460. The 189 women are spread in proportion to the ballots. Of the
nine candidates of Yntymak it is not known where they stood: every third district from the second on
has one. In districts 16 and 23, where a woman is known to have been among the strongest (16.6 % and,
first of all, 25.5 %), a woman is listed first; elsewhere men come first. The first candidates of a
choice are its front-runners (scenarios/kyrgyzstan-2025-as-held.toml). Names are made up of the
district's number and a letter for the gender: no person is meant.

Registers. units.csv is older than four districts' registers that were quoted in November 2025; here
the units of each district are scaled to districts_2025.csv.

Turnout. Known: No. 13 47.8 %, No. 20 24.6 %, the nation 36.9 %; Bishkek, Chui and Osh city 25 to 27 %;
the south and Naryn about 40 %. Talas and Issyk-Kul are not known: they get the south's rate, which
is the one that gives the nation's 1,584,446 voters. Run it in this folder.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

ON_THE_BALLOT, WOMEN, OF_YNTYMAK, VOTED = 460, 189, 9, 1_584_446
STRONG_WOMAN = {"16", "23"}
TURNOUT_OF_DISTRICT = {"13": 0.478, "20": 0.246}
TURNOUT_OF_REGION = {"Bishkek": 0.26, "Chui": 0.26, "Osh city": 0.26}


def ballots():
    """District -> number of candidates."""
    table = {row["district"]: row["candidates"] for row in rows("districts_2025.csv")}
    known = {district: int(number) for district, number in table.items() if number}
    unknown = [district for district, number in table.items() if not number]
    left = ON_THE_BALLOT - sum(known.values())
    for i, district in enumerate(unknown):
        known[district] = left * (i + 1) // len(unknown) - left * i // len(unknown)
    return {district: known[district] for district in table}


def candidates():
    before = 0
    for place, (district, number) in enumerate(ballots().items()):
        women = (WOMEN * (before + number) // ON_THE_BALLOT) - (WOMEN * before // ON_THE_BALLOT)
        before += number
        people = [(f"{district} m{i + 1}", "m") for i in range(number - women)]
        ladies = [(f"{district} f{i + 1}", "f") for i in range(women)]
        people = ladies[:1] + people + ladies[1:] if district in STRONG_WOMAN else people + ladies
        party = number - women - 1 if place % 3 == 1 and place // 3 < OF_YNTYMAK else None
        for i, (name, gender) in enumerate(people):
            yield district, name, "yntymak" if i == party else "independents", gender


def scaled_units():
    """The units of units.csv with the registers of districts_2025.csv, whole voters."""
    table = rows("units.csv")
    of_district = {row["district"]: int(row["registered"]) for row in rows("districts_2025.csv")}
    before = {}
    for row in table:
        before[row["district_2025"]] = before.get(row["district_2025"], 0) + int(row["registered"])
    place = {}
    for row in table:
        district, voters = row["district_2025"], int(row["registered"])
        start = place.get(district, 0)
        end = place[district] = start + voters
        whole, part = of_district[district], before[district]
        yield row | {"registered": whole * end // part - whole * start // part}


def units():
    table = list(scaled_units())

    def rate(row, south):
        known = TURNOUT_OF_DISTRICT.get(row["district_2025"])
        return known if known is not None else TURNOUT_OF_REGION.get(row["region"], south)

    def voters(south):
        return sum(int(row["registered"]) * rate(row, south) for row in table)

    south = (VOTED - voters(0.0)) / (voters(1.0) - voters(0.0))
    for row in table:
        yield [row["unit"], row["region"], row["registered"], f"{rate(row, south):.3f}",
               row["district_2025"], row["smd_2021"], row["approximate"]]

write("candidates-2025.csv", ["district", "candidate", "choice", "gender"], candidates())
write("units-2025.csv", ["unit", "region", "registered", "turnout", "district_2025", "smd_2021",
                         "approximate"],
      units())
