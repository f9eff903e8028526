import type { BusinessDay } from '#calendar';
import { caseEvents, caseStream } from '#cases';
import type { CaseEvent } from '#cases';
import { DayReader, isIssuing } from '#days';
import type { IssuingEvent } from '#days';
import { LogReader, streamText } from '#event-store';
import type { Recorded } from '#event-store';
import { Injectable } from '@nestjs/common';
import type { BreakRow } from '../../domain/frozen-rows.js';
import { buildOpenItems } from '../../domain/pack/build-open-items.js';
import type { Arrival, IssuedVersion } from '../../domain/pack/pack-facts.js';
import type { OpenItemRow } from '../../domain/pack/pack-rows.js';
import { signOffsOf } from '../../domain/pack/sign-offs.js';
import { ReportDamagedError } from '../../domain/report.errors.js';
import { ReportStore } from '../report-store.js';
import type { PackMoment } from './pack-moments.js';

/** What was issued up to a position: the month's versions, and what later days say of it. */
export interface ReportsOfMonth {
  /** By day and version. */
  readonly versions: readonly IssuedVersion[];
  /** The last version of each day. */
  readonly latest: ReadonlyMap<BusinessDay, IssuedVersion>;
  /** The last version of each day after the month. */
  readonly later: readonly Recorded<IssuingEvent>['data'][];
  readonly arrivals: readonly Arrival[];
}

@Injectable()
export class IssuedReports {
  constructor(
    private readonly days: DayReader,
    private readonly store: ReportStore,
    private readonly reader: LogReader,
  ) {}

  async of(moment: PackMoment): Promise<ReportsOfMonth> {
    const { account, position, lastDay, month } = moment;
    const events = (await this.days.all(account)).filter((event) => event.position <= position);
    const signed = signOffsOf(events);
    const issued = events.filter(isIssuing);
    const own = issued.filter(({ data }) => data.day.startsWith(`${month}-`));
    const versions: IssuedVersion[] = [];
    for (const event of [...own].sort(byDayAndVersion)) {
      const { day, version } = event.data;
      const head = await this.headOf(account, event.data);
      versions.push({ event, head, signed: signed(day, version) });
    }
    const later = lastOfEach(issued.filter(({ data }) => data.day > lastDay));
    return {
      ...{ versions, later },
      latest: new Map(versions.map((one) => [one.event.data.day, one])),
      arrivals: issued.flatMap(({ data }) => data.posting.bank ?? []).filter(isArrival),
    };
  }

  /** What the last report of the month left open. */
  async openItems(moment: PackMoment, reports: ReportsOfMonth): Promise<readonly OpenItemRow[]> {
    const last = reports.versions.at(-1);
    if (!last) return [];
    const rows: BreakRow[] = [];
    for await (const row of this.store.content(last.head).rows('breaks')) rows.push(row);
    const { account, position } = moment;
    const streams = rows.map(({ breakId }) => caseStream(account, breakId));
    const cases = await this.reader.streams(account, streams, caseEvents);
    const caseOf = (breakId: string): readonly Recorded<CaseEvent>[] => {
      const events = cases.get(streamText(caseStream(account, breakId))) ?? [];
      return events.filter((event) => event.position <= position);
    };
    return buildOpenItems(rows, caseOf);
  }

  private async headOf(account: string, { day, version, digest }: IssuingEvent['data']) {
    const head = await this.store.head({ account, day, version, digest });
    if (head === null) throw new ReportDamagedError(day, version, digest);
    return head;
  }
}

/** A line that was taken back is followed by what it is matched with now. */
const isArrival = ({ amount }: { readonly amount: bigint }): boolean => amount > 0n;

const byDayAndVersion = (
  { data: left }: Recorded<IssuingEvent>,
  { data: right }: Recorded<IssuingEvent>,
): number =>
  left.day === right.day ? left.version - right.version : left.day < right.day ? -1 : 1;

const lastOfEach = (
  events: readonly Recorded<IssuingEvent>[],
): readonly Recorded<IssuingEvent>['data'][] => [
  ...new Map(
    [...events].sort(byDayAndVersion).map(({ data }) => [data.day, data] as const),
  ).values(),
];
