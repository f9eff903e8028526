import { DayReader, PeriodReader, postingDay } from '#days';
import type { IssuedDay } from '#days';
import { PastRetelling, PastTimeUpError } from '#event-store';
import type { RetoldPast } from '#event-store';
import { ReconcileAffectedDays, ReconcileDayInFull } from '#reconciliation';
import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FrozenRows } from '../domain/frozen-rows.js';
import type { ReportHead, SheetName } from '../domain/report-head.js';
import { postedOf } from '../domain/report-posting.js';
import { derivedSheets, differenceOf, differingParts } from '../domain/verify/rederived.js';
import { AssembleReport } from '../read-model/assemble-report.js';
import type { AssembledReport } from '../read-model/assemble-report.js';
import { ReportStore } from '../read-model/report-store.js';
import type { ReportFault } from '../read-model/report-verifier.js';
import { StageDay } from '../read-model/stage-day.js';
import type { StagedRows } from '../read-model/staged-rows.js';
import { Staging } from '../read-model/staging.js';

/** Where rows of a sheet differ, so many are told. */
const MOST_TOLD = 3;

/** Puts issued reports together again from the log, and holds the frozen ones against them. */
@Injectable()
export class RederiveReports {
  constructor(
    private readonly retelling: PastRetelling,
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
    private readonly store: ReportStore,
    private readonly staging: Staging,
    private readonly stages: StageDay,
    private readonly reports: AssembleReport,
    private readonly commands: CommandBus,
  ) {}

  /**
   * The last issued versions, in the order in which they were issued; the log is walked once.
   * Once the time is up nothing more is begun. `told` hears of each that was compared; those whose
   * frozen rows are missing are left out.
   */
  async compare(
    account: string,
    count: number,
    told: (report: string) => void,
    timeMs = Infinity,
  ): Promise<readonly ReportFault[]> {
    const all = (await this.days.issued(account)).map(({ data }) => data);
    const first = Math.max(0, all.length - count);
    const faults: ReportFault[] = [];
    const walk = async (past: RetoldPast): Promise<void> => {
      // What was open at each of them, and for how long, is brought forward into those after it.
      for (const { asOf } of all.slice(0, first))
        await past.at(asOf, () => this.reconcile(account));
      for (const issued of all.slice(first)) {
        faults.push(...(await this.compareOne(account, issued, past)));
        told(`${issued.day} v${issued.version}`);
      }
    };
    await this.retelling.walk(account, walk, timeMs).catch(unlessTimeIsUp);
    return faults;
  }

  private async compareOne(
    account: string,
    issued: IssuedDay,
    past: RetoldPast,
  ): Promise<readonly ReportFault[]> {
    const { day, version, digest } = issued;
    const head = await this.store.head({ account, day, version, digest });
    if (head === null) return [];
    const report = `${day} v${version}`;
    try {
      const faults = await past.at(issued.asOf, () => this.faultsOf(account, head));
      return faults.map((fault) => ({ report, fault }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [{ report, fault: `it cannot be derived again: ${error.message}` }];
    }
  }

  private async faultsOf(account: string, head: ReportHead): Promise<readonly string[]> {
    await this.reconcile(account);
    return this.staging.use(async (rows) => {
      const derived = await this.derive(account, head, rows);
      const parts = differingParts(head, derived.head);
      return [
        ...parts.map((part) => `its ${part} is not what the log says`),
        ...(await this.differingRows(head, rows)),
      ];
    });
  }

  private reconcile(account: string): Promise<number> {
    return this.commands.execute(new ReconcileAffectedDays(account, true));
  }

  /** As closing did it, but for what was read at Opn. */
  private async derive(
    account: string,
    { day, version, status, reason, closedAt }: ReportHead,
    rows: StagedRows,
  ): Promise<AssembledReport> {
    const staged = await this.stages.stage(account, rows, (read) =>
      this.commands.execute(new ReconcileDayInFull(account, day, rows.on, read)),
    );
    const issued = await this.days.issued(account);
    const last = issued.findLast(({ data }) => data.day === day)?.data;
    const closed = new Set(issued.map(({ data }) => data.day));
    return this.reports.assemble(account, staged, {
      ...{ version, status, reason, closedAt, reading: null },
      previous: last ? await this.store.head({ account, ...last }) : null,
      posted: postedOf(issued, day),
      postingDay: postingDay(day, closed, await this.periods.closed(account)),
    });
  }

  private async differingRows(head: ReportHead, derived: StagedRows): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const sheet of derivedSheets(head)) {
      const found = await differencesOf(sheet, this.store.content(head).rows(sheet), derived);
      const more =
        found.length > MOST_TOLD ? [`${sheet}: ${found.length - MOST_TOLD} more rows`] : [];
      faults.push(...found.slice(0, MOST_TOLD), ...more);
    }
    return faults;
  }
}

function unlessTimeIsUp(error: unknown): void {
  if (!(error instanceof PastTimeUpError)) throw error;
}

/** Row by row, in the order of the sheet. */
async function differencesOf<Sheet extends SheetName>(
  sheet: Sheet,
  frozen: AsyncIterable<FrozenRows[Sheet]>,
  staged: StagedRows,
): Promise<readonly string[]> {
  const found: string[] = [];
  const derived = staged.rows(sheet);
  let row = 0;
  for await (const one of frozen) {
    row += 1;
    const next = await derived.next();
    const difference = next.done ? 'the log has no such row' : differenceOf(sheet, one, next.value);
    if (difference !== '') found.push(`${sheet}, row ${row}: ${difference}`);
  }
  for (let next = await derived.next(); !next.done; next = await derived.next()) {
    row += 1;
    found.push(`${sheet}, row ${row}: the log has one more row`);
  }
  return found;
}
