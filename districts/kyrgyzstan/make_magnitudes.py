#!/usr/bin/env python3
"""Cuts the same voters into districts for ninety seats of one, two, three, five, six or nine each.

Reads units-2025.csv, keeps its regions, their turnout and their order along the country, and cuts
that line into 90, 45, 30, 18, 15 and 10 equal parts, and into the thirty-six of the old system.
Writes units-magnitudes.csv. Run it in this folder.
"""

from equal_parts import cut

COLUMNS = {f"of_{m}": 90 // m for m in (1, 2, 3, 5, 6, 9)} | {"smd_2021": 36}

cut(COLUMNS, "units-magnitudes.csv", lambda n: f"m{n:03d}")
