#!/usr/bin/env python3
"""Makes units.csv and baseline-2024.csv of the lists of 27 October 2024: the register of 47 prefectures,
the turnout and the shares of eleven blocks.

registers.csv: prefecture, block, registered voters. list-votes-2024.csv: district (block), choice, votes.
A prefecture has its block's turnout, valid list votes over the block's register: turnout by
prefecture is left out (approximate). Run it in this folder.
"""

import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write

registered, valid = collections.Counter(), collections.Counter()
for row in rows("registers.csv"):
    registered[row["block"]] += int(row["registered"])
for row in rows("list-votes-2024.csv"):
    valid[row["district"]] += int(row["votes"])
write("units.csv", ["unit", "region", "registered", "turnout", "block", "prefecture"],
      [[row["prefecture"], row["block"], row["registered"],
        f"{valid[row['block']] / registered[row['block']]:.6f}", row["block"], row["prefecture"]]
       for row in rows("registers.csv")])
write("baseline-2024.csv", ["region", "choice", "share"],
      [[row["district"], row["choice"], f"{int(row['votes']) / valid[row['district']]:.6f}"]
       for row in rows("list-votes-2024.csv")])
