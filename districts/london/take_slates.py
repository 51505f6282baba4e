#!/usr/bin/env python3
"""Writes slates-2022.csv, sums over the candidates of a slate, from the votes of London's wards.

    ./take_slates.py london-2022-block-vote.csv

Nobody's name is in either file. Slates as `kenesh validate` makes them: a group's candidates in a ward; where
they are more than the seats, those of one party; independents and small groups one by one. Wards of one
seat are left out. `log_squares` is the sum of squares of the logs of the candidates' votes about their mean.
"""

import collections
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tables import rows, write  # noqa: E402

ALONE = ("", "Independent", "Other")


def log_squares(votes):
    logs = [math.log(max(v, 0.5)) for v in votes]
    mean = sum(logs) / len(logs)
    return sum((one - mean) ** 2 for one in logs)


def slates(candidates, seats):
    """[party, votes of each, seats won] in the order of the file."""
    in_group = collections.Counter(c["party_group"] for c in candidates)
    out, at = [], {}
    for c in candidates:
        group = c["party_group"]
        key = (group, c["party"] if in_group[group] > seats else "")
        if key not in at or group in ALONE:
            at[key] = len(out)
            out.append([group or "Independent", [], 0])
        out[at[key]][1].append(int(c["votes"]))
        out[at[key]][2] += int(c["elected"])
    return out


def main():
    wards = {}
    for row in rows(sys.argv[1]):
        wards.setdefault((row["borough"], row["ward"]), []).append(row)
    places = list(dict.fromkeys(place for place, _ in wards))
    lines = []
    for place in places:
        for (borough, ward), candidates in wards.items():
            seats = int(candidates[0]["seats"])
            if borough != place or seats < 2:
                continue
            for party, votes, won in slates(candidates, seats):
                lines.append((borough, ward, seats, party, len(votes), sum(votes), f"{log_squares(votes):.10f}", won))
    write("slates-2022.csv", ("borough", "ward", "seats", "slate", "candidates", "votes", "log_squares", "won"), lines)


if __name__ == "__main__":
    main()
