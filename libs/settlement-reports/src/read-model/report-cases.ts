import { caseEvents, caseStream } from '#cases';
import type { CaseEvent } from '#cases';
import { Database } from '#database';
import { LogReader, streamText } from '#event-store';
import type { DayRules } from '#calendar';
import { breakId } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { workOn } from '../domain/break-work.js';
import type { ShownBreak } from '../domain/build-break-rows.js';
import { NO_WORK } from '../domain/shown-work.js';
import type { BreakWork } from '../domain/shown-work.js';
import { writeOffSteps } from '../domain/written-off-receipts.js';
import type { WriteOffStep, WrittenOff } from '../domain/written-off-receipts.js';

/** Codes by which an expected receipt lacks money that people may give up. */
const LACKING = ['AMOUNT_UNDER', 'RECEIPT_UNPAID'] as const;

/** What people had done about breaks by a position of the log. */
@Injectable()
export class ReportCases {
  constructor(
    private readonly database: Database,
    private readonly reader: LogReader,
  ) {}

  async workOn(
    account: string,
    breaks: readonly ShownBreak[],
    { asOf, settled }: Pick<JudgedDay, 'asOf' | 'settled'>,
  ): Promise<(item: ShownBreak) => BreakWork> {
    const ids = breaks.map(({ id }) => id);
    const histories = await this.histories(account, ids, asOf.position);
    const causes = await this.causes(account, ids);
    return (item) => {
      const events = histories.get(item.id);
      const work = events ? workOn(item, events) : NO_WORK;
      const cause = causes.get(item.id) ?? null;
      return { ...work, cause, returned: settled.get(item.id) ?? null };
    };
  }

  async writtenOff(
    account: string,
    references: readonly string[],
    { upTo, days }: { readonly upTo: number; readonly days: DayRules },
  ): Promise<WrittenOff> {
    const byId = new Map(
      references.flatMap((reference) =>
        LACKING.map((code) => {
          const id = breakId(code, { kind: 'expectation', id: reference });
          return [id, reference] as const;
        }),
      ),
    );
    const found = new Map<string, WriteOffStep[]>();
    for (const [id, events] of await this.histories(account, [...byId.keys()], upTo)) {
      const reference = byId.get(id) ?? '';
      const steps = [...(found.get(reference) ?? []), ...writeOffSteps(events, days)];
      if (steps.length > 0) found.set(reference, steps);
    }
    return found;
  }

  /** Only of breaks that people have touched at all. */
  private async histories(
    account: string,
    ids: readonly string[],
    upTo: number,
  ): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT break_id AS id FROM cases WHERE account = $1 AND break_id = ANY($2::text[])',
      [account, ids],
    );
    if (rows.length === 0) return new Map();
    const streams = rows.map(({ id }) => caseStream(account, id));
    const events = await this.reader.streams(account, streams, caseEvents);
    return new Map(
      rows.map(({ id }) => {
        const own = events.get(streamText(caseStream(account, id))) ?? [];
        return [id, own.filter(({ position }) => position <= upTo)];
      }),
    );
  }

  private async causes(
    account: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; title: string }>(
      `SELECT break_id AS id, title FROM break_causes
       WHERE account = $1 AND break_id = ANY($2::text[])`,
      [account, ids],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
