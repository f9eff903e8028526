import { SettingsReader } from '#accounts';
import { Database } from '#database';
import { Clock, DomainError } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { whereOf } from '../read-model/breaks/break-filter.js';
import type { BreakFilter } from '../read-model/breaks/break-filter.js';
import { ALL_BREAKS } from '../read-model/breaks/break-rows.js';
import type { BreakRecord } from '../read-model/breaks/break-rows.js';
import { ageingAt } from '../read-model/breaks/to-break-view.js';
import { BreakDesk, movesMoney } from './break-desk.js';
import type { BreakWork } from './break-desk.js';
import { BreakRenewal } from './break-renewal.js';

export const MAX_BREAKS_AT_ONCE = 500;

/** Breaks by id, or whatever a filter finds: never more than `MAX_BREAKS_AT_ONCE`. */
export type ChosenBreaks = { readonly ids: readonly string[] } | { readonly filter: BreakFilter };

/** What became of one of them; a refusal has its code and message. */
export interface BulkResult {
  readonly id: string;
  readonly outcome: 'done' | 'unchanged' | 'refused';
  readonly code: string | null;
  readonly message: string | null;
}

/** The same word about many breaks: each is done or refused for itself. */
export class WorkOnBreaks extends Command<readonly BulkResult[]> {
  constructor(
    readonly account: string,
    readonly chosen: ChosenBreaks,
    readonly work: BreakWork,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(WorkOnBreaks)
export class WorkOnBreaksHandler implements ICommandHandler<WorkOnBreaks> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly desk: BreakDesk,
    private readonly renewal: BreakRenewal,
    private readonly books: BooksKeeper,
    private readonly clock: Clock,
  ) {}

  async execute(order: WorkOnBreaks): Promise<readonly BulkResult[]> {
    const rows = await this.asTheyAre(order);
    const results: BulkResult[] = [];
    for (const row of rows) results.push(await this.one(order, row));
    await this.books.catchUp(order.account);
    return results;
  }

  private async asTheyAre(order: WorkOnBreaks): Promise<readonly (BreakRecord | string)[]> {
    const { account, chosen, work } = order;
    const rows = 'ids' in chosen ? await this.byId(account, chosen.ids) : await this.found(order);
    if (!movesMoney(work)) return rows;
    const ids = rows.map((row) => (typeof row === 'string' ? row : row.id));
    await this.renewal.renew(account, ids);
    return this.byId(account, ids);
  }

  private async one(
    { account, work, by }: WorkOnBreaks,
    row: BreakRecord | string,
  ): Promise<BulkResult> {
    if (typeof row === 'string') return unknown(account, row);
    const { id } = row;
    try {
      const isNew = await this.desk.decide(account, row, work, by);
      return { id, outcome: isNew ? 'done' : 'unchanged', code: null, message: null };
    } catch (error) {
      if (!(error instanceof DomainError) || !isOfThisBreak(error)) throw error;
      return { id, outcome: 'refused', code: error.code, message: error.message };
    }
  }

  /** In the order asked for, each once; one that does not exist is its id alone. */
  private async byId(
    account: string,
    ids: readonly string[],
  ): Promise<readonly (BreakRecord | string)[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length > MAX_BREAKS_AT_ONCE) throw tooMany();
    const rows = await this.database.query<BreakRecord>(
      `SELECT * FROM (${ALL_BREAKS}) AS b WHERE id = ANY($2::text[])`,
      [account, wanted],
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    return wanted.map((id) => known.get(id) ?? id);
  }

  private async found({ account, chosen }: WorkOnBreaks): Promise<readonly BreakRecord[]> {
    const filter = 'filter' in chosen ? chosen.filter : {};
    const { today } = ageingAt(this.clock.now(), await this.settings.of(account));
    const { sql, values } = whereOf(filter, today);
    const rows = await this.database.query<BreakRecord>(
      `SELECT * FROM (${ALL_BREAKS}) AS b WHERE ${sql} ORDER BY b.id LIMIT $${values.length + 2}`,
      [account, ...values, MAX_BREAKS_AT_ONCE + 1],
    );
    if (rows.length > MAX_BREAKS_AT_ONCE) throw tooMany();
    return rows;
  }
}

/** What the person said wrongly, or what failed, is no matter of a single break. */
const isOfThisBreak = ({ code }: DomainError): boolean => /^(case|write-off)\./.test(code);

const unknown = (account: string, id: string): BulkResult => ({
  id,
  outcome: 'refused',
  code: 'break.unknown',
  message: `Account ${account} has no break ${id}.`,
});

const tooMany = (): DomainError =>
  new DomainError(
    'bulk.too_many',
    `At most ${MAX_BREAKS_AT_ONCE} breaks can be worked on at once; narrow the choice.`,
  );
