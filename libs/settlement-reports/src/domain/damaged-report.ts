import type { BusinessDay } from '#calendar';
import type { IssuedDay } from '#days';

/** What the log still says of a report whose frozen rows are not there: no figure of it. */
export interface DamagedReport {
  readonly account: string;
  readonly day: BusinessDay;
  readonly version: number;
  readonly status: 'damaged';
  /** What is wrong with it. */
  readonly reason: string;
  readonly digest: string;
  readonly previousDigest: string | null;
}

export const damagedReport = (
  account: string,
  { day, version, digest, previousDigest }: IssuedDay,
  reason: string,
): DamagedReport => ({
  ...{ account, day, version, digest, previousDigest },
  ...{ status: 'damaged', reason },
});
