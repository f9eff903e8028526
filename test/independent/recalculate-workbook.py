#!/usr/bin/env python3
"""Has LibreOffice calculate every formula of workbooks, and compares with what the files state.

    recalculate-workbook.py report.xlsx...

The stored results are taken out first, so that none can be handed back unseen. The last line is
"recalculated: ...", "differs: ..." or "LibreOffice not installed". Exit code 0, 1 or 3.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from workbook_reading import MAIN, REL, by_standard_library, column_of
from xml.etree import ElementTree

AGREES, DIFFERS, NO_OFFICE = 0, 1, 3
RESULT = re.compile(r"(</f>)<v>[^<]*</v>")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
OFFICE_LIMIT_SECONDS = 120


def without_results(path, copy):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if SHEET.fullmatch(name):
                content = RESULT.sub(r"\1", content.decode()).encode()
            target.writestr(name, content)


def formulas_of(path):
    """(tab, cell address, formula) of every formula."""
    with zipfile.ZipFile(path) as package:
        parse = lambda name: ElementTree.fromstring(package.read(name))
        targets = {part.get("Id"): part.get("Target") for part in parse("xl/_rels/workbook.xml.rels")}
        for sheet in parse("xl/workbook.xml").find(f"{MAIN}sheets"):
            for cell in parse(f"xl/{targets[sheet.get(f'{REL}id')]}").iter(f"{MAIN}c"):
                formula = cell.find(f"{MAIN}f")
                if formula is not None:
                    yield sheet.get("name"), cell.get("r"), formula.text


def value_at(tabs, title, address):
    letters, number = re.match(r"([A-Z]+)(\d+)", address).groups()
    rows, row, column = tabs[title].rows, int(number) - 1, column_of(letters)
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def same(stated, found):
    if isinstance(stated, str) or isinstance(found, str):
        return stated == found
    return stated is not None and found is not None and abs(stated - found) < 0.000_001


def compare(path, recalculated):
    stated, found = by_standard_library(path), by_standard_library(recalculated)
    faults, count = [], 0
    for title, address, formula in formulas_of(path):
        count += 1
        pair = (value_at(stated, title, address), value_at(found, title, address))
        if not same(*pair):
            faults.append(f"{title}!{address} states {pair[0]!r}, LibreOffice {pair[1]!r}: {formula}")
    return faults, count


def recalculated(office, paths, folder):
    """The files as LibreOffice calculates them."""
    emptied, done = os.path.join(folder, "emptied"), os.path.join(folder, "done")
    os.mkdir(emptied)
    names = [f"{index}.xlsx" for index in range(len(paths))]
    for name, path in zip(names, paths):
        without_results(path, os.path.join(emptied, name))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
        + ["--outdir", done, *(os.path.join(emptied, name) for name in names)],
        check=True,
        timeout=OFFICE_LIMIT_SECONDS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return [os.path.join(done, name) for name in names]


def main(paths):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice not installed")
        return NO_OFFICE
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for path, other in zip(paths, recalculated(office, paths, folder)):
            found, formulas = compare(path, other)
            faults += found
            count += formulas
    for fault in faults:
        print(fault)
    print(f"differs: {len(faults)} of {count} formulas" if faults else f"recalculated: {count} formulas")
    return DIFFERS if faults else AGREES


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
