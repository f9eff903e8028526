import { SettingsReader } from '#accounts';
import { Database } from '#database';
import { DayReader } from '#days';
import { linesKnownAt, loadWindowsAsAt, PayoutBooks } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { PayoutLineOfTransfer } from '../../domain/payout-line.js';
import type { TransferRow } from '../../domain/payout-rows.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead } from '../../domain/report-head.js';

/** What is inside the payouts that a report shows, transaction by transaction. */
@Injectable()
export class PayoutLines {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly days: DayReader,
    private readonly payouts: PayoutBooks,
  ) {}

  /** As the sheets Transfers and Payout have them, whatever was learned since. */
  async *of(report: ReportContent): AsyncGenerator<PayoutLineOfTransfer> {
    const { account, day, window } = report.head;
    const shown = await computable(report.rows('transfers'));
    if (shown.length === 0) return;
    const position = await this.shownAsOf(report.head);
    const settings = await this.settings.of(account, position);
    const at = { day, end: window.to, position };
    await this.payouts.catchUp(account);
    const windows = await loadWindowsAsAt(this.database, account, shown, settings, at);
    for (const { id } of shown) {
      const inside = windows.of.get(id)?.window;
      if (inside === undefined) continue;
      const lines = linesKnownAt(this.database, account, inside, settings.days, position);
      for await (const line of lines) yield { transferId: id, ...line };
    }
  }

  /** Later versions show the payouts of the first one. */
  private async shownAsOf({ account, day, asOf }: ReportHead): Promise<number> {
    const [first] = await this.days.versions(account, day);
    return first?.data.asOf.position ?? asOf.position;
  }
}

/** Transfers of which the report says what they are made of. */
async function computable(transfers: AsyncIterable<TransferRow>) {
  const shown: { readonly id: string; readonly createdAt: TransferRow['createdAt'] }[] = [];
  for await (const { transferId: id, createdAt, notComputable } of transfers) {
    if (notComputable === null) shown.push({ id, createdAt });
  }
  return shown;
}
