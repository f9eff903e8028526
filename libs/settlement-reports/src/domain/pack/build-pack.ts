import { HEAD_OFFICE, rulesOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { BusinessDay, Month } from '#calendar';
import type { PeriodClosed } from '#days';
import type { Recorded } from '#event-store';
import { canonicalJson, sha256 } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { sum } from '#money';
import type { Satang } from '#money';
import type { Merchant, ReportHead } from '../report-head.js';
import { openBreaks } from './build-days.js';
import type { Confirmation } from './document-rows.js';
import type { Pack, PackFigures, PackHead } from './pack.js';
import type { AccountRow, PackTables } from './pack-rows.js';

/** Everything that a pack is put together from. */
export interface PackParts {
  readonly account: string;
  readonly month: Month;
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
  readonly position: number;
  readonly instant: Instant;
  readonly status: PackHead['status'];
  readonly version: number;
  readonly reason: PackHead['reason'];
  readonly closing: Recorded<PeriodClosed> | null;
  readonly settings: AccountSettings;
  readonly tables: PackTables;
  readonly confirmation: Confirmation;
  readonly receipts: {
    readonly inMonth: Satang;
    readonly afterwards: Satang;
    readonly ofEarlier: Satang;
  };
  readonly receiptsByDay: readonly { readonly day: BusinessDay; readonly amount: Satang }[];
  readonly transitOther: Satang;
  /** Of the last report of the month; null: no day of it is closed. */
  readonly last: ReportHead | null;
}

export function packOf(parts: PackParts): Pack {
  const { tables, confirmation, settings, closing } = parts;
  const { account, month, firstDay, lastDay, status, version, reason } = parts;
  const figures = figuresOf(parts);
  const content = { tables, confirmation, figures } as unknown as Canonical;
  const head: PackHead = {
    ...{ account, month, firstDay, lastDay, status, version, reason, figures },
    mode: settings.mode,
    merchant: merchantOn(settings, lastDay),
    timeZone: settings.days.timeZone,
    closedAt: closing?.occurredAt ?? null,
    closedBy: closing?.data.by ?? null,
    asOf: { position: parts.position, instant: parts.instant },
    digest: sha256(canonicalJson(content)),
  };
  return { head, tables, confirmation };
}

function merchantOn(settings: AccountSettings, day: BusinessDay): Merchant {
  const { name, taxId, branch } = rulesOn(settings, 'merchant', day);
  if (branch === null) return { name, taxId, branch: null };
  const isHeadOffice = branch.code === HEAD_OFFICE;
  const place = branch.name ?? (isHeadOffice ? 'สำนักงานใหญ่ / Head office' : '');
  return { name, taxId, branch: `${place} (${branch.code})`.trimStart() };
}

function figuresOf(parts: PackParts): PackFigures {
  const { tables, receipts, transitOther, closing, last } = parts;
  const { days, journal } = tables;
  const closedDays = new Set(days.flatMap(({ day, version }) => (version === null ? [] : day)));
  const ofOpenDays = parts.receiptsByDay.filter(({ day }) => !closedDays.has(day));
  const daysWhere = (holds: (row: (typeof days)[number]) => boolean) =>
    days.filter(holds).map(({ day }) => day);
  return {
    receiptsInMonth: receipts.inMonth,
    receiptsAfterwards: receipts.afterwards,
    receiptsOfEarlier: receipts.ofEarlier,
    receiptsOfOpenDays: sum(ofOpenDays.map(({ amount }) => amount)),
    transitOther,
    accountsThatDiffer: closing && accountsThatDiffer(closing, journal),
    openBreaks: last && openBreaks(last),
    daysNotClosed: daysWhere(({ version }) => version === null),
    daysProvisional: daysWhere(({ status }) => status === 'provisional'),
    daysNotApproved: daysWhere((row) => row.version !== null && row.signedBy === null),
  };
}

/** What the month was closed with is what the books hold at its end, account by account. */
function accountsThatDiffer(
  { data }: Recorded<PeriodClosed>,
  journal: readonly AccountRow[],
): number {
  return data.balances.filter(
    ({ ledgerAccount, balance }) => closed(journal, ledgerAccount) !== balance,
  ).length;
}

/** Closing balance of an account; nothing where it is not in the journal. */
export const closed = (journal: readonly AccountRow[], account: string): Satang =>
  sum(
    journal.filter(({ ledgerAccount }) => ledgerAccount === account).map(({ closing }) => closing),
  );
