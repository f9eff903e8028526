import type { Cause } from '#event-store';
import type { OpnPage } from '#opn';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { SweptList } from '../domain/swept-list.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';
import type { Recording } from './record-charge-observations.command.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';

/** What one item of a list is called by those who record it. */
const KIND = {
  transactions: 'transaction',
  transfers: 'transfer',
  receipts: 'receipt',
  refunds: 'refund',
} as const;

/** Hands the items of a page to whoever records their kind. */
@Injectable()
export class RecordPage {
  constructor(private readonly commands: CommandBus) {}

  record(account: string, list: SweptList, page: OpnPage, cause: Cause): Promise<Recording> {
    const observations = page.items.map((raw) => ({ raw, requestedAt: page.requestedAt, cause }));
    if (list !== 'charges') {
      return this.commands.execute(new RecordMoneyFacts(account, KIND[list], observations));
    }
    const charges = observations.map((one) => ({ ...one, endedHint: null }));
    return this.commands.execute(new RecordChargeObservations(account, charges));
  }
}
