import { SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';

export interface ReadinessFinding {
  readonly ok: boolean;
  /** What a person on call wants to read; no secrets. */
  readonly detail: string;
  /** Since when it is so, where that is known; null or absent elsewhere. */
  readonly since?: Instant | null;
  /** How bad it is this time, where that differs. */
  readonly severity?: ReadinessSeverity;
}

/**
 * `ill`: this process cannot do its work. `degraded`: it can, and takes webhooks, but a person has
 * to look: it would not get better by sending requests elsewhere.
 */
export type ReadinessSeverity = 'ill' | 'degraded';

/** One thing that should be well. */
export interface ReadinessCheck {
  readonly name: string;
  /** How bad it is if it is not; `ill` unless said otherwise. */
  readonly severity?: ReadinessSeverity;
  /** Of the installation and not of this process: shown on the health page alone. */
  readonly isDetail?: boolean;
  check(): Promise<ReadinessFinding>;
}

/** What came of one check. */
export interface CheckedPart {
  readonly name: string;
  /** Null while it is well. */
  readonly severity: ReadinessSeverity | null;
  readonly ok: boolean;
  readonly detail: string;
  readonly since: Instant | null;
  readonly isDetail: boolean;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'not_ready';
  readonly checks: readonly Omit<CheckedPart, 'since' | 'isDetail'>[];
}

const CHECK_LIMIT_MS = 3 * SECOND_MS;

/** What must be well for `/health/ready` to be green; modules add theirs when they start. */
@Injectable()
export class ReadinessChecks {
  private readonly checks: ReadinessCheck[] = [];

  add(...checks: readonly ReadinessCheck[]): void {
    this.checks.push(...checks);
  }

  async run(): Promise<Readiness> {
    const parts = await runEach(this.checks.filter(({ isDetail }) => isDetail !== true));
    const checks = parts.map(({ name, severity, ok, detail }) => ({ name, severity, ok, detail }));
    return { status: statusOf(checks.map(({ severity }) => severity)), checks };
  }

  /** These and all that is shown besides. */
  runAll(): Promise<readonly CheckedPart[]> {
    return runEach(this.checks);
  }
}

const runEach = (checks: readonly ReadinessCheck[]): Promise<readonly CheckedPart[]> =>
  Promise.all(
    checks.map(async (one) => {
      const { name, isDetail = false } = one;
      const { ok, detail, since = null, severity = one.severity ?? 'ill' } = await outcome(one);
      return { name, severity: ok ? null : severity, ok, detail, since, isDetail };
    }),
  );

function statusOf(severities: readonly (ReadinessSeverity | null)[]): Readiness['status'] {
  if (severities.includes('ill')) return 'not_ready';
  return severities.includes('degraded') ? 'degraded' : 'ready';
}

async function outcome(one: ReadinessCheck): Promise<ReadinessFinding> {
  let limit: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<ReadinessFinding>((resolve) => {
    const finding = { ok: false, detail: `No answer within ${CHECK_LIMIT_MS} ms.` };
    limit = setTimeout(() => resolve(finding), CHECK_LIMIT_MS);
  });
  try {
    return await Promise.race([one.check(), tooSlow]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(limit);
  }
}
