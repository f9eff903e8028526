import { SettingsReader } from '#accounts';
import { businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { readCaseText, readPerson } from '#cases';
import { Database } from '#database';
import { EvidenceEraser } from '#event-store';
import type { ErasureReason } from '#event-store';
import { Clock, DomainError, plusMs, tellProgress } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { checkAge, checkNeeded, NEEDED_MS } from '../domain/retention.js';
import { ErasableEvidence } from '../read-model/erasure/erasable-evidence.js';
import type {
  CitedBy,
  ErasableCount,
  ErasureScope,
} from '../read-model/erasure/erasable-evidence.js';

/** Announced by one event, and erased in one transaction. */
const PIECES_AT_ONCE = 1_000;
const HASH = /^[0-9a-f]{64}$/;

/** Everything older than a day, or everything about a reference. */
export type ErasureDemand = { readonly before: BusinessDay } | { readonly reference: string };

/** What was erased, or would be. `citedBy` is told of references only. */
export interface ErasureAnswer extends ErasableCount {
  readonly isErased: boolean;
  readonly citedBy: CitedBy | null;
}

/**
 * Erases raw answers of Opn and bodies of webhooks; the log stays, and says who had it done and
 * why. `isTrial`: nothing is erased. Refused: `evidence.retained`, `evidence.needed`,
 * `reference.unknown`, `text.*` for the reason or the name.
 */
export class EraseEvidence extends Command<ErasureAnswer> {
  constructor(
    readonly account: string,
    readonly demand: ErasureDemand,
    readonly why: { readonly reason: string; readonly by: string },
    readonly isTrial: boolean,
  ) {
    super();
  }
}

@CommandHandler(EraseEvidence)
export class EraseEvidenceHandler implements ICommandHandler<EraseEvidence> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly books: BooksKeeper,
    private readonly eraser: EvidenceEraser,
    private readonly clock: Clock,
  ) {}

  async execute({ account, demand, why, isTrial }: EraseEvidence): Promise<ErasureAnswer> {
    const reason = {
      ...{ reason: readCaseText(why.reason), by: readPerson(why.by) },
      ...{ reference: null, before: null, ...demand },
    };
    const scope = await this.scopeOf(account, demand);
    await this.books.catchUp(account);
    return this.database.session((session) =>
      ErasableEvidence.within(session, account, async (found) => {
        const count = await found.find(scope);
        const citedBy = scope.kind === 'age' ? null : await this.checked(found, count, reason);
        if (!isTrial) await this.erase(account, found, count, reason);
        return { ...count, citedBy, isErased: !isTrial };
      }),
    );
  }

  private async scopeOf(account: string, demand: ErasureDemand): Promise<ErasureScope> {
    if ('reference' in demand) {
      const { reference } = demand;
      const named = reference.toLowerCase();
      return HASH.test(named) ? { kind: 'piece', hash: named } : { kind: 'reference', reference };
    }
    const { days } = await this.settings.of(account);
    checkAge(demand.before, businessDayOf(this.clock.now(), days));
    return { kind: 'age', before: dayWindow(demand.before, days).from };
  }

  /** Nothing that is still needed goes, of whatever thing it tells. */
  private async checked(
    found: ErasableEvidence,
    count: ErasableCount,
    why: ErasureReason,
  ): Promise<CitedBy> {
    const { answers, webhooks, undecided, erasedBefore } = count;
    if (answers + webhooks + undecided + erasedBefore === 0) throw nothingKept(why.reference);
    const citedBy = await found.citedBy();
    const since = plusMs(this.clock.now(), -NEEDED_MS);
    const openCharges = await found.openCharges(citedBy.streams, since);
    checkNeeded({ undecidedWebhooks: undecided, openCharges });
    return citedBy;
  }

  private async erase(
    account: string,
    found: ErasableEvidence,
    { answers, webhooks }: ErasableCount,
    why: ErasureReason,
  ): Promise<void> {
    const total = answers + webhooks;
    for (let first = 1; first <= total; first += PIECES_AT_ONCE) {
      tellProgress('Erasing evidence', first - 1, total, 'pieces');
      await this.eraser.erase(account, await found.part(first, PIECES_AT_ONCE), why);
    }
  }
}

const nothingKept = (reference: string | null): DomainError =>
  new DomainError(
    'reference.unknown',
    `No evidence is kept of "${reference}", and none of it was erased. ` +
      'Name a charge (chrg_…), an order or its document number, or the SHA-256 ' +
      'of a piece of evidence, as an event cites it.',
  );
