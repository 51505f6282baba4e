#!/usr/bin/env python3
"""Cuts the same voters into districts for ninety seats of one, two, three, five, six or nine each.

Reads units.csv, keeps its regions and their order along the country, and cuts that line into 90,
45, 30, 18, 15 and 10 equal parts, and into the thirty-six of the old system. Writes
units-magnitudes.csv. Run it in this folder.
"""
import csv

COLUMNS = {f"of_{m}": 90 // m for m in (1, 2, 3, 5, 6, 9)} | {"smd_2021": 36}

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
for parts in COLUMNS.values():
    cuts |= {round(total * i / parts) for i in range(1, parts + 1)}

rows, before = [], 0
for end in sorted(cuts):
    region = next(name for name, last in region_ends if end <= last)
    middle = (before + end) / 2
    districts = [int(middle * parts // total) + 1 for parts in COLUMNS.values()]
    rows.append([f"m{len(rows) + 1:03d}", region, end - before, *districts, 1])
    before = end

with open("units-magnitudes.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["unit", "region", "registered", *COLUMNS, "approximate"])
    writer.writerows(rows)
