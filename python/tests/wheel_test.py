"""The package against the program and the data it came with: run by .ci/check-wheel, with pandas and
without. Numbers are compared with those that the program's own CSV files hold."""
import csv
import io
import math
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import kenesh

try:
    import pandas
except ImportError:
    pandas = None

NAME = "three-equal-parties"
FIRST_COLUMNS = ["system", "choice", "seats", "runs"]


def records(table):
    """Rows as dicts, whichever kind of table it is."""
    return table.to_dict("records") if pandas is not None else table


def program(*words):
    return subprocess.run([kenesh.program(), *words], check=True, capture_output=True,
                          text=True).stdout


class Runs(unittest.TestCase):
    def test_tables_are_the_programs(self):
        result = kenesh.Scenario(NAME).set("party.red.strength", 0.45).run(runs=2000, seed=7)
        self.assertIsInstance(result.seats, list if pandas is None else pandas.DataFrame)
        with tempfile.TemporaryDirectory() as folder:
            program("run", NAME, "--set", "party.red.strength=0.45", "--runs", "2000", "--seed",
                    "7", "--out", f"{folder}/r", "--quiet")
            for name in ("summary", "seats", "districts", "difference"):
                text = pathlib.Path(f"{folder}/r/{name}.csv").read_text()
                rows = records(getattr(result, name))
                wanted = list(csv.DictReader(io.StringIO(text)))
                self.assertEqual(len(rows), len(wanted))
                for row, want in zip(rows, wanted):
                    self.assertEqual(list(row), list(want))
                    for column, cell in want.items():
                        self.same(row[column], cell)

    def same(self, value, cell):
        if isinstance(value, str):
            self.assertEqual(value, cell)
        elif cell == "":
            self.assertTrue(value is None or math.isnan(value))
        else:
            self.assertEqual(value, float(cell))

    def test_the_mean_is_the_histograms(self):
        result = kenesh.Scenario(NAME).run(runs=1000)
        mean = {(row["system"], row["choice"]): row["seats"] for row in records(result.summary)}
        rows = [row for row in records(result.seats) if row["choice"] == "red"]
        for system in {row["system"] for row in rows}:
            seats = sum(r["seats"] * r["runs"] for r in rows if r["system"] == system)
            runs = sum(r["runs"] for r in rows if r["system"] == system)
            self.assertEqual(runs, 1000)
            self.assertAlmostEqual(seats / runs, mean[system, "red"], places=12)
        self.assertEqual(result.json["runs"], 1000)
        self.assertEqual(result.manifest["program"], "kenesh")

    def test_draws(self):
        result = kenesh.Scenario(NAME).run(runs=20, draws=True)
        self.assertEqual({row["run"] for row in records(result.draws)}, set(range(20)))
        with self.assertRaisesRegex(ValueError, "draws=True"):
            kenesh.Scenario(NAME).run(runs=20).draws

    def test_a_folder_that_stays_is_read_again(self):
        with tempfile.TemporaryDirectory() as scratch:
            result = kenesh.Scenario(NAME).run(runs=100, out=f"{scratch}/kept")
            again = kenesh.Result(f"{scratch}/kept")
            self.assertEqual(records(result.seats), records(again.seats))
            with self.assertRaisesRegex(FileNotFoundError, "not a result folder"):
                kenesh.Result(scratch)

    def test_a_scenario_does_not_change(self):
        first = kenesh.Scenario(NAME)
        second = first.set("party.red.strength", 0.45).set("runs", 50)
        self.assertEqual(first.settings, {})
        self.assertEqual(second.run().json["runs"], 50)
        self.assertEqual(eval(repr(second), {"kenesh": kenesh}).settings, second.settings)
        self.assertFalse(second.set("antithetic", False).run().json["scenario"]["antithetic"])


class Others(unittest.TestCase):
    def test_sweep(self):
        sweep = kenesh.sweep(NAME, {"party.red.strength": [0.2, 0.3]}, runs=200)
        rows = [r for r in records(sweep.table) if r["measure"] == "seats" and r["choice"] == "red"]
        self.assertEqual({row["party.red.strength"] for row in rows}, {0.2, 0.3})
        self.assertEqual(sum(r["runs"] for r in records(sweep.seats)) % 200, 0)
        same = kenesh.sweep(kenesh.Scenario(NAME), {"party.red.strength": "0.2:0.3:0.1"}, runs=200)
        self.assertEqual(records(same.seats), records(sweep.seats))

    def test_count(self):
        shipped = kenesh.program().resolve().parent.parent / "share" / "kenesh"
        votes = shipped / "districts" / "kyrgyzstan" / "results" / "lists-2021.csv"
        count = kenesh.count(votes, system="kyrgyzstan-2021-lists", votes_cast=1281622)
        self.assertEqual(sum(row["seats"] for row in records(count.seats)), 54)
        self.assertEqual(count.json["systems"][0]["seats"], 54)
        self.assertIn("quota", count.explained)
        two = kenesh.count(votes, system="kyrgyzstan-2021-lists", compare="kyrgyzstan-2015",
                           votes_cast=1281622)
        self.assertEqual(len({row["system"] for row in records(two.seats)}), 2)


class Mistakes(unittest.TestCase):
    def test_all_of_them_with_their_places(self):
        scenario = kenesh.Scenario(NAME).set("party.redd.strength", 0.4).set("rums", 5)
        for act in (scenario.check, scenario.run, lambda: kenesh.sweep(scenario, {"seed": [1, 2]})):
            with self.assertRaises(kenesh.BadInput) as caught:
                act()
            self.assertEqual(caught.exception.code, 2)
            first, second = caught.exception.diagnostics[:2]
            self.assertEqual(first.file, "--set party.redd.strength=0.4")
            self.assertEqual(first.suggestion, "red")
            self.assertEqual((second.file, second.line), ("--set rums=5", 0))
            self.assertIn("unknown party 'redd'", str(caught.exception))

    def test_in_a_file(self):
        with tempfile.TemporaryDirectory() as scratch:
            file = pathlib.Path(scratch) / "bad.toml"
            file.write_text("x = [\n")
            with self.assertRaises(kenesh.BadInput) as caught:
                kenesh.Scenario(file).run()
            (mistake,) = caught.exception.diagnostics
            self.assertEqual((mistake.file, mistake.line, mistake.column), (str(file), 1, 7))

    def test_of_options(self):
        with self.assertRaisesRegex(kenesh.BadInput, "--runs: '0'"):
            kenesh.Scenario(NAME).run(runs=0)
        with self.assertRaisesRegex(kenesh.BadInput, "--presision"):
            kenesh.Scenario(NAME).run(presision=0.1)
        with self.assertRaisesRegex(kenesh.BadInput, "no such file"):
            kenesh.Scenario("-no-option.toml").run()

    def test_a_program_that_is_not_there_or_not_for_here(self):
        with tempfile.TemporaryDirectory() as scratch:
            missing = pathlib.Path(scratch) / "kenesh"
            before = os.environ.get("KENESH_PROGRAM")
            os.environ["KENESH_PROGRAM"] = str(missing)
            try:
                with self.assertRaisesRegex(kenesh.Failed, "cannot start .*No such file"):
                    kenesh.version()
                missing.write_text("#!/bin/sh\necho \"libc.so.6: version not found\" >&2\nexit 127\n")
                missing.chmod(0o755)
                with self.assertRaisesRegex(kenesh.Failed, "does not run on this system.*libc"):
                    kenesh.version()
            finally:
                if before is None:
                    del os.environ["KENESH_PROGRAM"]
                else:
                    os.environ["KENESH_PROGRAM"] = before

    def test_an_interruption_is_one(self):
        """Ctrl-C reaches the program and Python alike; nothing is left running."""
        code = (f"import kenesh\ntry:\n    kenesh.Scenario({NAME!r}).run(runs=1_000_000_000)\n"
                "except KeyboardInterrupt:\n    print('interrupted')\n")
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True,
                                 start_new_session=True)
        time.sleep(1.5)
        os.killpg(child.pid, signal.SIGINT)
        timer = threading.Timer(60, child.kill)
        timer.start()
        self.assertEqual(child.communicate()[0], "interrupted\n")
        timer.cancel()


if __name__ == "__main__":
    unittest.main()
