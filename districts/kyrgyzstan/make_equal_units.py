#!/usr/bin/env python3
"""Cuts the same voters into districts of equal size.

Reads units-2025.csv, keeps its regions, their turnout and their order along the country, and cuts
that line into thirty and into thirty-six equal parts instead of the known and approximated
boundaries. Writes units-equal.csv. Run it in this folder.
"""

from equal_parts import cut

COLUMNS = {"district_2025": 30, "smd_2021": 36}

cut(COLUMNS, "units-equal.csv", lambda n: f"e{n:02d}")
