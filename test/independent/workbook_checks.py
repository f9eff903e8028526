"""The sixteen checks of the page Control, made again from the rows."""

from workbook_rows import is_computable
from workbook_tables import satang

WAITING = "WAITING / รอข้อมูล"
AGREES, DOES_NOT = ("OK", "ตรง"), ("CHECK", "ไม่ตรง")
MAY_WAIT = set(range(6, 14))
IN_ROWS = {1, 10, 14, 16}
RECEIPTS = ("Receipts awaiting reconciliation", "บัญชีพักรับชำระเงินรอกระทบยอด")
UNEXPLAINED = ("unexplained", "ยังอธิบายไม่ได้")
FROM_LEFT = slice(6, 10)


def check_lines(control):
    """no -> [(left, right, difference, result)], as stored."""
    lines = {}
    for cells in control.rows:
        if isinstance(cells[0], int):
            lines.setdefault(cells[0], []).append(tuple(cells[FROM_LEFT]))
    return lines


def failing(table, whole, parts, wanted=lambda row: True):
    def adds_up(row):
        return satang(row[whole]) == sum(satang(row[key]) for key in parts)

    return sum(1 for row in table.rows if wanted(row) and not adds_up(row))


def receipts_credit(journal, day):
    """Of vouchers R1; an account that the merchant calls otherwise is their only one credited."""
    own = [r for r in journal.rows if r["voucher_no"].startswith("R1-") and r["relates_to"] == day]
    named = [row for row in own if row["account_name"] in RECEIPTS]
    lines = named or [row for row in own if row["credit"] is not None]
    return sum(satang(row["credit"]) - satang(row["debit"]) for row in lines)


def day_number(control):
    """The day in the title, as Excel counts days."""
    from datetime import datetime

    day = datetime.strptime(control.rows[1][0].split(" · ")[1], "%d/%m/%Y")
    return (day - datetime(1899, 12, 30)).days


def recomputed(control, tables, summary):
    """no -> [(left, right)], in satang or in rows; a check without its figures is not there."""
    charges, journal, transfers = tables["charges"], tables["journal"], tables["transfers"]
    b = {key: line.amount for key, line in summary.b.items()}
    parts = ("fee", "fee_vat", "interest", "interest_vat", "net")
    explained = sum(b[key] for key in ("matched", "excess", "unexpected", "held", "remainder"))
    opened = b["exp_open"] + b["exp_new"] + b["exp_revised"] - b["exp_paid"] - b["exp_withdrawn"]
    counts = [sum(cells[at] for cells in summary.codes) for at in (3, 5, 7, 9, 11)]
    checks = {
        1: [(failing(charges, "gross", parts), 0)],
        2: [(charges.sum("booked_gross"), receipts_credit(journal, day_number(control)))],
        3: [(charges.sum("gross"), explained)],
        4: [(b["remainder"], 0)],
        5: [(opened, b["exp_close"])],
        10: [(failing(transfers, "amount", ("fee", "fee_vat", "net")), 0)],
        11: [(tables["payout"].sum("amount"), transfers.sum("amount", is_computable))],
        12: [(tables["tax"].sum("fee_difference"), 0)],
        13: [(tables["tax"].sum("vat_difference"), 0)],
        14: [(counts[0] + counts[1] - counts[2] - counts[3], counts[4])],
        15: [(journal.sum("debit"), journal.sum("credit"))],
    }
    return {**checks, **of_balance(tables, summary)}


def of_balance(tables, summary):
    if not summary.c or summary.c[0].amount is None or summary.d["open"].amount is None:
        return {}
    closing = summary.closing()
    amounts = [line.amount for line in summary.c]
    d = {key: line.amount for key, line in summary.d.items()}
    explained = tables["balance"].sum("amount", lambda row: row["part"] not in UNEXPLAINED)
    checks = {
        6: [(sum(amounts[:closing]), amounts[closing])],
        8: [(explained, amounts[closing] + d["uncredited"] + d["close"])],
        9: [(d["open"] + d["sent"] - d["banked"] - d["failed"], d["close"])],
    }
    if None not in amounts[-2:]:
        checks[7] = [(amounts[-2], amounts[-1])]
    return checks


def checked(control, tables, summary):
    """(faults, checks that do not add up, checks that wait)."""
    lines = check_lines(control)
    faults = [] if set(lines) == set(range(1, 17)) else [f"control: checks are {sorted(lines)}"]
    waiting = sorted(no for no, made in lines.items() if any(line[3] == WAITING for line in made))
    faults += [f"check {no} waits" for no in waiting if no not in MAY_WAIT]
    own = recomputed(control, tables, summary)
    for no in set(lines) - set(waiting) - {16}:
        if no not in own:
            faults.append(f"check {no} is made, and Summary has no figures for it")
            continue
        for pair, line in zip(own[no], lines[no]):
            faults += compared(no, pair, line)
    shown = [table for table in tables.values() if table.tabs]
    if len(shown) != len(lines.get(16, [])):
        faults.append(f"check 16 has {len(lines.get(16, []))} lines for {len(shown)} sheets")
    for table, line in zip(shown, lines.get(16, [])):
        faults += compared(16, (len(table.rows), line[1]), line)
    differing = sorted({no for no, made in lines.items() for line in made if line[3] in DOES_NOT})
    return faults, differing, waiting


def compared(no, pair, line):
    *stated, result = line
    unit = (lambda value: value) if no in IN_ROWS else satang
    difference = pair[0] - pair[1]
    faults = []
    if (*pair, difference) != tuple(unit(value) for value in stated):
        faults.append(f"check {no} states {stated}, its rows say {(*pair, difference)}")
    if result not in (AGREES if difference == 0 else DOES_NOT):
        faults.append(f"check {no} says {result} of a difference of {difference}")
    return faults
