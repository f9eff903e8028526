#!/usr/bin/env python3
"""Adds a settlement workbook up again, with another program in another language.

    check-workbook.py report.xlsx

Reads the stored results with openpyxl (which does not calculate), recomputes every control total
from the rows of the sheets in whole satang, and compares. The last line says what came of it:
"agrees: ...", "differs: ...", or "openpyxl not installed". Exit code 0, 1 or 3. A check that says
CHECK because its figures differ is the file telling the truth: it agrees, and is named.
"""

import sys
from decimal import Decimal

AGREES, DIFFERS, NO_OPENPYXL = 0, 1, 3
HEADER_ROW, FIRST_ROW = 5, 6
NO_ITEMS = "No items / ไม่มีรายการ"
WAITING = "WAITING / รอข้อมูล"
MADE = {1, 2, 3, 4, 5, 14, 15, 16}
WAITING_CHECKS = set(range(6, 14))


def satang(value):
    """A money cell as whole satang; anything finer than that is a fault of the file."""
    exact = Decimal(repr(value)) * 100
    if exact != exact.to_integral_value():
        raise ValueError(f"{value!r} is no amount in baht and satang")
    return int(exact)


class Table:
    """One sheet of rows, over all of its tabs."""

    def __init__(self, book, title, column_keys):
        self.rows = []
        self.faults = []
        number = 1
        while title in book.sheetnames:
            self.read(book[title], column_keys)
            number += 1
            title = f"{title.split(' (')[0]} ({number})"

    def read(self, tab, keys):
        rows = [dict(zip(keys, cells)) for cells in tab.iter_rows(min_row=FIRST_ROW, values_only=True)]
        rows = [row for row in rows if row[keys[0]] not in (None, NO_ITEMS)]
        self.rows += rows
        if tab.freeze_panes != f"A{FIRST_ROW}" or not tab.auto_filter.ref.startswith(f"A{HEADER_ROW}:"):
            self.faults.append(f"{tab.title}: heading not frozen and filtered")
        for index, key in enumerate(keys):
            stated = tab.cell(3, index + 1).value
            if index == 0 or stated is None:
                continue
            total = sum(satang(row[key]) for row in rows if row[key] is not None)
            for row_number in (3, 4):
                if satang(tab.cell(row_number, index + 1).value) != total:
                    self.faults.append(f"{tab.title}: row {row_number} of {key} is not {total} satang")

    def sum(self, key):
        return sum(satang(row[key]) for row in self.rows if row[key] is not None)


CHARGES = (
    "charge_id reference document_no status failure created_at paid_at expires_at amount gross "
    "booked_gross rate fee fee_vat interest interest_vat net fee_expected fee_difference "
    "transaction_id transferable_at matched difference match_day code"
).split()
EXPECTED = (
    "section reference document_no channel customer expected_on due_at expected charges charge_id "
    "paid_at paid difference match_key state code age"
).split()
BREAKS = (
    "break_no section severity code name day reference subject expected actual amount explains cause "
    "opened_at age due_at owner status resolution approved_by note action"
).split()
JOURNAL = (
    "voucher_no posting_date relates_to line account_code account_name debit credit description "
    "document entries export_batch"
).split()


def failing_charges(charges):
    def adds_up(row):
        parts = {key: satang(row[key] or 0) for key in CHARGES[8:17] if key != "rate"}
        costs = parts["fee"] + parts["fee_vat"] + parts["interest"] + parts["interest_vat"]
        return parts["gross"] - costs == parts["net"]

    return sum(1 for row in charges.rows if not adds_up(row))


def receipts_credit(journal, day):
    lines = [
        row
        for row in journal.rows
        if row["voucher_no"].startswith("R1-")
        and row["account_name"] == "Receipts awaiting reconciliation"
        and row["relates_to"].strftime("%d/%m/%Y") == day
    ]
    return sum(satang(row["credit"] or 0) - satang(row["debit"] or 0) for row in lines)


def amounts_of(summary):
    """Block B of Summary by its labels."""
    return {
        cells[0]: satang(cells[3])
        for cells in summary.iter_rows(values_only=True)
        if isinstance(cells[0], str) and isinstance(cells[3], (int, float)) and not isinstance(cells[2], str)
    }


def check_lines(control):
    """no -> [(left, right, difference, result)], as stored."""
    lines = {}
    for cells in control.iter_rows(values_only=True):
        if isinstance(cells[0], int):
            lines.setdefault(cells[0], []).append(cells[6:10])
    return lines


def recomputed(tables, summary, day):
    """What each check must say, in satang or in rows: no -> [(left, right)]."""
    charges, journal = tables["Charges"], tables["Journal"]
    paid = charges.sum("gross")
    explained = [
        "of which matched",
        "of which paid too much or twice",
        "of which without an expected receipt",
        "of which held by another break (ambiguous, after expiry or withdrawal)",
        "of which unexplained",
    ]
    opened = [
        "Open from earlier days",
        "Expected today, and paid today ahead of its day",
        "Revised",
    ]
    gone = [
        "Paid and matched today: of today",
        "Paid and matched today: of earlier days",
        "Paid and matched today: of later days",
        "Withdrawn or written off",
    ]
    left = ["Open at the end: QR still valid", "Open at the end: overdue"]
    add = lambda labels: sum(summary[label] for label in labels)
    return {
        1: [(failing_charges(charges), 0)],
        2: [(charges.sum("booked_gross"), receipts_credit(journal, day))],
        3: [(paid, add(explained))],
        4: [(summary["of which unexplained"], 0)],
        5: [(add(opened) - add(gone), add(left))],
        15: [(journal.sum("debit"), journal.sum("credit"))],
    }


def faults_of(book):
    tables = {
        title: Table(book, title, keys)
        for title, keys in {
            "Breaks": BREAKS, "Expected": EXPECTED, "Charges": CHARGES, "Journal": JOURNAL
        }.items()
    }
    faults = [fault for table in tables.values() for fault in table.faults]
    lines = check_lines(book["Control"])
    day = book["Control"]["A2"].value.split(" · ")[1]
    if set(lines) != MADE | WAITING_CHECKS:
        faults.append(f"checks are {sorted(lines)}")
    for no in WAITING_CHECKS:
        faults += [f"check {no} does not wait" for line in lines.get(no, []) if line[3] != WAITING]
    expected = recomputed(tables, amounts_of(book["Summary"]), day)
    for no, pairs in expected.items():
        unit = (lambda value: value) if no == 1 else satang
        for pair, (left, right, difference, result) in zip(pairs, lines[no]):
            faults += compare(no, pair, (unit(left), unit(right), unit(difference)), result)
    for title, line in zip(["Breaks", "Expected", "Charges", "Journal"], lines[16]):
        faults += compare(16, (len(tables[title].rows), line[1]), line[:3], line[3])
    left, right, difference, result = lines[14][0]
    faults += compare(14, (left, right), (left, right, difference), result)
    still_open = [row for row in tables["Breaks"].rows if row["section"] != "cleared"]
    if right != len(still_open):
        faults.append(f"Summary closes with {right} breaks, the sheet shows {len(still_open)}")
    failing = sorted({no for no, made in lines.items() for line in made if line[3] == "CHECK"})
    return faults, tables, failing


def compare(no, pair, stored, result):
    difference = pair[0] - pair[1]
    faults = []
    if (*pair, difference) != tuple(stored):
        faults.append(f"check {no} states {stored}, its rows say {(*pair, difference)}")
    if result != ("OK" if difference == 0 else "CHECK"):
        faults.append(f"check {no} says {result} of a difference of {difference}")
    return faults


def main(path):
    try:
        import openpyxl
    except ImportError:
        print("openpyxl not installed")
        return NO_OPENPYXL
    faults, tables, failing = faults_of(openpyxl.load_workbook(path, data_only=True))
    for fault in faults:
        print(fault)
    if faults:
        print(f"differs: {len(faults)} findings")
        return DIFFERS
    rows = ", ".join(f"{title} {len(table.rows)}" for title, table in tables.items())
    print(f"agrees: {rows}; checks that do not add up: {failing or 'none'}")
    return AGREES


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
