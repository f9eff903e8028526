"""What rows say of themselves, and what Summary says of the rows."""

from workbook_tables import satang

OPEN = ("open", "ยังไม่มอบหมาย", "assigned", "มอบหมายแล้ว")
BY_ITSELF = ("cleared", "แก้ไขเอง")
BY_PERSON = ("resolved", "แก้ไขแล้ว")
NEW = ("new", "ใหม่")
CHARGE = ("charge", "รับชำระ")
FAILED = ("failed", "ไม่สำเร็จ")
EXPIRED = ("expired", "หมดอายุ")


def known(*keys):
    return lambda row: all(row[key] is not None for key in keys)


def is_computable(row):
    return row["computable"] == "Y"


def check_rows(tables):
    tables["breaks"].differing(
        "difference",
        lambda at: at("actual") - at("expected") - at("amount"),
        known("expected", "actual"),
    )
    # An order that is still open, or expected no longer, differs from nothing.
    tables["expected"].differing(
        "difference",
        lambda at: at("paid") - at("expected") - at("difference"),
        lambda row: row["difference"] != 0,
    )
    tables["charges"].differing(
        "difference", lambda at: at("gross") - at("matched") - at("difference"), known("gross", "matched")
    )
    transfers, payout = tables["transfers"], tables["payout"]
    transfers.differing(
        "remainder", lambda at: at("amount") - at("composed") - at("remainder"), known("composed")
    )
    transfers.differing(
        "difference", lambda at: at("bank_amount") - at("net") - at("difference"), known("bank_amount")
    )
    payout.differing(
        "amount",
        lambda at: at("gross") - at("fee") - at("fee_vat") - at("amount"),
        lambda row: row["kind"] in CHARGE and row["gross"] is not None,
    )
    for row in filter(is_computable, transfers.rows):
        inside = payout.sum("amount", lambda one: one["transfer_id"] == row["transfer_id"])
        if inside != satang(row["amount"]):
            payout.faults.append(f"payout: {row['transfer_id']} is not its parts, {inside} satang")
    check_tax(tables["tax"])
    check_vouchers(tables["journal"])


def check_tax(tax):
    tax.differing(
        "fee difference",
        lambda at: at("receipt_subtotal") - at("our_charge_fee") - at("our_transfer_fee") - at("fee_difference"),
        known("receipt_subtotal", "fee_difference"),
    )
    tax.differing(
        "VAT difference",
        lambda at: at("receipt_vat") - at("our_vat") - at("vat_adjustment") - at("vat_difference"),
        known("receipt_vat", "vat_difference"),
    )


def check_vouchers(journal):
    for number in {row["voucher_no"] for row in journal.rows}:
        of = lambda row: row["voucher_no"] == number
        if journal.sum("debit", of) != journal.sum("credit", of):
            journal.faults.append(f"journal: voucher {number} does not balance")


def check_summary(tables, summary):
    """Blocks A, B, E, F and G from the rows they add up."""
    faults = []
    charges = tables["charges"]

    def same(what, stated, found):
        if stated != found:
            faults.append(f"summary: {what} states {stated}, its rows say {found}")

    headline = {key: line.amount for key, line in summary.a.items()}
    same("paid", headline["paid"], charges.sum("gross"))
    same("fee", headline["fee"], charges.sum("fee") + charges.sum("interest"))
    same("VAT on fee", headline["vat"], charges.sum("fee_vat") + charges.sum("interest_vat"))
    same("net", headline["net"], charges.sum("net"))
    same("gross paid today", summary.b["paid"].amount, charges.sum("gross"))
    same("count of paid charges", summary.a["paid"].count, sum(map(known("gross"), charges.rows)))
    for part, whole in (
        (("paid_of_today", "paid_of_earlier", "paid_of_later"), "exp_paid"),
        (("close_valid", "close_overdue"), "exp_close"),
    ):
        same(whole, summary.b[whole].amount, sum(summary.b[key].amount for key in part))
    for status, words in (("failed", FAILED), ("expired", EXPIRED)):
        found = sum(row["status"] in words for row in charges.rows)
        same(f"charges {status}", summary.g[status].count, found)
    return faults + check_codes(tables["breaks"], summary) + check_rates(charges, summary)


def check_codes(breaks, summary):
    movements = (
        ("opening", lambda row: row["section"] not in NEW),
        ("new", lambda row: row["section"] in NEW),
        ("cleared by itself", lambda row: row["status"] in BY_ITSELF),
        ("cleared by a person", lambda row: row["status"] in BY_PERSON),
        ("closing", lambda row: row["status"] in OPEN),
    )
    faults = []
    for cells in summary.codes:
        own = [row for row in breaks.rows if row["code"] == cells[0]]
        for index, (movement, wanted) in enumerate(movements):
            rows = [row for row in own if wanted(row)]
            found = (len(rows), sum(satang(row["amount"]) for row in rows))
            stated = (cells[3 + 2 * index], satang(cells[4 + 2 * index]))
            if stated != found:
                faults.append(f"summary: {movement} of {cells[0]} states {stated}, its rows say {found}")
    missing = {row["code"] for row in breaks.rows} - {cells[0] for cells in summary.codes}
    return faults + [f"summary: {code} is missing" for code in sorted(missing)]


def check_rates(charges, summary):
    faults = []
    for cells in summary.rates:
        rate = None if cells[0] == "–" else cells[0]
        own = [row for row in charges.rows if row["gross"] is not None and row["rate"] == rate]
        add = lambda key: sum(satang(row[key]) for row in own)
        found = (len(own), add("gross"), add("fee"), add("fee_vat"), add("fee_difference"))
        stated = (cells[2], *(satang(cells[at]) for at in (3, 5, 7, 13)))
        if stated != found:
            faults.append(f"summary: rate {rate} states {stated}, its rows say {found}")
    return faults
