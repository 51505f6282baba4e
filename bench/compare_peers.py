#!/usr/bin/env python3
"""Whole elections a second of kenesh, of scalar C++ with Boost.Random and of NumPy, on one thread.

    bench/compare_peers.py [BUILD]      default: build/release, with the targets kenesh, peer_boost

Checks first that the three agree on every mean number of seats and on indices within four standard
errors; then runs them by turns, so that a change of the clock meets all alike, and prints medians
and ratios as Markdown. The peers tally what kenesh tallies; a second row of each counts mean seats
alone. NumPy runs with its best batch size and one BLAS thread.
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers"
BATCHES = (128, 256, 512, 1024, 2048)
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
SERIES = 7
SECONDS = 1.5           # of a series
CHECK_RUNS = 20480     # of each peer
ERRORS = 4.0
# Measures that are checked, and how much larger kenesh's unit is than the peers'.
MEASURES = {"women": 1, "gallagher": 100, "gallagher_pref": 100, "loosemore_hanby": 100,
            "effective_seats": 1}


def output(*words):
    command = [str(w) for w in words]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"compare_peers.py: failed: {' '.join(command)}")
    return done.stdout


def spread(measure, unit=1):
    return tuple(measure[part] / unit for part in ("mean", "sd", "se"))


class Kenesh:
    def __init__(self, build, scenario, *more):
        self.words = [build / "kenesh", "run", scenario, "--threads", "1", "--format", "json",
                      "--quiet", *more]

    def means(self, runs):
        """(system, choice or #measure) -> mean, deviation over runs and standard error."""
        means = {}
        for system in json.loads(output(*self.words, "--runs", runs))["systems"]:
            for choice in system["choices"]:
                means[system["id"], choice["id"]] = spread(choice["seats"])
            for measure, unit in MEASURES.items():
                means[system["id"], "#" + measure] = spread(system[measure], unit)
        return means

    def rate(self, runs):
        """Start-up, calibration and report are taken off by a run of next to nothing."""
        def seconds(n):
            start = time.perf_counter()
            output(*self.words, "--runs", n)
            return time.perf_counter() - start
        return runs / max(seconds(runs) - seconds(2), 1e-9)


class Peer:
    def __init__(self, *words, after=()):
        self.words, self.after = words, after

    def run(self, runs):
        lines = output(*self.words, runs, *self.after).splitlines()
        rate = float(lines[0].split()[1])
        means = {tuple(line.split()[:2]): float(line.split()[2]) for line in lines[1:]}
        return rate, means

    def rate(self, runs):
        return self.run(runs)[0]


def disagreements(ours, theirs, runs):
    """The worst difference in standard errors, and a line for each above the bound."""
    worst, lines = 0.0, []
    for key, (mean, deviation, error) in ours.items():
        se = math.hypot(deviation / math.sqrt(runs), error)
        difference = abs(theirs[key] - mean)
        # Printed with four decimals, or with six.
        printed = 5e-7 if key[1].startswith("#") else 5e-5
        errors = max(difference - printed, 0.0) / se if se > 0 else (0.0 if difference < 1e-3 else 1e9)
        worst = max(worst, errors)
        if errors > ERRORS:
            lines.append(f"{' '.join(key)}: {mean:.4f} against {theirs[key]:.4f}")
    return worst, lines


def check(kenesh, peers):
    ours = kenesh.means(20 * CHECK_RUNS)
    for name, peer in peers.items():
        worst, lines = disagreements(ours, peer.run(CHECK_RUNS)[1], CHECK_RUNS)
        if lines:
            sys.exit(f"compare_peers.py: {name} disagrees, nothing is timed:\n" + "\n".join(lines))
        print(f"{name}: means agree, worst {worst:.1f} standard errors", file=sys.stderr)


def python_with_numpy():
    """This interpreter, or the system's where only that one has NumPy."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import numpy"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0:
            return python
    sys.exit("compare_peers.py: no NumPy (Debian: python3-numpy)")


def best_batch(plan, *what):
    python = python_with_numpy()

    def numpy(batch):
        return Peer(python, PEERS / "numpy_peer.py", plan, after=(batch, *what))
    rates = {batch: statistics.median(numpy(batch).rate(8192) for _ in range(3))
             for batch in BATCHES}
    best = max(rates, key=rates.get)
    return best, numpy(best)


def measure(programs):
    """Medians of rates, every program in turn; each series takes about SECONDS."""
    sizes = {}
    for name, program in programs.items():
        runs = 8192
        while True:
            rate = program.rate(runs)
            if runs >= 0.5 * SECONDS * rate or runs >= 1 << 26:
                break
            runs = int(min(SECONDS * rate, 8 * runs))
        sizes[name] = max(int(SECONDS * rate) // 4096 * 4096, 4096)
    rates = {name: [] for name in programs}
    for _ in range(SERIES):
        for name, program in programs.items():
            rates[name].append(program.rate(sizes[name]))
    return {name: statistics.median(r) for name, r in rates.items()}


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(": ")[1].strip() for line in file if line.startswith("model name")]
    return names[0] if names else "unknown processor"


def report(build, rates, boost, numpy):
    version = output(build / "kenesh", "--version").strip().replace("\n", "; ")
    print(f"{processor()}; {version}; {time.strftime('%Y-%m-%d')}. Load {os.getloadavg()[0]:.1f}. "
          f"One thread, medians of {SERIES}.\n")
    print("| program | runs a second | times scalar Boost | times NumPy |")
    print("| --- | ---: | ---: | ---: |")
    for name, rate in rates.items():
        print(f"| {name} | {rate:,.0f} | {rate / rates[boost]:.1f} | {rate / rates[numpy]:.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", nargs="?", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--scenario", type=pathlib.Path,
                        default=ROOT / "bench" / "main-2026.toml")
    options = parser.parse_args()
    build = options.build.resolve()
    boost_program = next((p for p in (build / "bench" / "peer_boost", build / "peer_boost")
                          if p.exists()), None)
    if boost_program is None:
        sys.exit("compare_peers.py: no peer_boost in the build: ninja -C BUILD peer_boost")
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "plan.json"
        output(boost_program, options.scenario, plan)
        boost = Peer(boost_program, options.scenario)
        batch, numpy = best_batch(plan)
        batch_of_seats, numpy_seats = best_batch(plan, "seats")
        names = ("scalar C++, Boost.Random", f"NumPy float32, batch {batch}")
        kenesh = Kenesh(build, options.scenario)
        check(kenesh, dict(zip(names, (boost, numpy))))
        rates = measure({
            f"NumPy, mean seats alone, batch {batch_of_seats}": numpy_seats,
            names[1]: numpy,
            names[0] + ", mean seats alone": Peer(boost_program, options.scenario,
                                                  after=("seats",)),
            names[0]: boost,
            "kenesh, reference engine": Kenesh(build, options.scenario, "--engine", "reference"),
            "kenesh without twins": Kenesh(build, options.scenario, "--no-antithetic"),
            "kenesh": kenesh,
        })
        report(build, rates, *names)


if __name__ == "__main__":
    main()
