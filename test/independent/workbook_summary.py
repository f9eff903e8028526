"""The figures of the page Summary, by block and line, in satang; lines are known by their order."""

from workbook_tables import satang

LEFT, RIGHT = (0, 2, 3), (6, None, 12)
"""Columns of label, count and amount."""
BLOCK_A = "expected paid fee vat net banked unexplained".split()
BLOCK_B = (
    "exp_open exp_new exp_revised exp_withdrawn paid_of_today paid_of_earlier paid_of_later exp_paid "
    "close_valid close_overdue exp_close expected_unexplained paid matched excess unexpected held "
    "remainder"
).split()
BLOCK_D = "open sent banked failed".split()
BLOCK_G = "pending failed expired".split()
CLOSING = ("Closing", "ยกไป")


class Line:
    def __init__(self, label, count, amount):
        self.label = label
        self.count = count
        self.amount = satang(amount) if isinstance(amount, (int, float)) else None


def lines_of(tab, letter, ends, columns):
    """Lines of a block, without its heading and its remarks; a waiting amount is None."""
    label, count, amount = columns
    found, inside = [], False
    for cells in tab.rows:
        text = cells[label] if label < len(cells) else None
        if isinstance(text, str) and text.startswith(f"{letter}. "):
            inside = True
        elif inside and (text is None or text[:3] in ends):
            break
        elif inside:
            values = [cells[at] if at is not None and at < len(cells) else None for at in (count, amount)]
            if values != [None, None]:
                found.append(Line(text, *values))
    return found


class Summary:
    def __init__(self, tab):
        left = lambda letter, ends: lines_of(tab, letter, ends, LEFT)
        right = lambda letter, ends: lines_of(tab, letter, ends, RIGHT)
        self.a = dict(zip(BLOCK_A, left("A", ("B. ",))))
        self.b = dict(zip(BLOCK_B, left("B", ("E. ",))))
        self.g = dict(zip(BLOCK_G, left("G", ())))
        self.c = right("C", ("D. ",))
        in_transit = right("D", ())
        self.d = dict(zip(BLOCK_D, in_transit))
        self.d.update(zip(("close", "uncredited", "total"), in_transit[-3:]))
        self.codes = list(table_of(tab, "E. ", 3))
        self.rates = list(table_of(tab, "F. ", 2))

    def closing(self):
        """Place of the closing line in block C."""
        return next(at for at, line in enumerate(self.c) if line.label in CLOSING)


def table_of(tab, title, heading_rows):
    """Rows of a table of Summary, up to its total."""
    rows = iter(tab.rows)
    for cells in rows:
        if isinstance(cells[0], str) and cells[0].startswith(title):
            break
    for _ in range(heading_rows - 1):
        next(rows)
    table = []
    for cells in rows:
        if cells[0] is None:
            break
        table.append(cells)
    yield from table[:-1]
