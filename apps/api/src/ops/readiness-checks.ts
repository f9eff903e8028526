import { SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';

export interface ReadinessFinding {
  readonly ok: boolean;
  /** What a person on call wants to read; no secrets. */
  readonly detail: string;
}

/** One thing without which this process cannot do its work. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<ReadinessFinding>;
}

export interface Readiness {
  readonly status: 'ready' | 'not_ready';
  readonly checks: readonly ({ readonly name: string } & ReadinessFinding)[];
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
      this.checks.map(async (one) => ({ name: one.name, ...(await outcome(one)) })),
    );
    return { status: checks.every(({ ok }) => ok) ? 'ready' : 'not_ready', checks };
  }
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
