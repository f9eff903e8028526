import { formatBaht } from '#money';
import type { Satang } from '#money';
import type { PlannedOrder } from '../day/planned-order.js';

const HEADING =
  'reference,amount,currency,expectedOn,dueAt,chargeId,documentNo,channel,customer,note';
const EVERY_THREE_DIGITS = /\B(?=(\d{3})+(?!\d)(?=\.))/g;

/** What the shop's own system would export: every PromptPay order it wants to be paid for. */
export function expectedReceiptsCsv(orders: readonly PlannedOrder[]): string {
  const rows = orders.flatMap((order) =>
    order.expected === null ? [] : [row(order, order.expected)],
  );
  return `${[HEADING, ...rows].join('\r\n')}\r\n`;
}

function row(order: PlannedOrder, expected: Satang): string {
  return [
    order.reference,
    formatBaht(expected).replace(EVERY_THREE_DIGITS, ','),
    'THB',
    order.expectedOn,
    '',
    chargeKnownToTheShop(order),
    order.documentNo,
    order.channel,
    order.customer,
    order.note,
  ]
    .map(quotedIfNeeded)
    .join(',');
}

/** The web shop notes the charge of an order, as long as there is only one. */
function chargeKnownToTheShop({ channel, charges }: PlannedOrder): string {
  return channel === 'WEB' && charges.length === 1 ? (charges[0]?.id ?? '') : '';
}

const quotedIfNeeded = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
