import type { Month } from '#calendar';
import type { PeriodEvent } from '#days';
import type { Recorded } from '#event-store';
import { minus, ZERO } from '#money';
import type { IssuedVersion, LateFact } from './pack-facts.js';
import type { RestatementRow, SignOffRow } from './pack-rows.js';

const FIRST = 1;

/** Every version after the first, and every fact that came too late for its month. */
export function buildRestatementRows(
  versions: readonly IssuedVersion[],
  late: readonly LateFact[],
): readonly RestatementRow[] {
  const byKey = new Map(versions.map((one) => [keyOf(one.event.data), one]));
  const restated = versions.flatMap(({ event }) => {
    const { day, version, digest, totals } = event.data;
    if (version === FIRST) return [];
    const before = byKey.get(keyOf({ day, version: version - 1 }))?.event.data.totals ?? null;
    return [
      {
        ...{ kind: 'version' as const, day, version, digest, subject: null, postedOn: null },
        at: event.occurredAt,
        reason: event.type === 'DayRestated' ? event.data.reason : null,
        grossEffect: minus(totals.gross, before?.gross ?? ZERO),
        netEffect: minus(totals.net, before?.net ?? ZERO),
      },
    ];
  });
  return [...restated, ...late.map(lateRow)].sort((left, right) =>
    orderOf(left) < orderOf(right) ? -1 : 1,
  );
}

const keyOf = ({ day, version }: { readonly day: string; readonly version: number }): string =>
  `${day} ${version}`;

const orderOf = ({ day, kind, version, subject }: RestatementRow): string =>
  `${day} ${kind === 'version' ? 0 : 1} ${String(version ?? 0).padStart(6, '0')} ${subject ?? ''}`;

const lateRow = ({ subject, day, postedOn, knownAt, ...effect }: LateFact): RestatementRow => ({
  ...{ kind: 'late_fact', day, subject, postedOn, version: null, reason: null, digest: null },
  at: knownAt,
  grossEffect: effect.receipts,
  netEffect: effect.owedByOpn,
});

/** Each version of each day with its signatures, then what was done to the month. */
export function buildSignOffRows(
  month: Month,
  versions: readonly IssuedVersion[],
  periods: readonly Recorded<PeriodEvent>[],
): readonly SignOffRow[] {
  const days = versions.map(({ event, signed }) => {
    const { day, version, digest } = event.data;
    const about = { scope: 'day' as const, month: null, day, version, digest };
    return { ...about, issuedAt: event.occurredAt, ...signed };
  });
  return [...days, ...periods.map((event) => monthRow(month, event))];
}

function monthRow(month: Month, event: Recorded<PeriodEvent>): SignOffRow {
  const { type, occurredAt: at, data } = event;
  const isClosing = type === 'PeriodClosed';
  const note = isClosing ? (data.provisional?.note ?? null) : data.reason;
  const signed = { by: data.by, at, note };
  return {
    scope: isClosing ? 'month_closed' : 'month_reopened',
    ...{ month, day: null, version: null, issuedAt: at, digest: null },
    ...{ prepared: null, reviewed: null },
    approved: isClosing ? signed : null,
    rejected: isClosing ? null : signed,
  };
}
