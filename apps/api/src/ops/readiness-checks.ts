import { SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';

export interface ReadinessFinding {
  readonly ok: boolean;
  /** What a person on call wants to read; no secrets. */
  readonly detail: string;
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
  check(): Promise<ReadinessFinding>;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'not_ready';
  readonly checks: readonly ({
    readonly name: string;
    /** Null while it is well. */
    readonly severity: ReadinessSeverity | null;
  } & ReadinessFinding)[];
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
    const checks = await Promise.all(
      this.checks.map(async (one) => {
        const finding = await outcome(one);
        const severity = finding.ok ? null : (one.severity ?? 'ill');
        return { name: one.name, severity, ...finding };
      }),
    );
    return { status: statusOf(checks.map(({ severity }) => severity)), checks };
  }
}

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
