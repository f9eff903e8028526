"""The sheets of rows, by their column keys, in either language."""

from decimal import Decimal

HEADER_ROW, FIRST_ROW = 5, 6
NO_ITEMS = "No items / ไม่มีรายการ"

TITLES = {
    "control": ("Control", "ยอดควบคุม"),
    "summary": ("Summary", "สรุป"),
    "breaks": ("Breaks", "ผลต่าง"),
    "expected": ("Expected", "คาดว่าจะได้รับ"),
    "charges": ("Charges", "รายการรับชำระ"),
    "transfers": ("Transfers", "รายการโอน"),
    "payout": ("Payout", "องค์ประกอบเงินโอน"),
    "balance": ("Balance", "ยอดคงเหลือ"),
    "tax": ("Tax", "ภาษี"),
    "journal": ("Journal", "ใบสำคัญ"),
    "changes": ("Changes", "รายการแก้ไข"),
}

COLUMNS = {
    "breaks": "break_no section severity code name day reference subject expected actual amount "
    "explains cause opened_at age due_at owner status resolution approved_by note action",
    "expected": "section reference document_no channel customer expected_on due_at expected charges "
    "charge_id paid_at paid difference match_key state code age",
    "charges": "charge_id reference document_no status failure created_at paid_at expires_at amount "
    "gross booked_gross rate fee fee_vat interest interest_vat net fee_expected fee_difference "
    "transaction_id transferable_at matched difference match_day code",
    "transfers": "transfer_id status created_at sent_at paid_at account_last4 amount fee fee_vat net "
    "computable lines composed remainder bank_date bank_text bank_amount difference age code",
    "payout": "transfer_id origin_day kind count gross fee fee_vat amount report_version",
    "balance": "part origin_day count amount release_on age bucket code",
    "tax": "receipt_no issued_on our_charge_fee our_transfer_fee receipt_subtotal fee_difference "
    "our_vat vat_adjustment receipt_vat vat_difference receipt_wht wht_base tax_invoice_no "
    "vat_status code",
    "journal": "voucher_no posting_date relates_to line account_code account_name debit credit "
    "description document entries export_batch",
    "changes": "sheet row_key field old_value new_value effect reason learned_at cause posted_in",
}

NAMED_BY = {"expected": "reference", "journal": "voucher_no"}
"""What names a row where its first cell does not."""

UNIQUE = {
    "breaks": "break_no",
    "charges": "charge_id",
    "transfers": "transfer_id",
}


class Fault(ValueError):
    """A cell that no such file may have."""


def satang(value):
    """A money cell as whole satang; anything finer than that is a fault of the file."""
    if value is None:
        return 0
    if isinstance(value, str):
        raise Fault(f"{value!r} is no amount")
    exact = Decimal(repr(value)) * 100
    if exact != exact.to_integral_value():
        raise Fault(f"{value!r} is no amount in baht and satang")
    return int(exact)


class Table:
    """One sheet of rows, over all of its tabs."""

    def __init__(self, name, tabs, language):
        self.name = name
        self.keys = COLUMNS[name].split()
        self.rows = []
        self.faults = []
        title = TITLES[name][language]
        self.tabs = [tab for key, tab in tabs.items() if key == title or key.startswith(f"{title} (")]
        own = [self.read(tab) for tab in self.tabs]
        for tab, rows in zip(self.tabs, own):
            self.check_totals(tab, rows)
        if name in UNIQUE:
            self.check_unique(UNIQUE[name])

    def read(self, tab):
        rows = [dict(zip(self.keys, cells)) for cells in tab.rows[FIRST_ROW - 1 :]]
        rows = [row for row in rows if row[self.keys[0]] not in (None, NO_ITEMS)]
        self.rows += rows
        if tab.frozen != f"A{FIRST_ROW}" or not (tab.filtered or "").startswith(f"A{HEADER_ROW}:"):
            self.faults.append(f"{tab.title}: heading not frozen and filtered")
        return rows

    def check_totals(self, tab, rows):
        """Row 3 is the total over all tabs, row 4 that of the visible rows of this one."""
        for index, key in enumerate(self.keys):
            stated = tab.rows[2][index]
            if index == 0 or stated is None:
                continue
            for number, summed in ((3, self.rows), (4, rows)):
                total = sum(satang(row[key]) for row in summed)
                if satang(tab.rows[number - 1][index]) != total:
                    self.faults.append(f"{tab.title}: row {number} of {key} is not {total} satang")

    def check_unique(self, key):
        seen = set()
        for row in self.rows:
            if row[key] in seen:
                self.faults.append(f"{self.name}: {key} {row[key]} twice")
            seen.add(row[key])

    def sum(self, key, wanted=lambda row: True):
        return sum(satang(row[key]) for row in self.rows if wanted(row))

    def differing(self, what, identity, wanted=lambda row: True):
        """Rows in which `identity` of their amounts is not zero, by their names."""
        name = NAMED_BY.get(self.name, self.keys[0])
        for row in self.rows:
            if wanted(row) and identity(lambda key: satang(row[key])) != 0:
                self.faults.append(f"{self.name}: {what} of {row[name]} does not add up")
