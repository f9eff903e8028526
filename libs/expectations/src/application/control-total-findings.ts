import { DecisionRunner } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import type { Finding } from '#findings';
import { Clock, sha256 } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { ControlTotals } from '../domain/receipts-collector.js';
import { difference } from './control-totals.js';
import type { StatedTotals } from './control-totals.js';
import type { ReceiptFile } from './receipt-file.js';

/** Who sent which file with which totals. */
interface Import {
  readonly account: string;
  readonly source: ReceiptFile;
  readonly stated: StatedTotals;
  readonly importedBy: string;
}

/** Keeps that a file held other than its sender stated: once per file and statement. */
@Injectable()
export class ControlTotalFindings {
  constructor(
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async record(
    { account, source, stated, importedBy }: Import,
    found: ControlTotals,
  ): Promise<void> {
    const file = sha256(source.bytes);
    const finding: Finding = {
      code: 'CONTROL_TOTAL',
      subject: { kind: 'import', id: file },
      fingerprint: `control-total:${file}:${stated.count ?? ''}:${stated.amount ?? ''}`,
      detail: `Expected receipts sent by ${importedBy} were refused. ${difference(stated, found)}`,
    };
    const lesson = {
      stream: findingStream(account, finding),
      learned: { at: this.clock.now(), finding },
      cause: { kind: 'import', ref: file } as const,
      evidence: null,
    };
    await this.decisions.run([lesson], findingDecider);
  }
}
