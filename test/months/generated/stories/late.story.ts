import { parseMonth } from '#calendar';
import { ImportExpectedReceipts } from '#expectations';
import { satang } from '#money';
import { ClosePeriod } from '#settlement-reports';
import { after, at, MONTH } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import { bytesOf, sha256Of } from '../hand-in-files.js';
import type { GeneratedMonth } from '../generated-month.js';
import { soldOrder } from '../sales.js';

const CLOSES_AT = at('2027-01-04', '12:00');
/** Right after a person closed the month. */
export const CLOSED_BY = at('2027-01-04', '12:05');
const BECOMES_KNOWN_AT = at('2027-01-06', '12:00');

/** A person closes the month; two days later Opn tells of payments of it. */
export function lateFacts({ world, plans }: GeneratedMonth, day: Day): void {
  world.looks.add(CLOSED_BY);
  world.does(CLOSES_AT, (shop) =>
    shop.commands.execute(new ClosePeriod(shop.account, parseMonth(MONTH), 'Suda')),
  );
  const paid = { createdAt: at(day, '10:00'), paidAt: at(day, '10:10'), isOnReceipt: false };
  const shown = { ...paid, shownAt: BECOMES_KNOWN_AT, creditShownAt: BECOMES_KNOWN_AT };
  const late = soldOrder(world, day, { ...shown, gross: 60_000, credit: null });
  const credit = { id: late.transaction, origin: late.id, amount: late.net };
  const times = { createdAt: BECOMES_KNOWN_AT, transferableAt: at('2027-01-07', '00:00') };
  world.lines.push({ ...credit, ...times, shownAt: BECOMES_KNOWN_AT });
  world.plant('LATE_FACT', `charge/${late.id}`, late.gross);
  const proof = new RegExp(`charge ${late.id} paid`);
  world.plant('RECEIPT_UNPAID', `expectation/${late.reference}`, -late.gross, { proof });
  // Opn's receipt of the day had it all along.
  plans.receipts.set(day, { more: late.fee, vatUnknown: late.vat });
  const agrees = /receipt OMTH.* agrees with the books/;
  world.plant('TAX_RECEIPT_MISMATCH', `tax-day/${day}`, late.fee, { proof: agrees });
}

/** Days whose file comes the day after, and never: one break for all of their payments. */
export function fileOfDay({ world }: GeneratedMonth, day: Day, arrivesAt: string | null): void {
  const rows = world.files.get(day) ?? [];
  world.files.delete(day);
  const total = world.sales
    .filter(
      ({ paidAt }) =>
        paidAt !== null && paidAt >= at(day, '00:00') && paidAt < at(after(day), '00:00'),
    )
    .reduce((sum, { gross }) => sum + gross, 0);
  const proof = arrivesAt ? /^\d+ receipts expected on .* arrived$/ : null;
  world.plant('SOURCE_MISSING', 'source/expected-receipts', total, { proof });
  if (!arrivesAt) return;
  world.does(arrivesAt, (shop) =>
    shop.commands.execute(
      new ImportExpectedReceipts(shop.account, { kind: 'json', bytes: bytesOf(rows) }, 'Malee'),
    ),
  );
}

/** A file that holds other than its sender states is refused, and remembered. */
export function refusedFile({ world }: GeneratedMonth, day: Day): void {
  const row = { reference: world.id('ORD', day), amount: 5_000, currency: 'THB', expectedOn: day };
  const bytes = bytesOf([row]);
  world.does(at(day, '00:30'), async (shop) => {
    const stated = { count: 2, amount: satang(5_000n) };
    const order = new ImportExpectedReceipts(
      shop.account,
      { kind: 'json', bytes },
      'Malee',
      stated,
    );
    await expect(shop.commands.execute(order)).rejects.toMatchObject({
      code: 'import.control_total',
    });
  });
  world.plant('CONTROL_TOTAL', `import/${sha256Of(bytes)}`, null);
}
