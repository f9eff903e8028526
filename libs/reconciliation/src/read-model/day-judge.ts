import { matchingRulesOn, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { books } from '#ledger';
import { Injectable } from '@nestjs/common';
import type { ChargeFacts } from '../domain/facts.js';
import type { Judging } from '../domain/judge-rules.js';
import type { TariffOf } from '../domain/judge-cost.js';
import { reconcileDay } from '../domain/reconcile-day.js';
import type { DayReconciliation } from '../domain/reconcile-day.js';
import { loadDayFacts } from './day-facts.js';
import { loadTariffs } from './tariffs.js';

/** What a result is a function of: events up to a position, an instant, and the rules in force. */
export interface JudgedAsOf {
  readonly position: number;
  readonly instant: Instant;
  readonly rules: string;
}

/** A day as judged at one moment, with the facts that a report lists beside it. */
export interface JudgedDay {
  readonly asOf: JudgedAsOf;
  readonly settings: AccountSettings;
  readonly judging: Judging;
  readonly tariffOf: TariffOf;
  readonly result: DayReconciliation;
  readonly ended: readonly ChargeFacts[];
}

/** Judges a day on one consistent view of the books. */
@Injectable()
export class DayJudge {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  judge(account: string, day: BusinessDay): Promise<JudgedDay> {
    const view = 'REPEATABLE READ READ ONLY';
    return this.database.transaction((tx) => this.judgeOn(tx, account, day), view);
  }

  private async judgeOn(tx: Queryable, account: string, day: BusinessDay): Promise<JudgedDay> {
    const position = await booksPosition(tx, account);
    const settings = await this.settings.of(account, position);
    const judging: Judging = {
      instant: this.clock.now(),
      days: settings.days,
      rulesOn: (ruleDay) => matchingRulesOn(settings, ruleDay),
    };
    const { from } = dayWindow(day, settings.days);
    const facts = await loadDayFacts(tx, account, day, from);
    const methods = new Set(facts.charges.map(({ paymentMethod }) => paymentMethod));
    const tariffOf = await loadTariffs(tx, account, settings, methods);
    const result = reconcileDay(facts, judging, tariffOf);
    const asOf = { position, instant: judging.instant, rules: `settings@${settings.version}` };
    return { asOf, settings, judging, tariffOf, result, ended: facts.ended };
  }
}

async function booksPosition(tx: Queryable, account: string): Promise<number> {
  const [row] = await tx.query<{ position: bigint }>(
    'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2',
    [account, books.name],
  );
  return Number(row?.position ?? 0n);
}
