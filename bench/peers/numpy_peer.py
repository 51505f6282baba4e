#!/usr/bin/env python3
"""A peer to compare with: the main job in NumPy, vectorised over runs, float32.

    numpy_peer.py PLAN.json RUNS [BATCH [seats]]

PLAN.json is written by peer_boost. Prints runs per second, then means per system: seats of each
choice and some measures. Tallies what Kenesh tallies (numpy_tallies.py), or with `seats` mean seats
alone. All arrays have the runs on the last axis, so that every operation is contiguous; sums over
units are matrix products (BLAS); selection is argmax over the few candidates of a district, all
districts of one size together.
"""
import json
import sys
import time

import numpy as np

from numpy_tallies import Count, Tallies

F = np.float32


class Contest:
    def __init__(self, contest, units, choices):
        first_unit, first = contest["first_unit"], contest["first_candidate"]
        self.districts = len(first) - 1
        self.size = max(b - a for a, b in zip(first, first[1:]))
        self.choices = choices
        member = np.zeros((self.districts, units), F)
        for d in range(self.districts):
            member[d, contest["units"][first_unit[d]:first_unit[d + 1]]] = 1
        self.member = member
        shape = (self.districts, self.size)
        self.choice = np.zeros(shape, int)
        self.gender = np.zeros(shape, int)
        self.mean = np.zeros(shape, F)
        self.on = np.zeros(shape, bool)
        self.fielded = np.zeros((self.districts, choices), F)
        self.choice_of = np.zeros((choices, self.districts * self.size), F)
        for d in range(self.districts):
            for i, c in enumerate(range(first[d], first[d + 1])):
                self.choice[d, i] = contest["choice"][c]
                self.gender[d, i] = contest["gender"][c]
                self.mean[d, i] = contest["mean_effect"][c]
                self.on[d, i] = True
                self.fielded[d, contest["choice"][c]] += 1
                self.choice_of[contest["choice"][c], d * self.size + i] = 1


class Peer:
    def __init__(self, plan, batch, seats_alone=False, seed=1):
        self.plan, self.batch, self.seats_alone = plan, batch, seats_alone
        self.rng = np.random.Generator(np.random.SFC64(seed))
        choices = plan["choices"]
        self.choices, self.units = len(choices), len(plan["region"])
        self.region = np.array(plan["region"])
        self.regions = plan["regions"]
        self.in_region = np.zeros((self.regions, self.units), F)
        self.in_region[self.region, np.arange(self.units)] = 1
        self.registered = np.array(plan["registered"], F)[:, None]
        self.logit = np.array(plan["turnout_logit"], F)[:, None]
        self.mean = np.array(plan["mean_preference"], F).T[:, self.region, None]
        self.factor = np.array(plan["national_factor"], F)
        for name in ("region_sd", "unit_sd", "candidate_sd", "vote_management"):
            setattr(self, name, np.array([c[name] for c in choices], F))
        self.lists = np.array([c["list"] for c in choices])
        self.line = np.array([c["against_all"] for c in choices])
        self.contests = [Contest(c, self.units, self.choices) for c in plan["contests"]]
        self.seats = [np.zeros(self.choices) for _ in plan["systems"]]
        self.tallies = Tallies(plan)

    def z(self, *shape):
        return self.rng.standard_normal((*shape, self.batch), F)

    def draw(self):
        t = self.plan["turnout"]
        noise = F(t["national"]) * self.z(1) + (F(t["region"]) * self.z(self.regions))[self.region]
        noise += F(t["unit"]) * self.z(self.units)
        self.cast = self.registered / (1 + np.exp(-(self.logit + noise)))
        self.valid = self.cast * F(1 - t["invalid"])
        local = (self.region_sd[:, None, None] * self.z(self.choices, self.regions))
        local += (self.factor @ self.z(self.choices))[:, None, :]
        v = self.unit_sd[:, None, None] * self.z(self.choices, self.units)
        v += self.mean
        v += local[:, self.region]
        np.exp(v, out=v)
        v *= self.valid / v.sum(axis=0)
        self.votes = v

    def vote(self, contest):
        total = np.einsum("du,kub->dkb", contest.member, self.votes, optimize=True)
        valid = contest.member @ self.valid
        on = contest.on[:, :, None]
        phi = contest.mean[:, :, None] + (
            self.candidate_sd[contest.choice][:, :, None] * self.z(*contest.choice.shape))
        effect = np.where(on, np.exp(phi), 0)
        split = np.where(on, np.exp((1 - self.vote_management[contest.choice])[:, :, None] * phi), 0)
        effects = np.zeros_like(total)
        splits = np.zeros_like(total)
        rows = np.arange(contest.districts)
        for i in range(contest.size):
            effects[rows, contest.choice[:, i]] += effect[:, i]
            splits[rows, contest.choice[:, i]] += split[:, i]
        fielded = contest.fielded[:, :, None]
        scale = np.where(fielded > 0, effects / np.maximum(fielded, 1), 0)
        scale[:, self.line] = 1
        total *= scale
        share = valid / total.sum(axis=1)
        per_split = total / np.maximum(splits, F(1e-30)) * share[:, None]
        y = np.rint(per_split[rows[:, None], contest.choice] * split)
        return np.where(on, y, -1), valid

    def count_districts(self, tier, votes, count):
        contest = self.contests[tier["contest"]]
        whole, valid = votes[tier["contest"]]
        y = whole.copy()
        most = np.array(tier["max_same_gender"])[:, None]
        magnitude = np.array(tier["magnitude"])[:, None]
        taken = np.zeros((3, contest.districts, self.batch), int)
        gender = contest.gender[:, :, None]
        rows = np.arange(contest.districts)[:, None]
        run = np.arange(self.batch)
        won = np.full((magnitude.max(), contest.districts, self.batch), -1)
        last = np.zeros((contest.districts, self.batch), F)
        for seat in range(magnitude.max()):
            best = y.argmax(axis=1)
            here = magnitude > seat
            won[seat] = np.where(here, contest.choice[rows, best], -1)
            mine = contest.gender[rows, best]
            if not self.seats_alone:
                last = np.where(here, y[rows, best, run], last)
                count.elect(mine, last, here)
            np.put_along_axis(y, best[:, None], -2, axis=1)
            if most.any():
                for g in (1, 2):
                    taken[g] += mine == g
                    full = (taken[g] >= most) & (most > 0)
                    y = np.where((gender == g) & full[:, None], -2, y)
        live = won >= 0
        flat = (won * self.batch + run)[live]
        count.district += np.bincount(flat, minlength=self.choices * self.batch).reshape(
            self.choices, self.batch)
        if not self.seats_alone:
            count.votes += contest.choice_of @ whole.clip(min=0).reshape(-1, self.batch)
            if most.any():
                plain = self.last_of_plain(whole, magnitude.max())
                count.replaced += (last < plain).sum(axis=0)
            self.tallies.districts(count, tier, won, last, y.max(axis=1), valid)

    @staticmethod
    def last_of_plain(whole, seats):
        """Votes of the last seat if there were no gender rule."""
        y = whole.copy()
        for _ in range(seats - 1):
            np.put_along_axis(y, y.argmax(axis=1)[:, None], -2, axis=1)
        return y.max(axis=1)

    def count_list(self, tier, count):
        own = self.votes[self.lists].sum(axis=0)
        homeless = self.votes[~self.lists & ~self.line].sum(axis=0)
        scaled = self.votes[self.lists] * (1 + homeless / own)
        regional = np.rint(np.einsum("ru,kub->krb", self.in_region, scaled, optimize=True))
        regional = regional.astype(np.float64)
        base = np.rint(self.in_region @ self.cast).astype(np.float64)
        votes = regional.sum(axis=1)
        count.list_votes[self.lists] = votes
        ok = (1e6 * votes >= tier["national_ppm"] * base.sum(axis=0))
        ok &= (1e6 * regional >= tier["regional_ppm"] * base).all(axis=1)
        most, open_seats = tier["max_seats"], np.full(ok.shape[1:], float(tier["seats"]))
        while True:
            own = self.divide(np.where(ok, votes, 0), ok, open_seats)
            over = ok & (own > most)
            if not over.any():
                break
            count.list[self.lists] += (most * over).astype(int)
            open_seats -= most * over.sum(axis=0)
            ok &= ~over
        count.list[self.lists] += np.where(ok, own, 0).astype(int)
        count.women += np.ceil(count.list * (tier["women_ppm"] / 1e6) - 1e-9).sum(axis=0).astype(int)

    @staticmethod
    def divide(votes, ok, seats):
        """Hare quota and largest remainders."""
        passed = np.maximum(votes.sum(axis=0), 1)
        quotas = np.floor(votes * seats / passed)
        remainder = np.where(ok, votes * seats - quotas * passed, -1)
        left = seats - quotas.sum(axis=0)
        order = np.argsort(np.argsort(-remainder, axis=0, kind="stable"), axis=0)
        return quotas + (ok & (order < left))

    def run(self):
        self.draw()
        votes = [self.vote(c) for c in self.contests]
        counts = []
        for system, seats in zip(self.plan["systems"], self.seats):
            count = Count(self.choices, self.batch)
            for tier in system["tiers"]:
                if "contest" in tier:
                    self.count_districts(tier, votes, count)
                else:
                    self.count_list(tier, count)
            seats += (count.district + count.list).sum(axis=1)
            counts.append(count)
        if not self.seats_alone:
            self.tallies.add(self.votes.sum(axis=1), self.cast.sum(axis=0), counts)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    runs, batch = int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 256
    peer = Peer(plan, batch, "seats" in sys.argv[4:])
    start = time.perf_counter()
    for _ in range(runs // batch):
        peer.run()
    spent = time.perf_counter() - start
    done = runs // batch * batch
    print(f"runs_per_second {done / spent:.1f}")
    for system, seats in zip(plan["systems"], peer.seats):
        for choice, mean in zip(plan["choices"], seats / done):
            print(system["id"], choice["id"], f"{mean:.4f}")
    for number, system in enumerate(plan["systems"]):
        for measure, total in peer.tallies.means(number).items():
            print(system["id"], "#" + measure, f"{total / done:.6f}")


if __name__ == "__main__":
    main()
