import type { BusinessDay } from '#calendar';
import { ZERO } from '#money';
import type { Satang } from '#money';
import type { IssuedVersion, MoneyOfDay } from './pack-facts.js';
import type { DayRow } from './pack-rows.js';

/** What the books and the charges say of days beside their reports. */
export interface MovedByDay {
  readonly money: readonly MoneyOfDay[];
  readonly reversed: ReadonlyMap<BusinessDay, Satang>;
}

/** One row for each day, whether or not there is a report of it. */
export function buildDayRows(
  days: readonly BusinessDay[],
  versions: ReadonlyMap<BusinessDay, IssuedVersion>,
  { money, reversed }: MovedByDay,
): readonly DayRow[] {
  const moved = new Map(money.map((one) => [one.day, one]));
  return days.map((day) => {
    const { sent = ZERO, banked = ZERO } = moved.get(day) ?? {};
    const issued = versions.get(day);
    return {
      day,
      ...(issued ? reported(issued, reversed.get(day)) : NOT_CLOSED),
      transferred: sent,
      banked,
    };
  });
}

type Reported = Omit<DayRow, 'day' | 'transferred' | 'banked'>;

const NOT_CLOSED: Reported = {
  ...{ version: null, status: null, signedBy: null, count: null, gross: null, fee: null },
  ...{ feeVat: null, net: null, otherGross: null, breaksOpen: null, remainder: null },
  ...{ reversed: null, digest: null },
};

function reported({ head, signed }: IssuedVersion, reversed: Satang = ZERO): Reported {
  const { version, status, totals, otherMethods, paid, digest } = head;
  const { count, gross, fee, feeVat, net } = totals;
  return {
    ...{ version, status, count, gross, fee, feeVat, net, digest },
    signedBy: signed.approved?.by ?? null,
    otherGross: otherMethods.gross,
    reversed,
    breaksOpen: openBreaks(head),
    remainder: paid.remainder,
  };
}

/** As counted on the report's Summary. */
export const openBreaks = ({ summary }: IssuedVersion['head']): number =>
  summary.breaks.reduce((count, { close }) => count + close.count, 0);
