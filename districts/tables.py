"""Tables as the scripts of the countries' folders read and write them."""

import csv


def rows(name):
    """A dict for each row of a table, by its header."""
    with open(name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, header, lines):
    with open(name, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(lines)
