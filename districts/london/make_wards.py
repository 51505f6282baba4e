#!/usr/bin/env python3
"""Makes units.csv, wards.csv, baseline-2022.csv and candidates-2022.csv from slates-2022.csv.

What a ward's voters prefer is solved for: supporters such that slates have the votes they had, in expectation,
if a supporter gives each of the own slate's candidates a vote with chance USED, and of what is left over the
part SPILL goes to others (docs/methods.md, section 4). The number of ballots is not in the file: it is that of
all supporters (**approximate**). A ward is cut into as many equal units as it has seats (**approximate**).

USED and the deviation of candidates, 0.29, are where the logs of votes within the slates of every second
borough are most likely, as in docs/validation.md, but for SPILL: it is the largest tenth at which every ward has
such supporters (at 1 leaders of safe wards would leave more votes over than all others had). `make_wards.py fit`
prints that fit. Run it in this folder. Prints the seats of the parties.
"""

import collections
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write  # noqa: E402

USED, SPILL = 0.72, 0.3
PARTIES = {"Labour": "labour", "Conservative": "conservative", "LibDem": "libdem", "Green": "green",
           "Residents": "residents", "Aspire": "aspire"}
CHOICES = [*PARTIES.values(), "independents"]


def supporters(slates, seats, used, spill):
    """Of each of the slates (candidates, votes): supporters, own votes of each, votes from others, and how far
    from what they had."""
    own = [used * min(seats, n) for n, _ in slates]
    found = [votes / each for (_, votes), each in zip(slates, own)]
    for _ in range(200):
        everybody, others, farthest = sum(found), [0.0] * len(found), 0.0
        for j, one in enumerate(found):
            if everybody > one:
                left = spill * one * (seats - own[j]) / (everybody - one)
                others = [o + (left * found[k] if k != j else 0.0) for k, o in enumerate(others)]
        for k, (_, votes) in enumerate(slates):
            expected = found[k] * own[k] + others[k]
            if expected > 0:
                factor = 0.5 + 0.5 * votes / expected
                farthest = max(farthest, abs(factor - 1))
                found[k] *= factor
        if farthest < 1e-6:
            break
    return found, own, others, farthest


def fit(spill, half):
    """Log density, votes used and deviation of candidates where it is greatest; wards without supporters."""
    best = None
    for used in (u / 100 for u in range(50, 100, 2)):
        freedom = squares = logs = unsolved = 0
        for seats, slates in half:
            found, own, others, farthest = supporters([s[:2] for s in slates], seats, used, spill)
            unsolved += farthest > 1e-3
            for k, (n, _, square) in enumerate(slates):
                everything = found[k] * own[k] + others[k]
                if n < 2 or everything <= 0:
                    continue
                reach = (found[k] * own[k] * (1 - used) + others[k]) / everything
                freedom += n - 1
                squares += square / reach**2
                logs += (n - 1) * math.log(reach)
        variance = squares / freedom
        density = -logs - freedom / 2 * (math.log(2 * math.pi * variance) + 1)
        best = max(best or (density,), (density, used, math.sqrt(variance), unsolved))
    return best


def print_fits():
    of_ward = {}
    for row in rows("slates-2022.csv"):
        of_ward.setdefault((row["borough"], row["ward"], int(row["seats"])), []).append(
            (int(row["candidates"]), int(row["votes"]), float(row["log_squares"])))
    places = list(dict.fromkeys(key[0] for key in of_ward))
    half = [(key[2], slates) for key, slates in of_ward.items() if key[0] in places[::2]]
    for spill in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.0):
        density, used, deviation, unsolved = fit(spill, half)
        print(f"spill {spill}: used {used:.2f}, candidate {deviation:.2f}, log density {density:.1f}, "
              f"{unsolved} wards without supporters")


if sys.argv[1:] == ["fit"]:
    print_fits()
    sys.exit()

wards, won = {}, collections.Counter()
for row in rows("slates-2022.csv"):
    ward = wards.setdefault((row["borough"], row["ward"], int(row["seats"])), {})
    choice = PARTIES.get(row["slate"], "independents")
    candidates, votes = ward.get(choice, (0, 0))
    ward[choice] = (candidates + int(row["candidates"]), votes + int(row["votes"]))
    won[choice] += int(row["won"])

units, seats_of, baseline, candidates = [], [], [], []
for (borough, name, seats), slates in wards.items():
    ward = f"{borough}: {name}"
    found = dict(zip(slates, supporters(list(slates.values()), seats, USED, SPILL)[0]))
    voters = round(sum(found.values()))
    for part in range(seats):
        unit = f"{ward} {part + 1}"
        registered = voters * (part + 1) // seats - voters * part // seats
        units.append((unit, ward, registered, 1, ward, unit, borough))
    seats_of.append((ward, seats))
    for choice in CHOICES:
        baseline.append((ward, choice, f"{found.get(choice, 0.0) / sum(found.values()):.6f}"))
        for n in range(slates.get(choice, (0, 0))[0]):
            candidates.append((ward, f"{choice} {n + 1}", choice))

write("units.csv", ("unit", "region", "registered", "approximate", "ward", "part", "borough"), units)
write("wards.csv", ("district", "seats"), seats_of)
write("baseline-2022.csv", ("region", "choice", "share"), baseline)
write("candidates-2022.csv", ("district", "candidate", "choice"), candidates)
for choice in CHOICES:
    print(choice, won[choice])
