import { SettingsReader } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader, isBeforeOpenMonths, PeriodReader } from '#days';
import type { IssuedDay } from '#days';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { isOfPayments } from '../../domain/changes/changed-fields.js';
import type { JournalRow } from '../../domain/frozen-rows.js';
import { buildJournalRows } from '../../domain/journal/build-journal-rows.js';
import { chartRows, codesIn } from '../../domain/journal/chart-rows.js';
import type { CodeOf } from '../../domain/journal/chart-rows.js';
import { batchName, closingsIn, exportedBy } from '../../domain/journal/export-batches.js';
import type { Closing } from '../../domain/journal/export-batches.js';
import { filedLast, matchesTurnover } from '../../domain/journal/journal-turnover.js';
import type { FiledTurnover } from '../../domain/journal/journal-turnover.js';
import { codesOfBatch } from '../../domain/journal/voucher-export.js';
import { BankArrivals } from '../bank-arrivals.js';
import { PostedTurnovers } from './posted-turnovers.js';

/** How a report is issued, as far as its vouchers depend on it. */
export interface JournalIssue {
  /** 0: the day is open. */
  readonly version: number;
  readonly postingDay: BusinessDay;
}

/** Vouchers: of a day's report, and of a batch of exported entries. */
@Injectable()
export class JournalSheet {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly bank: BankArrivals,
    private readonly posted: PostedTurnovers,
    private readonly settings: SettingsReader,
  ) {}

  /**
   * What is posted on the day or relates to it, what issuing the report posts, and all of the
   * batch that its first version makes.
   */
  async rows(
    account: string,
    { result: { day }, asOf: { position }, settings }: JudgedDay,
    posting: Required<IssuedDay['posting']>,
    issue: JournalIssue,
  ): Promise<readonly JournalRow[]> {
    const before = closingsIn(await this.days.issued(account), position);
    const next = { number: before.length + 1, day, knownUpTo: position, position: null };
    const closings = issue.version === 1 ? [...before, next] : before;
    const own = closings.find((closing) => closing.day === day) ?? null;
    const turnovers = [
      ...(await this.allOf(account, closings, own, { relatesTo: day, upTo: position })),
      ...(await this.toPost(account, day, posting, issue, issue.version === 1 ? next : null)),
    ];
    const batch = own && batchName(own);
    const known = issue.version > 1 && own !== null ? onlyOf(own, turnovers) : turnovers;
    const shown = buildJournalRows(known).filter(
      ({ postingDate, relatesTo, exportBatch }) =>
        postingDate === day || relatesTo === day || (batch !== null && exportBatch === batch),
    );
    return chartRows(shown, await this.chartOf(account, closings, { settings, position }));
  }

  /** What is exported keeps the codes that it was exported with. */
  private async chartOf(
    account: string,
    closings: readonly Closing[],
    { settings, position }: Pick<JudgedDay, 'settings'> & { readonly position: number },
  ): Promise<(row: JournalRow) => CodeOf> {
    const history = await this.settings.history(account, position);
    const exported = new Map(
      closings.map((one) => [batchName(one), codesOfBatch(history, one.knownUpTo)]),
    );
    const open = codesIn(settings);
    return ({ exportBatch }) => (exportBatch === null ? open : (exported.get(exportBatch) ?? open));
  }

  /** All vouchers of a batch, without the merchant's codes. */
  async batch(
    account: string,
    closings: readonly Closing[],
    own: Closing,
  ): Promise<readonly JournalRow[]> {
    const known = closings.filter(({ number }) => number <= own.number);
    const upTo = own.position ?? own.knownUpTo;
    const turnovers = await this.allOf(account, known, own, { relatesTo: null, upTo });
    const name = batchName(own);
    return buildJournalRows(turnovers).filter(({ exportBatch }) => exportBatch === name);
  }

  /** Of every posting day that is concerned everything, so that its vouchers can be numbered. */
  private async allOf(
    account: string,
    closings: readonly Closing[],
    own: Closing | null,
    { relatesTo, upTo }: { readonly relatesTo: BusinessDay | null; readonly upTo: number },
  ): Promise<readonly FiledTurnover[]> {
    const ofBatch = own === null ? [] : await this.postingDaysOf(account, closings, own);
    const postingDays = [...new Set([...ofBatch, ...(relatesTo ? [relatesTo] : [])])];
    const first = await this.posted.of(account, closings, { postingDays, relatesTo, upTo });
    const others = [...new Set(first.map(({ postingDay }) => postingDay))].filter(
      (day) => !postingDays.includes(day),
    );
    if (others.length === 0) return first;
    const wanted = { postingDays: others, relatesTo: null, upTo };
    return [
      ...first.filter(({ postingDay }) => !others.includes(postingDay)),
      ...(await this.posted.of(account, closings, wanted)),
    ];
  }

  /** Days on which entries of a batch can be posted: most are in the batches before it. */
  private async postingDaysOf(
    account: string,
    closings: readonly Closing[],
    own: Closing,
  ): Promise<readonly BusinessDay[]> {
    const exported = exportedBy(closings.filter(({ number }) => number < own.number));
    const upTo = own.position ?? own.knownUpTo;
    const [row] = await this.database.query<{ first: BusinessDay | null }>(FIRST_DAY, [
      ...[account, exported?.day ?? null, own.day],
    ]);
    const late = await this.database.query<{ day: BusinessDay }>(LATE_DAYS, [
      ...[account, exported?.knownUpTo ?? 0, upTo],
      ...[exported?.day ?? null, own.day],
    ]);
    return [...daysFrom(row?.first ?? null, own.day), ...late.map(({ day }) => day)];
  }

  /** What issuing posts: matches, arrivals at the bank, and matches of closed months. */
  private async toPost(
    account: string,
    day: BusinessDay,
    posting: Required<IssuedDay['posting']>,
    { postingDay }: JournalIssue,
    next: Closing | null,
  ): Promise<readonly FiledTurnover[]> {
    const batch = next !== null && postingDay <= next.day ? next : null;
    const kind = isBeforeOpenMonths(day, await this.periods.closed(account)) ? 'A1' : 'M1';
    const bank = await this.bank.turnover(account, postingDay, posting.bank);
    const transfersOf = (bookedOn: BusinessDay) =>
      posting.bank.flatMap((one) => (one.bookedOn === bookedOn ? one.transfers : []));
    return [
      ...filedLast(matchesTurnover(day, postingDay, posting, kind), batch),
      ...filedLast(bank, batch, transfersOf),
      ...posting.late.flatMap((one) =>
        filedLast(matchesTurnover(one.day, postingDay, one, 'A1'), batch),
      ),
    ];
  }
}

/**
 * Later versions show what the first one did, and what has become of the day's payments since:
 * crediting, payouts and taxes of later days are told in the reports of those days.
 */
const onlyOf = (own: Closing, turnovers: readonly FiledTurnover[]): readonly FiledTurnover[] =>
  turnovers.map((turnover) => {
    const { kind, postingDay, position, batch } = turnover;
    const isItsOwn = postingDay === own.day || batch?.number === own.number;
    const isShown = isItsOwn || isOfPayments(kind) || position <= own.knownUpTo;
    return isShown ? turnover : { ...turnover, isNumberedOnly: true };
  });

function daysFrom(first: BusinessDay | null, last: BusinessDay): readonly BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = first; day !== null && day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** After the last day that was exported. */
const FIRST_DAY = `
  SELECT min(posting_day) AS first FROM journal_lines
  WHERE account = $1 AND ($2::date IS NULL OR posting_day > $2) AND posting_day <= $3`;

/** Of entries on days before, those that came after their batch. */
const LATE_DAYS = `
  SELECT DISTINCT posting_day AS day FROM journal_entries
  WHERE account = $1 AND position > $2 AND position <= $3
    AND posting_day <= $4 AND posting_day <= $5`;
