import type { BusinessDay } from '#calendar';
import type { OpenBreak } from '#days';
import { ListBreaks } from '#reconciliation';
import type { BreakPlace } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { isLeftOpen } from '../domain/report-breaks.js';
import type { ReportHead } from '../domain/report-head.js';
import { ReportStore } from './report-store.js';

const BREAKS_PER_READ = 500;

/** Breaks of high severity that a report shows open and that are so still. */
@Injectable()
export class GraveBreaks {
  constructor(
    private readonly store: ReportStore,
    private readonly queries: QueryBus,
  ) {}

  /** In the order of the sheet. What was settled or has cleared since keeps nobody from signing. */
  async open(head: ReportHead): Promise<readonly OpenBreak[]> {
    const shown: OpenBreak[] = [];
    for await (const row of this.store.content(head).rows('breaks')) {
      const { breakId: id, breakNo, code, severity } = row;
      if (severity === 'high' && isLeftOpen(row)) shown.push({ id, breakNo, code });
    }
    if (shown.length === 0) return [];
    const { account, day } = head;
    const open = new Set([
      ...(await this.now(account, day, 'open')),
      ...(await this.now(account, day, 'assigned')),
    ]);
    return shown.filter(({ id }) => open.has(id));
  }

  private async now(account: string, to: BusinessDay, status: 'open' | 'assigned') {
    const ids: string[] = [];
    const filter = { severity: 'high', status, to } as const;
    for (let after: BreakPlace | null = null; ;) {
      const order: ListBreaks = new ListBreaks(account, filter, BREAKS_PER_READ, after);
      const page = await this.queries.execute(order);
      ids.push(...page.map(({ id }) => id));
      after = page.at(-1)?.place ?? null;
      if (page.length < BREAKS_PER_READ) return ids;
    }
  }
}
