import { rulesOn } from '#accounts';
import { lastDayOf, monthOf } from '#calendar';
import type { Month } from '#calendar';
import { lastClaimMonth, StandingBreaks } from '#reconciliation';
import type { StandingBreak } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { claimStage } from '../../domain/finance/claim-stage.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { magnitude } from '../../domain/finance/magnitude.js';
import { AccountFactsReader } from './account-facts.js';
import type { AccountFacts } from './account-facts.js';
import { EndOfBreaks } from './end-of-breaks.js';

const CODES = codesOf('tax-invoice-missing');

/** Months whose tax invoice is not recorded although it is due. */
@Injectable()
export class TaxInvoiceSource extends AlertSource {
  readonly kinds = ['tax-invoice-missing'] as const;

  constructor(
    private readonly breaks: StandingBreaks,
    private readonly accounts: AccountFactsReader,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  async conditions(moment: AlertMoment): Promise<readonly AlertCondition[]> {
    const missing = await this.breaks.of(moment.account, CODES);
    if (missing.length === 0) return [];
    const { settings } = await this.accounts.of(moment.account);
    return missing.map((one) => conditionOf(one, moment, settings));
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment) {
    return this.ends.of(account, gone, { codes: CODES, subject: gone.subject });
  }
}

function conditionOf(
  { subject, openedAt, amount }: StandingBreak,
  { account, today }: AlertMoment,
  settings: AccountFacts['settings'],
): AlertCondition {
  const month = subject.id as Month;
  const lastMonth = lastClaimMonth(month, rulesOn(settings, 'tax', lastDayOf(month)));
  const stage = claimStage(lastMonth, monthOf(today));
  return {
    ...{ kind: 'tax-invoice-missing', subject: month, since: openedAt },
    ...{ count: null, amount: magnitude(amount), facts: { month, lastMonth, stage } },
    link: `/v1/tax/input-vat?account=${account}&month=${month}`,
  };
}
