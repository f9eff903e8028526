import { rulesOn } from '#accounts';
import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import type { Satang } from '#money';
import { TAX_DAYS } from '../../domain/tax/judge-tax-day.js';
import { judgeWithholding } from '../../domain/tax/judge-withholding.js';
import type { WithheldTax } from '../../domain/tax/judge-withholding.js';
import { scopeName } from '../scope-judge.js';
import type { JudgedView, ScopeJudge } from '../scope-judge.js';

const KIND = 'withholding';
const ALL = 'all';

/** Tax withheld from Opn's fees, and what Opn paid back of it: one balance, so one scope. */
export const withholdingJudge: ScopeJudge = {
  kind: KIND,

  async affected({ on, account }, { from, to }) {
    const rows = await on.query(POSTED, [account, from, to]);
    return rows.length > 0 ? [ALL] : [];
  },

  /** Once a day, while anything is withheld. */
  async waiting(view) {
    const today = businessDayOf(view.judging.instant, TAX_DAYS);
    const rows = await view.on.query(LAST_JUDGED, [
      ...[view.account, scopeName(KIND, ALL)],
      addDays(today, -1),
    ]);
    return rows.length > 0 ? [ALL] : [];
  },

  async judge(view, ids) {
    const breaks = judgeWithholding(await withheldIn(view), await reclaimedIn(view), view.judging);
    const [last] = await view.on.query<{ subject: string }>(LAST_RECLAIMED, [view.account]);
    const proofOf = () =>
      last ? `Opn has paid back what was withheld, last with ${last.subject}` : null;
    return new Map(ids.map((id) => [id, { breaks, proofOf }]));
  },
};

interface Row {
  readonly subject: string;
  readonly isReceipt: boolean;
  readonly day: BusinessDay;
  readonly amount: Satang;
}

async function withheldIn({ on, account, settings }: JudgedView): Promise<readonly WithheldTax[]> {
  const rows = await on.query<Row>(WITHHELD, [account]);
  return rows.map(({ subject, isReceipt, day, amount }) => ({
    ...{ subject, day, amount },
    kind: isReceipt ? 'tax-receipt' : 'tax-invoice',
    reclaimDays: rulesOn(settings, 'tax', day).reclaimDays,
  }));
}

async function reclaimedIn({ on, account }: JudgedView): Promise<Satang> {
  const [row] = await on.query<{ amount: bigint }>(RECLAIMED, [account]);
  return satang(row?.amount ?? 0n);
}

/** Entries of closed months are adjustments (A1); their ids keep their kind. */
const POSTED = `
  SELECT 1 FROM journal_entries
  WHERE account = $1 AND position > $2 AND position <= $3
    AND split_part(id, ':', 1) IN ('W1', 'W2') LIMIT 1`;

const LAST_JUDGED = `
  SELECT 1 FROM breaks_judged
  WHERE account = $1 AND scope = $2
    AND (instant AT TIME ZONE 'Asia/Bangkok')::date <= $3::date`;

const LINES = `
  FROM journal_entries e
  JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
    AND l.ledger_account = 'withholding-tax-reclaimable'`;

const WITHHELD = `
  SELECT e.subject, bool_or(r.id IS NOT NULL) AS "isReceipt", max(e.relates_to) AS day,
         sum(l.debit - l.credit)::bigint AS amount
  ${LINES}
  LEFT JOIN tax_receipts r ON r.account = $1 AND r.id = e.subject
  WHERE e.account = $1 AND e.id LIKE 'W1:%'
  GROUP BY e.subject HAVING sum(l.debit - l.credit) <> 0
  ORDER BY e.subject`;

const LAST_RECLAIMED = `
  SELECT subject FROM journal_entries WHERE account = $1 AND id LIKE 'W2:%'
  ORDER BY position DESC, id DESC LIMIT 1`;

const RECLAIMED = `
  SELECT coalesce(sum(l.credit - l.debit), 0)::bigint AS amount ${LINES}
  WHERE e.account = $1 AND e.id LIKE 'W2:%'`;
