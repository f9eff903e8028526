import type { Instant } from '#kernel';
import { sum, toJsonInteger } from '#money';
import type { Finding, PlannedOrder } from '../day/planned-order.js';
import { isStillOpen } from './shares.js';

/** Codes whose one-satang differences a day's report shows as one line. */
const GROUPED_BY_DAY = ['FEE_VARIANCE', 'VAT_VARIANCE'];

/** What a reconciliation must come to: by code, and order by order. */
export function findingsOf(orders: readonly PlannedOrder[], now: Instant) {
  const remarkable = orders.filter(({ kind, finding }) => kind !== 'ordinary' || finding);
  const findings = orders.map((order) => findingAt(order, now)).filter((one) => one !== null);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    planted: remarkable.map((order) => plantedRow(order, findingAt(order, now))),
    byCode: codes.map((code) => {
      const same = findings.filter((one) => one.code === code);
      const count = GROUPED_BY_DAY.includes(code) ? 1 : same.length;
      return { code, count, amount: toJsonInteger(sum(same.map(({ amount }) => amount))) };
    }),
  };
}

/** While a QR is valid or the grace lasts, an unpaid order is a state and not a break. */
function findingAt(order: PlannedOrder, now: Instant): Finding | null {
  const mayStillBePaid = order.finding?.code === 'RECEIPT_UNPAID' && isStillOpen(order, now);
  return mayStillBePaid ? null : order.finding;
}

function plantedRow(order: PlannedOrder, finding: Finding | null) {
  return {
    kind: order.kind,
    code: finding?.code ?? null,
    amount: finding && toJsonInteger(finding.amount),
    reference: order.reference,
    chargeIds: order.charges.map(({ id }) => id),
  };
}
