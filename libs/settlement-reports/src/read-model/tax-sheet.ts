import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { TaxRow } from '../domain/tax-row.js';

/** What a report says of Opn's daily receipts. */
@Injectable()
export class TaxSheet {
  rows(account: string, judged: JudgedDay): Promise<readonly TaxRow[]> {
    return Promise.resolve([]);
  }
}
