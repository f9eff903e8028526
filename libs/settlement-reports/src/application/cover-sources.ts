import { SettingsReader } from '#accounts';
import type { BusinessDay, DayWindow } from '#calendar';
import { WebhookCounts } from '#ingestion';
import type { SweepAnswer, SweptList, WebhookCount } from '#ingestion';
import { sum } from '#money';
import { Injectable } from '@nestjs/common';
import { bankCoverage } from '../domain/bank-coverage.js';
import type { SourceCoverage } from '../domain/report-head.js';
import {
  chargesLeftText,
  completeSource,
  unavailableText,
  unreadSource,
} from '../domain/report-reading.js';
import type { OptionalSource, ReportReading, UnavailableSource } from '../domain/report-reading.js';
import { SourceFacts } from '../read-model/source-facts.js';
import type { BalanceRead, SourcesRead } from './read-sources.js';

const NO_RECEIPT = 'Opn has not issued the receipt of this day yet';
const NOT_COMPARABLE = 'not comparable with the books of the same moment';

/** `chargesLeft`: pending ones that could not be read. */
type ReadForDay = SourcesRead & { readonly chargesLeft: number };

/** States what was read of each source for a report, and what is missing. */
@Injectable()
export class CoverSources {
  constructor(
    private readonly facts: SourceFacts,
    private readonly counts: WebhookCounts,
    private readonly settings: SettingsReader,
  ) {}

  async cover(
    account: string,
    day: BusinessDay,
    window: DayWindow,
    { swept, balance, unavailable, chargesLeft }: ReadForDay,
  ): Promise<ReportReading> {
    const list = (source: 'charges' | 'transactions' | 'transfers') =>
      listCoverage(source, swept, unavailable);
    const charges = { ...list('charges'), gap: chargesLeftText(chargesLeft) };
    const told = await this.counts.of(account, day, window);
    const sources = [
      ...[charges, list('transactions'), list('transfers')],
      await this.receipts(account, day, swept, unavailable),
      balanceCoverage(balance, unavailable),
      webhookCoverage(window, told),
      await this.bankLines(account, day),
    ];
    return { sources, unavailable, webhooksMissed: told.untold };
  }

  /** What people import keeps no day open and makes no report provisional. */
  private async bankLines(account: string, day: BusinessDay): Promise<SourceCoverage> {
    const { days } = await this.settings.of(account);
    return bankCoverage(await this.facts.statements(account, day), days.timeZone);
  }

  private async receipts(
    account: string,
    day: BusinessDay,
    swept: ReadonlyMap<SweptList, SweepAnswer>,
    unavailable: readonly UnavailableSource[],
  ): Promise<SourceCoverage> {
    const read = swept.get('receipts');
    if (!read) return missing('tax-receipt', 'receipts', unavailable);
    const receipts = await this.facts.taxReceipts(account, day);
    if (!receipts.some(({ isCreditNote }) => !isCreditNote)) {
      return unreadSource('tax-receipt', NO_RECEIPT, 'waiting');
    }
    const amount = sum(receipts.map(({ total }) => total));
    const count = receipts.length;
    return completeSource('tax-receipt', { ...read, count, amount, statedCount: null });
  }
}

function webhookCoverage(
  { from, to }: DayWindow,
  { received, charges, untold }: WebhookCount,
): SourceCoverage {
  const row = { ...unreadSource('webhooks', null, 'waiting'), from, to, count: received };
  if (untold === 0) return { ...row, result: 'complete' };
  const gap = `${untold} of ${charges} charges of the day were found only by asking Opn`;
  return { ...row, gap, result: 'incomplete' };
}

function listCoverage(
  list: 'charges' | 'transactions' | 'transfers',
  swept: ReadonlyMap<SweptList, SweepAnswer>,
  unavailable: readonly UnavailableSource[],
): SourceCoverage {
  const read = swept.get(list);
  return read ? completeSource(list, read) : missing(list, list, unavailable);
}

function balanceCoverage(
  balance: BalanceRead | null,
  unavailable: readonly UnavailableSource[],
): SourceCoverage {
  if (balance === null) return missing('balance', 'balance', unavailable);
  const { at, total, isComparable } = balance;
  const row = { from: at, to: at, pages: 1, count: 1, amount: total, statedCount: null };
  return { ...completeSource('balance', row), gap: isComparable ? null : NOT_COMPARABLE };
}

function missing(
  row: SourceCoverage['source'],
  source: OptionalSource | 'charges',
  unavailable: readonly UnavailableSource[],
): SourceCoverage {
  const gap = unavailable.find((one) => one.source === source);
  return unreadSource(row, gap ? unavailableText(gap) : null, 'incomplete');
}
