import { Database } from '#database';
import type { Queryable } from '#database';
import { GENESIS_HASH } from '#kernel';
import { Injectable } from '@nestjs/common';
import { FaultList } from '../domain/log-fault.js';
import type { LogFault } from '../domain/log-fault.js';
import { LogReader } from '../log/log-reader.js';
import type { LogHead } from '../log/log-reader.js';
import { CheckedBatches } from './checked-batches.js';
import { checkEvidence } from './checked-evidence.js';
import type { EvidenceCount } from './checked-evidence.js';
import { CheckedEvents } from './checked-events.js';

const MAX_FAULTS = 100;

/** `faults` are the first of `faultCount`; `headDigest` (hex) is the log's own claim. */
export interface LogVerdict {
  readonly account: string;
  readonly events: number;
  readonly batches: number;
  readonly headDigest: string;
  readonly evidence: EvidenceCount;
  readonly faults: readonly LogFault[];
  readonly faultCount: number;
}

export interface VerifyOptions {
  /** Heads that were stated outside the log, as on the covers of reports: only they can show that
   *  a tail was cut off cleanly, or that all of it was written anew. */
  readonly stated: readonly LogHead[];
}

/** Recomputes an account's log from its first event, in bounded memory and one snapshot. */
@Injectable()
export class LogVerifier {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
  ) {}

  verify(account: string, { stated }: VerifyOptions = { stated: [] }): Promise<LogVerdict> {
    return this.database.transaction(
      (tx) => this.verifyIn(tx, account, stated),
      'REPEATABLE READ READ ONLY',
    );
  }

  private async verifyIn(
    tx: Queryable,
    account: string,
    stated: readonly LogHead[],
  ): Promise<LogVerdict> {
    const faults = new FaultList(MAX_FAULTS);
    const head = await this.reader.head(account, tx);
    const events = new CheckedEvents(tx, account, faults);
    const batches = new CheckedBatches(tx, account, faults, stated);
    await batches.walk(events, head.position);
    const end = { position: Number(events.lastPosition), ...batches.end };
    const fault = headFault(account, head, end);
    if (fault !== null) faults.add('head.differs', fault);
    const evidence = await checkEvidence(tx, account, faults);
    return {
      ...{ account, events: events.count, batches: batches.count, headDigest: head.digest },
      ...{ evidence, faults: faults.first, faultCount: faults.count },
    };
  }
}

/** That a log does not end where its head says; null if it does. */
export const headFault = (account: string, head: LogHead, end: LogHead): string | null =>
  isSameHead(head, end) ? null : differing(account, head, end);

const isSameHead = (left: LogHead, right: LogHead): boolean =>
  left.position === right.position && left.batch === right.batch && left.digest === right.digest;

function differing(account: string, head: LogHead, end: LogHead): string {
  const found = `the log ends at position ${end.position} in batch ${end.batch} (${end.digest})`;
  if (head.digest === GENESIS_HASH) return `There is no head of account "${account}"; ${found}.`;
  const said = `position ${head.position} in batch ${head.batch} (${head.digest})`;
  return `The head says ${said}, but ${found}.`;
}
