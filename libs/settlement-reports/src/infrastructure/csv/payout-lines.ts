import { ListPayoutLines } from '#reconciliation';
import type { LineKey } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PayoutLineOfTransfer } from '../../domain/payout-line.js';
import type { ReportContent } from '../../domain/report-content.js';

const LINES_PER_READ = 2_000;

/** What is inside the payouts that a report shows, transaction by transaction. */
@Injectable()
export class PayoutLines {
  constructor(private readonly queries: QueryBus) {}

  async *of(report: ReportContent): AsyncGenerator<PayoutLineOfTransfer> {
    for await (const { transferId, notComputable } of report.rows('transfers')) {
      if (notComputable === null) yield* this.inside(report.head.account, transferId);
    }
  }

  private async *inside(account: string, transferId: string): AsyncGenerator<PayoutLineOfTransfer> {
    let after: LineKey | null = null;
    for (;;) {
      const question: ListPayoutLines = new ListPayoutLines(
        account,
        transferId,
        LINES_PER_READ,
        after,
      );
      const lines = await this.queries.execute(question);
      for (const line of lines) yield { transferId, ...line };
      const last = lines.at(-1);
      if (lines.length < LINES_PER_READ || last === undefined) return;
      after = last;
    }
  }
}
