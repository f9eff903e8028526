#!/usr/bin/env python3
"""Copies a workbook with the stored value of one cell changed, to see that a check finds it.

    change-cell.py report.xlsx "Charges" M8 1.00 changed.xlsx
"""

import re
import sys
import zipfile
from xml.etree import ElementTree

from workbook_reading import MAIN, REL


def part_of(package, title):
    parse = lambda name: ElementTree.fromstring(package.read(name))
    sheets = parse("xl/workbook.xml").find(f"{MAIN}sheets")
    own = next(sheet.get(f"{REL}id") for sheet in sheets if sheet.get("name") == title)
    targets = {part.get("Id"): part.get("Target") for part in parse("xl/_rels/workbook.xml.rels")}
    return f"xl/{targets[own]}"


def changed(xml, address, value):
    cell = re.compile(rf'(<c r="{address}"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*(</v>)')
    result, times = cell.subn(lambda match: match[1] + value + match[2], xml, count=1)
    if times == 0:
        sys.exit(f"There is no value in {address}.")
    return result


def main(path, title, address, value, copy):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        part = part_of(source, title)
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = changed(content.decode(), address, value).encode()
            target.writestr(name, content)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
