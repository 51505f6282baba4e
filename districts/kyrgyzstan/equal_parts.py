"""The voters of units-2025.csv on a line along the country, cut into equal parts."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tables import rows, write


def turnout_by_region(units):
    voters, voted = {}, {}
    for row in units:
        number = int(row["registered"])
        voters[row["region"]] = voters.get(row["region"], 0) + number
        voted[row["region"]] = voted.get(row["region"], 0.0) + number * float(row["turnout"])
    return {region: f"{voted[region] / voters[region]:.3f}" for region in voters}


def cut(columns, table, name):
    """Keeps regions, their order and turnout, and cuts the line into as many parts as each column
    says.

    name(n) is the n-th unit's.
    """
    units = rows("units-2025.csv")
    turnout = turnout_by_region(units)
    segments = [(row["region"], int(row["registered"])) for row in units]
    total = sum(voters for _, voters in segments)

    # Ends of the regions along the line of voters; Osh and Chui appear twice, around their cities.
    region_ends, position = [], 0
    for region, voters in segments:
        position += voters
        if region_ends and region_ends[-1][0] == region:
            region_ends.pop()
        region_ends.append((region, position))
    cuts = {end for _, end in region_ends}
    for parts in columns.values():
        cuts |= {round(total * i / parts) for i in range(1, parts + 1)}

    lines, before = [], 0
    for end in sorted(cuts):
        region = next(here for here, last in region_ends if end <= last)
        middle = (before + end) / 2
        districts = [int(middle * parts // total) + 1 for parts in columns.values()]
        lines.append([name(len(lines) + 1), region, end - before, turnout[region], *districts, 1])
        before = end
    write(table, ["unit", "region", "registered", "turnout", *columns, "approximate"], lines)
