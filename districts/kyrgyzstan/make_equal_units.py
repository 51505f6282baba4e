#!/usr/bin/env python3
"""Cuts the same voters into districts of equal size.

Reads units.csv, keeps its regions and their order along the country, and cuts that line into thirty
and into thirty-six equal parts instead of the known and approximated boundaries. Writes
units-equal.csv. Run it in this folder.
"""
import csv

SYSTEMS = {"district_2025": 30, "smd_2021": 36}

with open("units.csv", encoding="utf-8", newline="") as file:
    segments = [(row["region"], int(row["registered"])) for row in csv.DictReader(file)]
total = sum(voters for _, voters in segments)

# Ends of the regions along the line of voters; Osh and Chui appear twice, around their cities.
region_ends, position = [], 0
for region, voters in segments:
    position += voters
    if region_ends and region_ends[-1][0] == region:
        region_ends.pop()
    region_ends.append((region, position))
cuts = {end for _, end in region_ends}
for parts in SYSTEMS.values():
    cuts |= {round(total * i / parts) for i in range(1, parts + 1)}

rows, before = [], 0
for end in sorted(cuts):
    region = next(name for name, last in region_ends if end <= last)
    middle = (before + end) / 2
    districts = [int(middle * parts // total) + 1 for parts in SYSTEMS.values()]
    rows.append([f"e{len(rows) + 1:02d}", region, end - before, *districts, 1])
    before = end

with open("units-equal.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["unit", "region", "registered", *SYSTEMS, "approximate"])
    writer.writerows(rows)
