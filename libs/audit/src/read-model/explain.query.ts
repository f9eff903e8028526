import { Database } from '#database';
import type { Queryable } from '#database';
import { EvidenceStore } from '#event-store';
import { DomainError } from '#kernel';
import { ListEntries } from '#ledger';
import type { EntryView } from '#ledger';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { isOf } from '../domain/explanation.js';
import type { ExplainedEvent, Thing } from '../domain/explanation.js';
import { summaryOf } from '../domain/explain-words.js';
import type { Summary } from '../domain/explain-words.js';
import { eventsOf } from './events-of.js';
import { linkedTo, named } from './find-things.js';

/** From a reference to everything that is known of it, down to entries, events and evidence. */
export interface Explanation {
  readonly reference: string;
  readonly account: string;
  readonly summary: Summary;
  /** What the reference names; more than one where a word names several. */
  readonly things: readonly Thing[];
  readonly linked: readonly Thing[];
  readonly breaks: readonly Thing[];
  readonly entries: readonly EntryView[];
  /** In the order of the log. */
  readonly events: readonly ExplainedEvent[];
  /** More is linked than is shown: ask for one of the linked things. */
  readonly isCut: boolean;
}

export class Explain extends Query<Explanation> {
  constructor(
    readonly account: string,
    readonly reference: string,
  ) {
    super();
  }
}

/** From an order over its charge and transaction to the transfer, and back. */
const STEPS = 3;
const MAX_THINGS = 100;
const MAX_ENTRIES = 200;

@QueryHandler(Explain)
export class ExplainHandler implements IQueryHandler<Explain> {
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceStore,
    private readonly queries: QueryBus,
  ) {}

  async execute({ account, reference }: Explain): Promise<Explanation> {
    const things = await named(this.database, account, reference);
    if (things.length === 0) throw nothingNamed(account, reference);
    const linked = await reach(this.database, account, things);
    const all = [...things, ...linked];
    const entries = await this.entriesOf(account, all);
    const { events, isCut } = await eventsOf(this.database, account, all);
    const hashes = events.map((event) => event.evidence);
    const erasures = await this.evidence.erasures(account, hashes);
    return {
      reference,
      account,
      summary: summaryOf(things, linked),
      things,
      linked,
      breaks: await breaksAbout(this.database, account, all),
      entries,
      events: events.map((event) => ({
        ...event,
        evidenceErased: erasures.get(event.evidence ?? '') ?? null,
      })),
      isCut: isCut || all.length >= MAX_THINGS || entries.length >= MAX_ENTRIES,
    };
  }

  private async entriesOf(account: string, things: readonly Thing[]): Promise<EntryView[]> {
    const entries = new Map<string, EntryView>();
    for (const { id } of things) {
      const left = MAX_ENTRIES - entries.size;
      if (left <= 0) break;
      const question = new ListEntries(account, { subject: id }, left, null);
      for (const entry of await this.queries.execute(question)) entries.set(entry.id, entry);
    }
    return [...entries.values()].sort((left, right) => left.position - right.position);
  }
}

async function reach(
  on: Queryable,
  account: string,
  things: readonly Thing[],
): Promise<readonly Thing[]> {
  const known = [...things];
  let edge: readonly Thing[] = things;
  for (let step = 0; step < STEPS && edge.length > 0 && known.length < MAX_THINGS; step += 1) {
    const found = await linkedTo(on, account, edge);
    edge = found.filter(
      (thing, index) =>
        !known.some((one) => isOf(one, thing)) &&
        found.findIndex((one) => isOf(one, thing)) === index,
    );
    known.push(...edge);
  }
  return known.slice(things.length, MAX_THINGS);
}

const breaksAbout = (on: Queryable, account: string, things: readonly Thing[]): Promise<Thing[]> =>
  on.query<Thing>(BREAKS_ABOUT, [account, things.map(({ id }) => id)]);

const BREAKS_ABOUT = `
  SELECT 'break' AS kind, t.id, t.code AS reference,
    CASE WHEN t.cleared_at IS NULL THEN 'open' ELSE 'cleared' END AS status, t.amount,
    t.opened_at AS at
  FROM breaks t WHERE t.account = $1 AND t.subject_id = ANY($2::text[])
  ORDER BY t.opened_at, t.id LIMIT ${MAX_THINGS}`;

const nothingNamed = (account: string, reference: string): DomainError =>
  new DomainError(
    'reference.unknown',
    `Account ${account} knows nothing called "${reference}". Ask by order reference or document ` +
      'number, by an id of Opn (chrg_…, trxn_…, trsf_…, rcpt_…), by the id of a break, a bank ' +
      'line or a journal entry, or by the number of a daily receipt.',
  );
