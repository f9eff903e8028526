import type { Instant } from '#kernel';
import type { ProcessKind, ProcessLife } from '../domain/process-life.js';
import type { WorkTally } from '../domain/work-tally.js';
import type { WorkDone } from './work-record.js';

/** How a process is at one moment. */
export interface Vitals {
  readonly memoryBytes: number;
  /** By how much its event loop was late since the last look: the 99th percentile. */
  readonly loopDelayMs: number;
  readonly connections: number;
  /** Work that waits for a connection to the database. */
  readonly connectionsWaiting: number;
}

/** A process as it says of itself. */
export interface ProcessIdentity {
  readonly id: string;
  readonly kind: ProcessKind;
  readonly host: string;
  readonly pid: number;
  readonly build: string;
}

export interface ProcessView extends ProcessIdentity, ProcessLife, Vitals {
  /** How far its clock was ahead of the database's; less than 0: behind. */
  readonly clockAheadMs: number;
  /** Since when that is more than two clocks may differ; null if it is not. */
  readonly clockOffSince: Instant | null;
  /** By the database's clock. */
  readonly seenSecondsAgo: number;
}

/** How a recurring job goes, over all processes. */
export interface JobStanding {
  readonly account: string;
  readonly job: string;
  /** In a row, up to now. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastSuccessSecondsAgo: number | null;
  readonly lastFailure: string | null;
}

/** What all processes of the installation know of each other. */
export abstract class ProcessRecords {
  /** It lives; whoever did so long ago that nobody asks is forgotten. */
  abstract beat(identity: ProcessIdentity, vitals: Vitals): Promise<void>;
  abstract stopped(id: string): Promise<void>;
  /** Adds to what was done before; all of it or, if that fails, nothing. */
  abstract add(done: WorkDone): Promise<void>;
  /** Those seen during the last day and the one before them, the latest first; at most 100. */
  abstract processes(): Promise<readonly ProcessView[]>;
  abstract tallies(): Promise<readonly WorkTally[]>;
  abstract jobs(): Promise<readonly JobStanding[]>;
}
