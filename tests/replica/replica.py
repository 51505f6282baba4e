#!/usr/bin/env python3
"""The scenario of this folder worked out again from docs/methods.md, in NumPy with its own random
numbers and its own calibration: gamma votes beside normal ones, personal_pull, strengths of contests'
own, a bloc.

    replica.py KENESH

Compares means and chances with summary.json of the program and fails if one of them differs by more
than four standard errors of the difference.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
RUNS = 100_000
rng = np.random.default_rng(20261128)

scenario = tomllib.loads((HERE / "scenario.toml").read_text())
with open(HERE / "units.csv", newline="") as file:
    units = list(csv.DictReader(file))
parties = scenario["party"]
choices = parties + [dict(scenario["independents"], id="independents"),
                     dict(scenario["against_all"], id="against-all")]
ids = [choice["id"] for choice in choices]
K, U, AGAINST = len(choices), len(units), len(choices) - 1
regions = list(dict.fromkeys(unit["region"] for unit in units))
region_of = np.array([regions.index(unit["region"]) for unit in units])
registered = np.array([float(unit["registered"]) for unit in units])
deviation, turnout = scenario["uncertainty"], scenario["turnout"]
lean = np.array([[choice.get("lean", {}).get(unit["region"], 0.0) for choice in choices]
                 for unit in units])


def normal(*shape):
    return rng.standard_normal((RUNS, *shape))


# Section 2: noise on the log scale, the same for every strength.
noise = (deviation["national"] * normal(1, K)
         + deviation["region"] * normal(len(regions), K)[:, region_of]
         + deviation["unit"] * normal(U, K))
logit = (np.log(turnout["mean"] / (1 - turnout["mean"])) + turnout["national"] * normal(1)
         + turnout["region"] * normal(len(regions))[:, region_of] + turnout["unit"] * normal(U))
voters = registered / (1 + np.exp(-logit))
valid = voters * (1 - turnout["invalid"])
weight = voters / voters.sum(1, keepdims=True)


def shares(strengths):
    """Shares of each unit whose expected national ones are `strengths`: section 3, on this very noise."""
    alpha = np.log(strengths)
    for _ in range(60):
        power = np.exp(alpha + lean + noise)
        share = power / power.sum(2, keepdims=True)
        mean = np.einsum("iu,iuk->k", weight, share) / RUNS
        alpha = alpha + np.log(strengths / mean)
        if np.abs(mean / strengths - 1).max() < 1e-7:
            return share
    raise SystemExit("the replica's calibration does not end")


national = np.array([choice["strength"] for choice in choices])
national = national / national.sum()


def of_contest(name):
    """Named shares hold, the others give way in proportion."""
    own = scenario.get("contest", {}).get(name, {}).get("strength", {})
    left = 1 - sum(own.values())
    others = sum(national[k] for k in range(K) if ids[k] not in own)
    return np.array([own.get(ids[k], national[k] * left / others) for k in range(K)])


def trigamma(x):
    total = 0.0
    while x < 20:  # recurrence, then the asymptotic series (Abramowitz and Stegun 6.4.6, 6.4.12)
        total, x = total + 1 / x**2, x + 1
    return total + 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3) - 1 / (30 * x**5) + 1 / (42 * x**7)


def shape_of(s):
    low, high = 1e-3, 1e6
    for _ in range(200):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if trigamma(middle) > s * s else (low, middle)
    return low


def effects(choice, n):
    """log of the personal factor of n candidates, mean factor 1."""
    own = choice.get("uncertainty", {})
    s = own.get("candidate", deviation["candidate"])
    if own.get("personal_votes", deviation["personal_votes"]) == "normal":
        return s * normal(n) - s * s / 2
    a = shape_of(s)
    return np.log(rng.gamma(a, size=(RUNS, n)) / a)


def women_of(j, n, d):
    """Which of the n candidates of choice j in district d are women: the last ones."""
    ppm, phase = round(1e6 * choices[j]["women"]), 618034 * j % 10**6
    count = (ppm * n * (d + 1) + phase) // 10**6 - (ppm * n * d + phase) // 10**6
    return [c >= n - count for c in range(n)]


def elect(name, column, seats, most_of_one_gender):
    """Seats of each choice and of women under one vote for one candidate: sections 4 and 6."""
    settings = scenario.get("contest", {}).get(name, {})
    votes = shares(of_contest(name)) * valid[:, :, None]
    won, women = np.zeros((RUNS, K), int), np.zeros(RUNS, int)
    districts = list(dict.fromkeys(unit[column] for unit in units))
    for d, district in enumerate(districts):
        inside = [u for u in range(U) if units[u][column] == district]
        x = votes[:, inside].sum(1)
        ballots = valid[:, inside].sum(1)
        total, lines = x[:, AGAINST].copy(), []
        for k, choice in enumerate(choices[:AGAINST]):
            n = choice.get("candidates_single", choice["candidates"]) if seats == 1 else choice["candidates"]
            if seats == 1 and choice is not choices[-2] and "candidates_single" not in choice:
                n = 1
            phi, is_woman = effects(choice, n), women_of(k, n, d)
            phi = phi + np.where(is_woman, settings.get("women_effect", deviation["women_effect"]), 0.0)
            pull = settings.get("personal_pull", 1.0)
            p = x[:, k] * np.exp(phi).mean(1) ** pull
            power = np.exp((1 - choice.get("vote_management", 0.0)) * phi)
            lines += [(k, woman, p * q) for woman, q in zip(is_woman, (power / power.sum(1, keepdims=True)).T)]
            total = total + p
        y = np.stack([np.rint(ballots * line[2] / total) for line in lines], 1)
        of_choice = np.array([line[0] for line in lines])
        of_women = np.array([line[1] for line in lines])
        # Equal votes: the candidate listed first.
        order = np.argsort(-y, axis=1, kind="stable")
        had = np.zeros((RUNS, 2), int)
        left = np.full(RUNS, seats)
        rows = np.arange(RUNS)
        for place in range(order.shape[1]):
            one = order[:, place]
            sex = of_women[one].astype(int)
            in_ = (left > 0) & (had[rows, sex] < most_of_one_gender)
            won[rows[in_], of_choice[one[in_]]] += 1
            women[in_] += sex[in_]
            had[rows[in_], sex[in_]] += 1
            left[in_] -= 1
        assert (left == 0).all()
    return won, women


def lists(seats):
    """Sainte-Lague over the nation: section 5."""
    x = shares(national) * valid[:, :, None]
    own = x[:, :, :AGAINST - 1]
    without = x[:, :, AGAINST - 1] * (1 - scenario["list_abstain"])
    own = own + without[:, :, None] * own / own.sum(2, keepdims=True)
    by_region = np.stack([own[:, region_of == r].sum(1) for r in range(len(regions))], 1)
    votes = np.rint(by_region).sum(1)
    won = np.zeros((RUNS, K), int)
    rows = np.arange(RUNS)
    for _ in range(seats):
        best = np.argmax(votes / (2 * won[:, :AGAINST - 1] + 1), axis=1)
        won[rows, best] += 1
    return won


def told(seats, women, house, system):
    """What is compared, by name: a number for each run."""
    out = {("women", None): women} if system == "districts" else {}
    bloc = [ids.index(member) for member in scenario["bloc"][0]["members"]]
    for k in range(AGAINST):
        out["seats", ids[k]] = seats[:, k]
        if ids[k] != "independents":
            out["majority", ids[k]] = 2 * seats[:, k] > house
    out["bloc seats", "cabinet"] = seats[:, bloc].sum(1)
    out["bloc majority", "cabinet"] = 2 * seats[:, bloc].sum(1) > house
    return out


def of_program(system, what, name):
    if what == "women":
        return system["women"]["mean"], system["women"]["se"]
    table = system["blocs"] if what.startswith("bloc") else system["choices"]
    row = next(one for one in table if one["id"] == name)
    if what.endswith("majority"):
        return row["p_majority"]["p"], row["p_majority"]["se"]
    return row["seats"]["mean"], row["seats"]["se"]


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "run", str(HERE / "scenario.toml"), "--quiet", "--out", folder + "/out"],
                       check=True, stdout=subprocess.DEVNULL)
        summary = json.loads(pathlib.Path(folder, "out", "summary.json").read_text())
    by_system = {system["id"]: system for system in summary["systems"]}
    three, women = elect("three", "district", 3, 2)
    one, _ = elect("one", "seat", 1, 1)
    mine = {"districts": told(three, women, 12, "districts"),
            "mixed": told(one + lists(9), None, 21, "mixed")}
    worst, wrong = 0.0, []
    for system, numbers in mine.items():
        for (what, name), runs in numbers.items():
            theirs, error = of_program(by_system[system], what, name)
            both = np.hypot(error, runs.std() / np.sqrt(RUNS))
            away = (runs.mean() - theirs) / both if both > 0 else 0.0
            worst = max(worst, abs(away))
            line = f"{system:10} {what:14} {name or '':13} {runs.mean():9.4f} {theirs:9.4f} {away:6.2f} errors"
            print(line)
            if abs(away) > 4:
                wrong.append(line)
    print(f"largest difference: {worst:.2f} standard errors of {sum(map(len, mine.values()))} comparisons")
    sys.exit("\n".join(["differ by more than four standard errors:", *wrong]) if wrong else 0)


main()
