import type { Queryable } from '#database';
import { GENESIS_HASH } from '#kernel';
import { eventHash } from '../domain/event-hash.js';
import type { FaultList } from '../domain/log-fault.js';
import { causeOf } from '../log/event-rows.js';
import { BELOW_ALL, eventsInOrder } from '../log/log-windows.js';
import type { ChainedRow } from '../log/log-windows.js';

/** Hands out an account's events in order, each checked against its hash and its neighbours. */
export class CheckedEvents {
  count = 0;
  private readonly rows: AsyncGenerator<ChainedRow>;
  private next: ChainedRow | null = null;

  constructor(
    on: Queryable,
    account: string,
    private readonly faults: FaultList,
    /** Where those end that were checked before. */
    public lastPosition = 0n,
  ) {
    const after = lastPosition === 0n ? BELOW_ALL : lastPosition;
    this.rows = eventsInOrder(on, account, after);
  }

  /** The next event, if its position is not beyond; `null` otherwise, and at the end. */
  async takeUpTo(position: bigint): Promise<ChainedRow | null> {
    this.next ??= await this.read();
    if (this.next === null || this.next.position > position) return null;
    const row = this.next;
    this.next = null;
    this.check(row);
    return row;
  }

  private async read(): Promise<ChainedRow | null> {
    const result = await this.rows.next();
    return result.done === true ? null : result.value;
  }

  private check(row: ChainedRow): void {
    const expected = this.lastPosition + 1n;
    if (row.position > expected) {
      const gap = range('Position', 'Positions', expected, row.position - 1n);
      this.faults.add('event.missing', `${gap} empty: events were removed or renumbered.`);
    }
    this.count += 1;
    if (row.position > this.lastPosition) this.lastPosition = row.position;
    if (!isChained(row)) {
      this.faults.add(
        'event.unchained',
        `${named(row)} does not follow its stream's version before.`,
      );
    } else if (recomputed(row) !== row.hash.toString('hex')) {
      const reason = 'its hash does not follow from its content and the hash before it';
      this.faults.add('event.changed', `${named(row)} is not what was recorded: ${reason}.`);
    }
  }
}

export const named = ({ stream, version, position }: ChainedRow): string =>
  `Event ${stream}@${version} at position ${position}`;

export const range = (one: string, many: string, first: bigint, last: bigint): string =>
  first === last ? `${one} ${first} is` : `${many} ${first} to ${last} are`;

/** The first of a stream follows nothing; every other one, a version that came earlier. */
function isChained({ version, position, previous_position: previous }: ChainedRow): boolean {
  return version === 1 ? previous === null : previous !== null && previous < position;
}

function recomputed(row: ChainedRow): string | null {
  const { account, stream, version, type, schema_version: schemaVersion, data } = row;
  const previous = row.previous_hash?.toString('hex') ?? GENESIS_HASH;
  const evidence = row.evidence?.toString('hex') ?? null;
  const times = { occurredAt: row.occurred_at, recordedAt: row.recorded_at };
  const known = { account, stream, version, type, schemaVersion, ...times, evidence, data };
  try {
    return eventHash({ ...known, cause: causeOf(row) }, previous);
  } catch {
    return null; // such content could never have been hashed
  }
}
