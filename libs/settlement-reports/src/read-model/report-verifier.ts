import { DayReader } from '#days';
import { tellProgress } from '#kernel';
import { Injectable } from '@nestjs/common';
import { digestOfRows } from '../domain/canonical-rows.js';
import { digestOfHead } from './assemble-report.js';
import { ReportStore } from './report-store.js';

/** Something about an issued report that does not agree with the log. */
export interface ReportFault {
  readonly report: string;
  readonly fault: string;
}

/** Holds every issued report against the event that issued it: rows, head and their digests. */
@Injectable()
export class ReportVerifier {
  constructor(
    private readonly days: DayReader,
    private readonly store: ReportStore,
  ) {}

  async verify(account: string): Promise<{ count: number; faults: readonly ReportFault[] }> {
    const issued = await this.days.issued(account);
    const faults: ReportFault[] = [];
    for (const [index, { data }] of issued.entries()) {
      tellProgress('Checking issued reports', index, issued.length, 'reports');
      const { day, version, digest, headDigest } = data;
      const report = `${day} v${version}`;
      const head = await this.store.head({ account, day, version, digest });
      if (head === null) {
        faults.push({ report, fault: 'its frozen rows are missing' });
        continue;
      }
      if (digestOfHead(head) !== headDigest) faults.push({ report, fault: 'its head was changed' });
      if ((await digestOfRows(this.store.content(head))) !== digest) {
        faults.push({ report, fault: 'its rows were changed' });
      }
    }
    return { count: issued.length, faults };
  }
}
