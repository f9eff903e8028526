import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReceiptsTogether } from '../support/receipts-together.js';
import type { Balances } from '../support/receipts-together.js';
import type { RunningInstallation } from './installation.js';

const PLAYED_LIMIT_MS = 90_000;
const LEDGER_LIMIT_MS = 90_000;

/** What the simulator knows of the day it plays. */
export interface SimulatedRecord {
  readonly day: string;
  readonly days: readonly {
    readonly day: string;
    readonly promptPay: Totals;
    readonly otherMethods: Totals;
  }[];
  readonly breaks: readonly {
    readonly code: string;
    readonly count: number;
    readonly amount: number;
  }[];
  readonly expected: Readonly<Record<string, number>>;
  readonly paid: Readonly<Record<string, number>>;
  /** Balances of right books at this moment, nothing of a day's matches posted yet. */
  readonly ledger: Readonly<Record<string, number>>;
}

export interface Totals {
  readonly count: number;
  readonly gross: number;
  readonly fee: number;
  readonly feeVat: number;
  readonly net: number;
}

export interface Report {
  readonly version: number;
  readonly status: string;
  readonly digest: string;
  readonly totals: Totals;
  readonly otherMethods: Totals;
  readonly expected: Readonly<Record<string, number>>;
  readonly paid: Readonly<Record<string, number>>;
  readonly breaks: readonly {
    readonly code: string;
    readonly count: number;
    readonly amount: number;
  }[];
  readonly charges: readonly Readonly<Record<string, unknown>>[];
}

interface LedgerBalance {
  readonly ledgerAccount: string;
  readonly balance: number;
}

export class SimulatedDay {
  constructor(private readonly installation: RunningInstallation) {}

  record(): Promise<SimulatedRecord> {
    return this.read<SimulatedRecord>('/simulator/record.json');
  }

  /** Ids of the events that were answered with success. */
  async acknowledged(): Promise<readonly string[]> {
    const { events } = await this.read<{ events: readonly { id: string }[] }>(
      '/simulator/acknowledged.json',
    );
    return events.map(({ id }) => id);
  }

  async progress(): Promise<{ readonly state: string }> {
    const status = await this.read<Record<string, unknown>>('/simulator/status');
    return { state: String(status['phase']) };
  }

  /** Until the whole day has been told, and the shop has handed in what it expected. */
  async played(): Promise<void> {
    await this.installation.until('the day is played', PLAYED_LIMIT_MS, async () => {
      const { state } = await this.progress().catch(() => ({ state: 'not there yet' }));
      return state === 'done';
    });
    await this.installation.until('its receipts are expected', PLAYED_LIMIT_MS, async () => {
      const { data } = await this.installation.get<{ data: unknown[] }>('/v1/expected-receipts');
      return data.length > 0;
    });
  }

  /** Closes the day as an accountant would, and reads its report. */
  async closed(day: string): Promise<Report> {
    const closing = await this.installation.ask(`/v1/settlement-reports/${day}/close`, 'POST');
    if (closing.status !== 200)
      throw new Error(`Closing: ${closing.status} ${await closing.text()}`);
    return this.installation.get<Report>(`/v1/settlement-reports/${day}`);
  }

  /**
   * Both ledgers, ours and the simulator's own, once they agree: what Opn does by itself, such as a
   * transfer in the morning, takes us a minute to hear of. If they never do, as they stand.
   */
  async ledgers(): Promise<{ readonly own: Balances; readonly known: Balances }> {
    let own: Balances = {};
    let known: Balances = {};
    const agree = async (): Promise<boolean> => {
      known = withReceiptsTogether((await this.record()).ledger);
      const { data } = await this.installation.get<{ data: LedgerBalance[] }>(
        '/v1/ledger/balances',
      );
      const balances = data.map((one) => [one.ledgerAccount, one.balance] as const);
      own = withReceiptsTogether(Object.fromEntries(balances));
      return JSON.stringify(own) === JSON.stringify(known);
    };
    await this.installation.until('the ledgers agree', LEDGER_LIMIT_MS, agree).catch(() => null);
    return { own, known };
  }

  private async read<T>(path: string): Promise<T> {
    const port = readFileSync(join(this.installation.dataDir, 'demonstration.port'), 'utf8').trim();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  }
}
