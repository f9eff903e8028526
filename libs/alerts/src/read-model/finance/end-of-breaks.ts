import { StandingBreaks } from '#reconciliation';
import type { EndedOf } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertProof } from '../../domain/alert-condition.js';
import type { AlertMoment } from '../../domain/alert-source.js';

/** How breaks ended, as proof that what they said is over. */
@Injectable()
export class EndOfBreaks {
  constructor(private readonly breaks: StandingBreaks) {}

  /** Of what ended last: what cleared it, or who settled it as it is. */
  async of(
    { account, now }: AlertMoment,
    { codes, day = null, subject = null }: Pick<EndedOf, 'codes'> & Partial<EndedOf>,
  ): Promise<AlertProof | null> {
    const end = await this.breaks.lastEnd(account, { codes, day, subject }, now);
    if (end === null) return null;
    const { id, clearedBy, settledBy } = end;
    return settledBy === null
      ? { kind: 'break-cleared', id: clearedBy === null ? id : `${id}: ${clearedBy}` }
      : { kind: 'break-settled', id: `${id}: ${settledBy}` };
  }
}
