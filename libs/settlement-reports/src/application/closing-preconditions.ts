import { SettingsReader } from '#accounts';
import { dayWindow, monthOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader, PeriodReader } from '#days';
import { LogPatrol } from '#event-store';
import { ChargeWatch, FirstHistory, IngestionHealth, OpnAccounts } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { Clock, isBefore } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { condition } from '../domain/precondition.js';
import type { Precondition } from '../domain/precondition.js';
import { KnownDays } from '../read-model/known-days.js';
import { SourceFacts } from '../read-model/source-facts.js';
import { readableLists } from './readable-lists.js';

const needed = condition('closing');
const scheduled = condition('schedule');
const informative = condition('nothing');

/** Everything that closing a day waits for, as it stands now; asking changes nothing. */
@Injectable()
export class ClosingPreconditions {
  constructor(
    private readonly settings: SettingsReader,
    private readonly known: KnownDays,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly opn: OpnAccounts,
    private readonly history: FirstHistory,
    private readonly watch: ChargeWatch,
    private readonly books: BooksKeeper,
    private readonly patrol: LogPatrol,
    private readonly facts: SourceFacts,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async of(account: string, day: BusinessDay): Promise<readonly Precondition[]> {
    const health = await this.queries.execute(new IngestionHealth(account));
    return [
      await this.isOver(account, day),
      await this.isKnown(account, day),
      await this.monthIsOpen(account, day),
      this.hasKey(account),
      await this.historyIsRead(account),
      ...readableLists(health),
      await this.openCharges(account, day),
      await this.booksAreCurrent(account, health),
      await this.evidenceVerifies(account),
      await this.earlierDays(account, day),
      ...(await this.informative(account, day)),
    ];
  }

  /** Those that no reading of Opn can change: why the day cannot be closed, whatever is read. */
  async reasonsAgainst(account: string, day: BusinessDay): Promise<readonly string[]> {
    const { openingDay } = await this.settings.of(account);
    const over = await this.isOver(account, day);
    const month = await this.monthIsOpen(account, day);
    const evidence = await this.evidenceVerifies(account);
    const isBeforeBooks = openingDay !== null && day < openingDay;
    return [
      ...[over, month, evidence].filter(({ state }) => state !== 'met').map(({ text }) => text),
      ...(isBeforeBooks ? [`the books begin on ${openingDay}.`] : []),
    ];
  }

  private async isOver(account: string, day: BusinessDay): Promise<Precondition> {
    const { days } = await this.settings.of(account);
    const { to } = dayWindow(day, days);
    return isBefore(this.clock.now(), to)
      ? needed('day-over', 'waiting', `it is not over; it ends at ${to}.`)
      : needed('day-over', 'met', `it ended at ${to}.`);
  }

  private async isKnown(account: string, day: BusinessDay): Promise<Precondition> {
    const obstacle = await this.known.obstacle(account, day);
    if (obstacle === null) return needed('day-known', 'met', 'it is a day of these books.');
    return needed('day-known', 'failed', obstacle);
  }

  /** A day that was closed before its month stays as it was issued. */
  private async monthIsOpen(account: string, day: BusinessDay): Promise<Precondition> {
    const month = monthOf(day);
    if (!(await this.periods.closed(account)).has(month)) {
      return needed('month-open', 'met', `${month} is open.`);
    }
    const isIssued = (await this.days.versions(account, day)).length > 0;
    return isIssued
      ? needed('month-open', 'met', `${month} is closed, and the day with it: it stays as issued.`)
      : needed('month-open', 'failed', `its month ${month} is closed; reopen the month first.`);
  }

  private hasKey(account: string): Precondition {
    return this.opn.accounts.includes(account)
      ? needed('opn-key', 'met', 'there is an Opn key for the account.')
      : needed('opn-key', 'failed', 'there is no Opn key for the account: configure one.');
  }

  private async historyIsRead(account: string): Promise<Precondition> {
    const what = 'what the account had at Opn before it came here';
    return (await this.history.isRead(account))
      ? scheduled('history-read', 'met', `${what} is read.`)
      : scheduled('history-read', 'waiting', `${what} is not read yet; it goes on by itself.`);
  }

  private async openCharges(account: string, day: BusinessDay): Promise<Precondition> {
    const { days } = await this.settings.of(account);
    const { to } = dayWindow(day, days);
    const { length } = await this.watch.unreadSince(account, to, to);
    return length === 0
      ? needed('open-charges-read', 'met', 'no open charge of the day is unread since it ended.')
      : needed('open-charges-read', 'waiting', `closing reads open charges: ${length} to be read.`);
  }

  private async booksAreCurrent(account: string, { books }: AccountHealth): Promise<Precondition> {
    const { lag, failure } = await this.books.state(account);
    const stopped = failure ?? books.failure;
    if (stopped !== null) return needed('books-current', 'failed', `they stopped: ${stopped}`);
    return lag === 0
      ? needed('books-current', 'met', 'the books are at the head of the log.')
      : needed('books-current', 'waiting', `the books take in ${lag} more events.`);
  }

  /** What is issued on damaged evidence would pass the damage on. */
  private async evidenceVerifies(account: string): Promise<Precondition> {
    const { brokenSince, fault } = await this.patrol.soundness(account);
    if (brokenSince === null) {
      return needed('evidence-verifies', 'met', 'the stored evidence verified when last checked.');
    }
    const since = `the stored evidence does not verify since ${brokenSince}`;
    return needed('evidence-verifies', 'failed', `${since}: ${fault} Run verify, and restore.`);
  }

  /** People may close days in any order; then the day before need not end as this one begins. */
  private async earlierDays(account: string, day: BusinessDay): Promise<Precondition> {
    const closed = new Set((await this.days.issued(account)).map(({ data }) => data.day));
    const open = (await this.known.before(account, day)).filter((one) => !closed.has(one));
    return open.length === 0
      ? informative('earlier-days', 'met', 'the days before it are closed.')
      : informative(
          ...(['earlier-days', 'waiting'] as const),
          `earlier days are not closed: ${open.join(', ')}. Close them first, else what is ` +
            'learned of them afterwards stands in the report of the next day that is closed.',
        );
  }

  private async informative(account: string, day: BusinessDay): Promise<readonly Precondition[]> {
    const expected = await this.facts.expectedReceipts(account, day);
    const statements = await this.facts.statements(account, day);
    const receipts = await this.facts.taxReceipts(account, day);
    const isThere = (is: boolean) => (is ? 'met' : 'waiting');
    return [
      informative(
        ...(['expected-receipts', isThere(expected > 0)] as const),
        `${expected} expected receipts of the day are imported.`,
      ),
      informative(
        ...(['bank-statement', isThere(statements.length > 0)] as const),
        `${statements.length} bank statements cover the day.`,
      ),
      informative(
        ...(['tax-receipt', isThere(receipts.length > 0)] as const),
        `Opn issued ${receipts.length} receipts and credit notes for the day.`,
      ),
    ];
  }
}
