import { Database, openDataSource } from '#database';
import { OpnError } from '#opn';
import type { OpnErrorCode, OpnOutcome, OpnTry, Urgency } from '#opn';
import { OpnGateLimits } from '../application/opn-gate-limits.js';
import type { OpnGateOptions, OpnGateTimes } from '../application/opn-gate-limits.js';
import { OpnGateRow } from './opn-gate-row.js';
import { OpnGateTable } from './opn-gate-table.js';

/** Times that a test can wait for; what must not happen by time alone is far away. */
const QUICK: OpnGateTimes = {
  promptWaitMs: 2_000,
  sweepWaitMs: 4_000,
  sweepCourtesyMs: 150,
  failuresToOpen: 5,
  open: { firstMs: 60, capMs: 120 },
  keysRefusedMs: 80,
  probeLeaseMs: 60_000,
  block: { firstMs: 60, capMs: 600 },
  successNoteMs: 20,
};

/** One replica: connections and a gate of its own. */
export class Replica {
  private static accounts = 0;

  private constructor(
    readonly database: Database,
    readonly gate: OpnGateTable,
    private readonly limits: OpnGateLimits,
  ) {}

  static async start(
    url: string,
    requestsPerSecond: number,
    options: OpnGateOptions = {},
  ): Promise<Replica> {
    const database = new Database(await openDataSource(url, [], 'yodtrong-test'));
    const limits = new OpnGateLimits(requestsPerSecond, { ...QUICK, ...options });
    return new Replica(database, new OpnGateTable(database, limits), limits);
  }

  async stop(): Promise<void> {
    this.gate.onModuleDestroy();
    await this.database.source.destroy();
  }

  /** Asks for leave; the try that may now be made. */
  async enter(account: string, urgency: Urgency = 'prompt', signal?: AbortSignal): Promise<OpnTry> {
    const asked = { request: 'GET /charges/chrg_test_1', urgency };
    await this.gate.hooks(account).beforeRequest(signal, asked);
    return asked;
  }

  /** What came of a try. */
  tell(account: string, asked: OpnTry, outcome: Partial<OpnOutcome> = {}): Promise<void> {
    const well = { asked, code: 'ok', answered: null, requests: 1 } as const;
    return this.gate.hooks(account).afterRequest({ ...well, retryAfterMs: null, ...outcome });
  }

  /** One whole try; the code of what held it back, if anything did. */
  async request(
    account: string,
    outcome: Partial<OpnOutcome> = {},
    urgency: Urgency = 'prompt',
  ): Promise<'sent' | OpnErrorCode> {
    try {
      await this.tell(account, await this.enter(account, urgency), outcome);
      return 'sent';
    } catch (error) {
      if (error instanceof OpnError) return error.code;
      throw error;
    }
  }

  /** Another account whose bucket holds so many tokens. */
  async accountWith(tokens: number): Promise<string> {
    const account = `account-${(Replica.accounts += 1)}`;
    const { burst, spacingMs } = this.limits;
    await this.database.query(
      `INSERT INTO opn_gate (account, full_at)
       VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')`,
      [account, (burst - tokens) * spacingMs],
    );
    return account;
  }

  get perSecond(): number {
    return this.limits.requestsPerSecond;
  }

  row(account: string): OpnGateRow {
    return new OpnGateRow(this.database, account, this.limits);
  }

  /** By the only clock that counts. */
  async nowMs(): Promise<number> {
    const [row] = await this.database.query<{ ms: number }>(
      'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms',
    );
    return (row as { ms: number }).ms;
  }
}

/** Some replicas, and one with long pauses: a circuit that it opens stays open in a test. */
export class Replicas {
  private constructor(
    readonly all: readonly Replica[],
    readonly patient: Replica,
  ) {}

  static async start(url: string): Promise<Replicas> {
    const [patient, ...all] = await Promise.all([
      Replica.start(url, MANY_A_SECOND, { open: LONG, keysRefusedMs: LONG.firstMs }),
      ...Array.from({ length: 3 }, () => Replica.start(url, MANY_A_SECOND)),
    ]);
    return new Replicas(all, patient);
  }

  async stop(): Promise<void> {
    await Promise.all([this.patient, ...this.all].map((replica) => replica.stop()));
  }

  at(no: number): Replica {
    return this.all[no % this.all.length] as Replica;
  }

  /** Tries that fail, one after the other, each in another replica. */
  async fail(account: string, times: number): Promise<void> {
    for (let no = 0; no < times; no += 1) await this.at(no).request(account, DOWN);
  }

  /** The probe, once one is due: everybody asks until one of them is let through. */
  async probe(account: string): Promise<{ readonly prober: Replica; readonly asked: OpnTry }> {
    for (;;) {
      for (const prober of this.all) {
        const asked = await prober.enter(account).catch(() => null);
        if (asked !== null) return { prober, asked };
      }
    }
  }
}

const MANY_A_SECOND = 1_000;
const LONG = { firstMs: 60_000, capMs: 60_000 };

export const DOWN = { code: 'opn.unavailable', answered: 'it answered 503' } as const;
export const REFUSED = { code: 'opn.unauthorized', answered: 'it answered 401' } as const;
export const LIMITED = { code: 'opn.rate_limited', answered: 'it answered 429' } as const;
