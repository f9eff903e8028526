#!/usr/bin/env python3
"""Adds a settlement workbook up again, with another program in another language.

    check-workbook.py report.xlsx

Reads the stored results (openpyxl does not calculate), recomputes from the rows of the sheets, in
whole satang: the totals of every sheet, every block of Summary, all checks of Control, and what
each row says of itself. English and Thai files are read alike. The last line says what came of it:
"agrees: ..." or "differs: ...". Exit code 0 or 1. A check that says that its figures differ is the
file telling the truth: it agrees, and is named; so is a check that waits for its figures.
"""

import sys

from workbook_checks import checked
from workbook_reading import read_tabs
from workbook_rows import check_rows, check_summary
from workbook_summary import Summary
from workbook_tables import COLUMNS, TITLES, Fault, Table

AGREES, DIFFERS = 0, 1


def faults_of(tabs):
    language = 0 if TITLES["control"][0] in tabs else 1
    tables = {name: Table(name, tabs, language) for name in COLUMNS}
    summary = Summary(tabs[TITLES["summary"][language]])
    check_rows(tables)
    faults = [fault for table in tables.values() for fault in table.faults]
    faults += check_summary(tables, summary)
    more, failing, waiting = checked(tabs[TITLES["control"][language]], tables, summary)
    return faults + more, tables, failing, waiting


def main(path):
    reader, tabs = read_tabs(path)
    try:
        faults, tables, failing, waiting = faults_of(tabs)
    except Fault as fault:
        faults = [str(fault)]
    for fault in faults:
        print(fault)
    if faults:
        print(f"differs: {len(faults)} findings, read by {reader}")
        return DIFFERS
    rows = ", ".join(
        f"{TITLES[name][0]} {len(table.rows)}" for name, table in tables.items() if table.tabs
    )
    told = f"checks that do not add up: {failing or 'none'}; that wait: {waiting or 'none'}"
    print(f"agrees: {rows}; {told}; read by {reader}")
    return AGREES


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
