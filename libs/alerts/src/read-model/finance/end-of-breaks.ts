import { MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { EndedBreaks } from '#reconciliation';
import type { EndedOf, EndOfBreak, FeesOf, PaidAccount } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertProof } from '../../domain/alert-condition.js';
import type { GoneAlert } from '../../domain/alert-source.js';

/** What a judge ends is noted with when it began to judge: a look may have come between. */
const JUDGING_TAKES_MS = 5 * MINUTE_MS;

/** How breaks ended since an alert was raised, as proof that what they said is over. */
@Injectable()
export class EndOfBreaks {
  constructor(private readonly breaks: EndedBreaks) {}

  /** Of what ended last: what cleared it, or who settled it as it is. */
  async of(
    account: string,
    gone: GoneAlert,
    { codes, day = null, subject = null }: Pick<EndedOf, 'codes'> & Partial<EndedOf>,
  ): Promise<AlertProof | null> {
    return proof(await this.breaks.last(account, { codes, day, subject }, beganAt(gone)));
  }

  /** Of transfers to a bank account that nobody had approved. */
  async ofAccount(account: string, gone: GoneAlert, paid: PaidAccount): Promise<AlertProof | null> {
    return proof(await this.breaks.lastOfAccount(account, paid, beganAt(gone)));
  }

  async ofFees(account: string, gone: GoneAlert, fees: FeesOf): Promise<AlertProof | null> {
    return proof(await this.breaks.lastOfFees(account, fees, beganAt(gone)));
  }
}

const beganAt = ({ raisedAt }: GoneAlert): Instant => plusMs(raisedAt, -JUDGING_TAKES_MS);

function proof(end: EndOfBreak | null): AlertProof | null {
  if (end === null) return null;
  const { id, clearedBy, settledBy } = end;
  return settledBy === null
    ? { kind: 'break-cleared', id: clearedBy === null ? id : `${id}: ${clearedBy}` }
    : { kind: 'break-settled', id: `${id}: ${settledBy}` };
}
