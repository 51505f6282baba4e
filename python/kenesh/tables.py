"""CSV files as pandas DataFrames; where there is no pandas as lists of dicts."""
import csv
import io

_KINDS = {"string": str, "integer": int, "number": float}

# Of tables that no data package describes; what is not named here is a number if all its cells are.
NAMES = {"system": str, "choice": str, "measure": str, "name": str, "passed": str}


def _guessed(rows, column):
    cells = [row[column] for row in rows if row[column] != ""]
    for kind in (int, float):
        try:
            for cell in cells:
                kind(cell)
            return kind
        except ValueError:
            pass
    return str


def rows_of(text, kinds):
    """Lines as dicts. An empty cell is None where the column holds numbers."""
    rows = list(csv.DictReader(io.StringIO(text)))
    for column in rows[0] if rows else []:
        kind = kinds.get(column) or _guessed(rows, column)
        if kind is str:
            continue
        for row in rows:
            row[column] = kind(row[column]) if row[column] != "" else None
    return rows


def table(text, kinds=None):
    """kinds: str, int or float by column."""
    kinds = NAMES if kinds is None else kinds
    try:
        import pandas
    except ImportError:
        return rows_of(text, kinds)
    header = next(csv.reader(io.StringIO(text)), [])
    words = {column for column in header if kinds.get(column) is str}
    # "NA" is a name like any other: only an empty cell of a column of numbers is missing.
    return pandas.read_csv(io.StringIO(text), keep_default_na=False, float_precision="round_trip",
                           na_values={column: [""] for column in header if column not in words},
                           dtype={column: str for column in words})


def kinds_in(package, path):
    """What datapackage.json says of the columns of a file."""
    for resource in package["resources"]:
        if resource["path"] == path:
            return {field["name"]: _KINDS[field["type"]]
                    for field in resource["schema"]["fields"]}
    return {}
