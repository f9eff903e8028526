"""A workbook's cells as they are stored, read by openpyxl or, where it is not installed, as XML."""

import re
import zipfile
from collections import namedtuple
from datetime import datetime
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EPOCH = datetime(1899, 12, 30)

Tab = namedtuple("Tab", "title rows frozen filtered")
"""`rows`: cell values by row, both counted from 0; times are Excel's numbers."""


def read_tabs(path):
    """(who read it, tabs by title in their order)."""
    try:
        import openpyxl
    except ImportError:
        return "the standard library (openpyxl not installed)", by_standard_library(path)
    return f"openpyxl {openpyxl.__version__}", by_openpyxl(openpyxl, path)


def by_openpyxl(openpyxl, path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        tab.title: Tab(
            tab.title,
            [[plain(value) for value in row] for row in tab.iter_rows(values_only=True)],
            tab.freeze_panes,
            tab.auto_filter.ref,
        )
        for tab in book.worksheets
    }


def plain(value):
    if not isinstance(value, datetime):
        return value
    since = value - EPOCH
    return since.days + since.seconds / 86_400


def by_standard_library(path):
    with zipfile.ZipFile(path) as package:
        parse = lambda name: ElementTree.fromstring(package.read(name))
        targets = {
            part.get("Id"): part.get("Target") for part in parse("xl/_rels/workbook.xml.rels")
        }
        shared = []
        if "xl/sharedStrings.xml" in package.namelist():
            shared = [text_of(item) for item in parse("xl/sharedStrings.xml").iter(f"{MAIN}si")]
        return {
            sheet.get("name"): tab_of(
                sheet.get("name"), parse(f"xl/{targets[sheet.get(f'{REL}id')]}"), shared
            )
            for sheet in parse("xl/workbook.xml").find(f"{MAIN}sheets")
        }


def text_of(item):
    return "".join(text.text or "" for text in item.iter(f"{MAIN}t"))


def tab_of(title, xml, shared):
    cells = {}
    for cell in xml.iter(f"{MAIN}c"):
        letters, number = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        cells[int(number) - 1, column_of(letters)] = stored(cell, shared)
    height = 1 + max((row for row, _ in cells), default=0)
    width = 1 + max((column for _, column in cells), default=0)
    rows = [[cells.get((row, column)) for column in range(width)] for row in range(height)]
    pane = xml.find(f".//{MAIN}pane")
    filtered = xml.find(f"{MAIN}autoFilter")
    return Tab(
        title,
        rows,
        None if pane is None else pane.get("topLeftCell"),
        None if filtered is None else filtered.get("ref"),
    )


def column_of(letters):
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def stored(cell, shared):
    if cell.get("t") == "inlineStr":
        return text_of(cell)
    value = cell.find(f"{MAIN}v")
    if value is None or value.text is None:
        return None
    if cell.get("t") == "s":
        return shared[int(value.text)]
    if cell.get("t") in ("str", "e"):
        return value.text
    number = float(value.text)
    return int(number) if number.is_integer() else number
