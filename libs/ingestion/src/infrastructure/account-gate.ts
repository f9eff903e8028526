import { Logger } from '@nestjs/common';
import type { OpnError, OpnHooks, OpnOutcome, OpnTry } from '#opn';
import { OpnGate } from '../application/opn-gate.js';
import type { OpnGateLimits } from '../application/opn-gate-limits.js';
import { circuitOpen, givenUp, noDatabase, noPlace } from './held-requests.js';
import type { Asking, GateChange, Leave, OpnGateRow } from './opn-gate-row.js';
import { waitUnless } from './wait-unless.js';

/** One account's gate as this process sees it: it waits here, and decides in the table. */
export class AccountGate implements Required<OpnHooks> {
  private readonly logger = new Logger(OpnGate.name);
  /** Tries of this process that find out whether Opn answers again. */
  private readonly probes = new WeakSet<OpnTry>();
  /** When Opn last answered well, as long as the others do not know; monotonic. */
  private untold: number | null = null;
  private telling: NodeJS.Timeout | undefined;
  private hasWarnedOfKey = false;

  constructor(
    private readonly row: OpnGateRow,
    private readonly limits: OpnGateLimits,
    private readonly closing: AbortSignal,
  ) {}

  readonly beforeRequest = async (
    signal: AbortSignal | undefined,
    asked: OpnTry,
  ): Promise<void> => {
    const startedAt = performance.now();
    const signals = signal ? [signal, this.closing] : [this.closing];
    for (;;) {
      if (signal?.aborted) throw givenUp(asked);
      const waitedMs = performance.now() - startedAt;
      const leave = await this.ask(asked, waitedMs);
      if (leave === 'free') return;
      if (!(await waitUnless(leave.wait_ms, signals))) throw givenUp(asked);
      if (leave.verdict === 'go' && (await this.isStillFree(asked))) return;
    }
  };

  readonly afterRequest = async (outcome: OpnOutcome): Promise<void> => {
    const isProbe = this.probes.has(outcome.asked);
    if (outcome.code === 'ok') this.untold = performance.now();
    if (outcome.code === 'ok' && outcome.requests > 1) this.warnOfKey();
    if (outcome.code === 'ok' && !isProbe && outcome.requests === 1) this.tellSoon(outcome);
    else await this.tell(outcome, isProbe);
  };

  stop(): void {
    clearTimeout(this.telling);
  }

  /** `free`, or how to wait; every refusal is thrown. */
  private async ask(asked: OpnTry, waitedMs: number): Promise<Leave | 'free'> {
    const { account } = this.row;
    const asking = this.askingOf(asked, waitedMs);
    const leave = await this.row.take(asking, this.takeUntold()).catch((cause: unknown) => {
      throw this.unanswered(asked, cause);
    });
    if (leave.verdict === 'probe') this.probes.add(asked);
    if (leave.verdict === 'probe' || (leave.verdict === 'go' && leave.wait_ms <= 0)) return 'free';
    if (leave.verdict === 'open') throw circuitOpen(asked, account, leave);
    if (leave.verdict === 'go') return leave;
    if (asking.kept === 0) throw noPlace(asked, account, leave);
    const courtesyMs = Math.max(0, this.limits.times.sweepCourtesyMs - waitedMs);
    return { ...leave, wait_ms: Math.min(leave.wait_ms, courtesyMs) };
  }

  /** Sweeps let others go first, but not for ever. */
  private askingOf({ urgency }: OpnTry, waitedMs: number): Asking {
    const { reserve, times } = this.limits;
    const isCourteous = urgency === 'sweep' && reserve > 0 && waitedMs < times.sweepCourtesyMs;
    if (isCourteous) return { kept: reserve, patienceMs: 0 };
    const patienceMs = urgency === 'sweep' ? times.sweepWaitMs : times.promptWaitMs;
    return { kept: 0, patienceMs: Math.max(0, patienceMs - waitedMs) };
  }

  private isStillFree(asked: OpnTry): Promise<boolean> {
    return this.row.isFree().catch((cause: unknown) => {
      throw this.unanswered(asked, cause);
    });
  }

  private unanswered(asked: OpnTry, cause: unknown): OpnError {
    return this.closing.aborted ? givenUp(asked) : noDatabase(asked, cause);
  }

  /** Usually the next request takes the news along; else a note of its own does. */
  private tellSoon(outcome: OpnOutcome): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      if (this.untold !== null) void this.tell(outcome, false);
    }, this.limits.times.successNoteMs).unref();
  }

  /** An answer of Opn's must not be lost because of this: what fails here is logged. */
  private async tell(outcome: OpnOutcome, isProbe: boolean): Promise<void> {
    try {
      this.report(await this.row.note(outcome, isProbe, this.takeUntold()), outcome);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const about = `${outcome.asked.request} (${outcome.code})`;
      this.logger.warn(`Could not tell the other replicas what came of ${about}: ${reason}`);
    }
  }

  private takeUntold(): number | null {
    const age = this.untold === null ? null : performance.now() - this.untold;
    this.untold = null;
    return age;
  }

  private report({ change, open_since, open_reason, try_at }: GateChange, { code }: OpnOutcome) {
    const { account } = this.row;
    if (change === 'opened') {
      const what = `Opn is not asked for account ${account} since ${open_since}: ${open_reason}`;
      this.logger.error(`${what} [${code}]. It is tried again from ${try_at} on, by itself.`);
    } else if (change === 'closed') {
      this.logger.log(`Opn answers again for account ${account}; it was shut since ${open_since}.`);
    }
  }

  private warnOfKey(): void {
    if (this.hasWarnedOfKey) return;
    this.hasWarnedOfKey = true;
    this.logger.warn(
      `Opn refuses a secret key of account ${this.row.account} and accepts another one. ` +
        'If it was rolled, remove the old one from OPN_SECRET_KEY.',
    );
  }
}
