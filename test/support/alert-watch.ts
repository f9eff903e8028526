import { DEFAULT_ALERT_RULES, SettingsReader } from '#accounts';
import type { AlertRules } from '#accounts';
import { FINANCE_SOURCES } from '#alerts';
import type { AlertCondition, AlertMoment, AlertProof, AlertSource } from '#alerts';
import { Database } from '#database';
import { Clock } from '#kernel';
import { parseBaht } from '#money';
import { breakId, BreakTable } from '#reconciliation';
import type { Break, BreakCode } from '#reconciliation';
import type { TestingModule } from '@nestjs/testing';
import { at, DAY } from './shop.js';

/** A break of the day, as a judge finds it. */
export function found(
  code: BreakCode,
  subject: Break['subject'],
  baht: string,
  more: Partial<Break> = {},
): Break {
  const amount = parseBaht(baht);
  const sides = { expected: null, actual: amount, amount };
  const times = { day: DAY, openedAt: at('10:00'), dueOn: DAY };
  const rest = { reference: null, count: 1, explains: [], detail: null };
  return { id: breakId(code, subject), code, subject, ...sides, ...times, ...rest, ...more };
}

/** Looks at an account as whoever raises finance's alerts does, and tells nobody. */
export class AlertWatch {
  private constructor(
    private readonly app: TestingModule,
    private readonly account: string,
    private readonly rules: AlertRules,
    private readonly sources: readonly AlertSource[],
  ) {}

  static over(
    app: TestingModule,
    account: string,
    changes: Partial<AlertRules> = {},
  ): Promise<AlertWatch> {
    const rules = { ...DEFAULT_ALERT_RULES, ...changes };
    const of = (source: (typeof FINANCE_SOURCES)[number]) =>
      app.get<AlertSource>(source, { strict: false });
    return Promise.resolve(new AlertWatch(app, account, rules, FINANCE_SOURCES.map(of)));
  }

  async conditions(): Promise<readonly AlertCondition[]> {
    const moment = await this.moment();
    const found: AlertCondition[] = [];
    for (const source of this.sources) found.push(...(await source.conditions(moment)));
    return found;
  }

  /** `kind` or `kind/subject` of all that holds. */
  async standing(): Promise<readonly string[]> {
    const found = await this.conditions();
    return found.map(({ kind, subject }) => (subject === '' ? kind : `${kind}/${subject}`)).sort();
  }

  /** Of one that was raised in the first hour of the day, or at an instant. */
  async proofOf(
    { kind, subject }: Pick<AlertCondition, 'kind' | 'subject'>,
    raisedAt = at('00:30'),
  ): Promise<AlertProof | null> {
    const source = this.sources.find(({ kinds }) => kinds.includes(kind));
    const gone = { kind, subject, since: raisedAt, raisedAt };
    return source?.proofOf(gone, await this.moment()) ?? null;
  }

  /** As if a judge had found these, and nothing else, in a scope of their own. */
  async judged(scope: string, breaks: readonly Break[], proof = 'it is over'): Promise<void> {
    const [row] = await this.app
      .get(Database)
      .query<{ position: bigint }>('SELECT position FROM log_heads WHERE account = $1', [
        this.account,
      ]);
    const asOf = { position: Number(row?.position ?? 0n), instant: this.app.get(Clock).now() };
    const verdict = { breaks, proofOf: () => proof };
    const verdicts = new Map([[scope, verdict]]);
    await this.app.get(BreakTable).replaceScopes(this.account, verdicts, asOf);
  }

  /** A transfer on its way to a bank account. */
  async transferTo(id: string, bankCode: string, lastDigits: string): Promise<void> {
    const values = [this.account, id, bankCode, lastDigits];
    await this.app.get(Database).query(TRANSFER, values);
  }

  async moment(): Promise<AlertMoment> {
    const today = await this.app.get(SettingsReader).today(this.account);
    const now = this.app.get(Clock).now();
    return { account: this.account, now, today, rules: this.rules };
  }
}

const TRANSFER = `
  INSERT INTO transfers (account, id, status, amount, fee, fee_vat, net, currency, bank_code,
    last_digits, created_at, is_contradicted, first_position, last_position)
  VALUES ($1, $2, 'sent', 100000, 2804, 196, 97000, 'THB', $3, $4,
    '2026-11-20T01:00:00Z', false, 1, 1)`;
