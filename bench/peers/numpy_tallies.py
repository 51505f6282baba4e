"""What the NumPy peer tallies of a batch: histograms, sums and squares, events, paired differences.

The list is docs/output.md's: per system and choice seats by kind of tier and shares of the vote, per
system women, indices of disproportionality and effective numbers, per district seats of each choice
and the margin of the last seat, between systems the differences run by run.
"""
import numpy as np

SHARE = 1000        # bins of shares: 0.1 points
CLOSE = 0.01        # a close margin, share of valid votes


class Count:
    """What one system gives in every run of a batch."""

    def __init__(self, choices, runs):
        self.district = np.zeros((choices, runs), int)
        self.list = np.zeros((choices, runs), int)
        self.votes = np.zeros((choices, runs), np.float32)          # of candidates
        self.list_votes = np.zeros((choices, runs), np.float32)
        self.women = np.zeros(runs, int)
        self.replaced = np.zeros(runs, int)
        self.ties = np.zeros(runs, int)
        self.elected_votes = np.zeros(runs, np.float32)

    def elect(self, gender, votes, here):
        self.women += ((gender == 2) & here).sum(axis=0)
        self.elected_votes += np.where(here, votes, 0).sum(axis=0)


class Sums:
    """A measure's sum and sum of squares over runs."""

    def __init__(self):
        self.total = self.squares = 0.0

    def add(self, values):
        self.total += values.sum()
        self.squares += np.square(values, dtype=np.float64).sum()


def histogram(counts, values):
    """Adds a row's whole numbers (rows x runs) to that row's bins."""
    rows, bins = counts.shape
    at = np.clip(values, 0, bins - 1) + bins * np.arange(rows)[:, None]
    counts += np.bincount(at.ravel(), minlength=counts.size).reshape(counts.shape)


class SystemTallies:
    def __init__(self, choices, house):
        self.house = house
        self.seats = np.zeros((choices, house + 1), np.int64)
        self.district = np.zeros((choices, house + 1), np.int64)
        self.list = np.zeros((choices, house + 1), np.int64)
        self.share = np.zeros((choices, SHARE + 1), np.int64)
        self.events = np.zeros((3, choices), np.int64)  # majority, two thirds, largest
        self.inversions = self.tied = 0
        self.women = np.zeros((1, house + 1), np.int64)
        self.of = {name: Sums() for name in (
            "women", "gender_replacement", "ties", "wasted", "gallagher", "loosemore_hanby",
            "effective_votes", "effective_seats", "gallagher_pref", "loosemore_hanby_pref",
            "effective_pref")}
        self.gallagher = np.zeros((1, SHARE + 1), np.int64)
        self.district_seats = {}
        self.margin = {}
        self.close = {}


class Tallies:
    def __init__(self, plan):
        self.plan = plan
        choices = plan["choices"]
        self.choices = len(choices)
        self.line = np.array([c["against_all"] for c in choices])
        self.independents = np.array([c["id"] == "independents" for c in choices])
        self.actors = ~self.line & ~self.independents
        self.lists = np.array([c["list"] for c in choices])
        self.registered = sum(plan["registered"])
        self.preference = np.zeros((self.choices, SHARE + 1), np.int64)
        self.turnout = Sums()
        self.systems = [SystemTallies(self.choices, self.house(s)) for s in plan["systems"]]
        first = self.systems[0].house
        self.differences = [np.zeros((3, self.choices, 2 * first + 1), np.int64)
                            for _ in self.systems[1:]]
        self.moved = [Sums() for _ in self.systems[1:]]

    @staticmethod
    def house(system):
        return sum(sum(t["magnitude"]) if "contest" in t else t["seats"] for t in system["tiers"])

    def districts(self, count, tier, won, last, following, valid):
        """`won`: seats x districts x runs, the choices that won them; `last`, `following`: votes of
        the last seat and of who would take it next."""
        seats, districts, runs = won.shape
        count.ties += (last == following).sum(axis=0)
        system = self.systems[tier["system"]]
        if tier["contest"] not in system.margin:
            system.margin[tier["contest"]] = np.zeros((2, districts))
            system.close[tier["contest"]] = np.zeros(districts, int)
            system.district_seats[tier["contest"]] = np.zeros(
                (districts * self.choices, seats + 1), np.int64)
        margin = (last - np.maximum(following, 0)) / valid
        system.margin[tier["contest"]][0] += margin.sum(axis=1)
        system.margin[tier["contest"]][1] += np.square(margin).sum(axis=1)
        system.close[tier["contest"]] += (margin < CLOSE).sum(axis=1)
        mine = np.zeros((districts, self.choices, runs), np.int8)
        for k in range(self.choices):
            mine[:, k] = (won == k).sum(axis=0)
        histogram(system.district_seats[tier["contest"]], mine.reshape(-1, runs))

    def add(self, wanted, cast, counts):
        wanted = np.where(self.line[:, None], 0, wanted)
        preference = wanted / wanted.sum(axis=0)
        histogram(self.preference, np.rint(preference * SHARE).astype(int))
        self.turnout.add(cast / self.registered)
        for system, count in zip(self.systems, counts):
            self.add_system(system, count, preference)
        for bins, moved, system, count in zip(self.differences, self.moved, self.systems[1:],
                                              counts[1:]):
            parts = (counts[0].district - count.district, counts[0].list - count.list)
            house = self.systems[0].house
            for row, part in zip(bins, (*parts, parts[0] + parts[1])):
                histogram(row, part + house)
            moved.add(np.abs(parts[0] + parts[1]).sum(axis=0) / 2)

    def add_system(self, system, count, preference):
        seats = count.district + count.list
        lists = count.list_votes.any()
        votes = count.list_votes if lists else count.votes
        total = votes.sum(axis=0)
        share = votes / total
        for bins, values in ((system.seats, seats), (system.district, count.district),
                             (system.list, count.list),
                             (system.share, np.rint(share * SHARE).astype(int)),
                             (system.women, count.women[None])):
            histogram(bins, values)
        self.events(system, seats, votes)
        wasted = (np.where(count.list > 0, 0, votes).sum(axis=0) if lists
                  else total - count.elected_votes)
        part = seats / system.house
        of = system.of
        of["women"].add(count.women)
        of["gender_replacement"].add(count.replaced)
        of["ties"].add(count.ties)
        of["wasted"].add(wasted / total)
        of["effective_votes"].add(1 / np.square(share).sum(axis=0))
        # Every independent is a party of its own.
        alone = np.where(self.independents[:, None], np.sqrt(seats), seats)
        of["effective_seats"].add(np.square(seats.sum(axis=0)) / np.square(alone).sum(axis=0))
        of["effective_pref"].add(1 / np.square(preference[self.actors]).sum(axis=0))
        for name, by in (("", share), ("_pref", preference)):
            distance = (by - part)[self.actors]
            gallagher = np.sqrt(np.square(distance).sum(axis=0) / 2)
            of["gallagher" + name].add(gallagher)
            of["loosemore_hanby" + name].add(np.abs(distance).sum(axis=0) / 2)
            if not name:
                histogram(system.gallagher, np.rint(gallagher * SHARE).astype(int)[None])

    def events(self, system, seats, votes):
        parties = np.where(self.actors[:, None], seats, -1)
        most = parties.max(axis=0)
        largest = (parties == most) & (most > 0)
        alone = largest.sum(axis=0) == 1
        system.events[0] += (2 * seats > system.house).sum(axis=1)
        system.events[1] += (3 * seats >= 2 * system.house).sum(axis=1)
        system.events[2] += (largest & alone).sum(axis=1)
        system.tied += (~alone).sum()
        leader = np.where(self.actors[:, None], votes, -1).max(axis=0)
        system.inversions += (alone & (np.where(largest, votes, 0).sum(axis=0) < leader)).sum()

    def means(self, number):
        """Sums over runs of measures that a comparison of programs can check."""
        of = self.systems[number].of
        return {name: of[name].total for name in ("women", "gallagher", "gallagher_pref",
                                                  "loosemore_hanby", "effective_seats")}
