import type { Queryable } from '#database';
import type { ProjectedBatch, Recorded, Rows } from '#event-store';
import { reviveMoney } from '#money';
import type { Satang } from '#money';
import type { TransactionEvent, TransferEvent } from '#payouts';
import { TRANSACTION_KIND, TRANSFER_KIND } from '#payouts';
import { NOTHING_KNOWN } from '../domain/transfer-facts.js';
import type { TransferFacts, TransferMoney, TransferMovement } from '../domain/transfer-facts.js';
import { TransferPostingEntity } from './transfer-posting.entity.js';

/**
 * The transfers that a batch is about, as the ledger knows them event by event. Like rows it only
 * collects, and lasts for one batch: the next one finds in the table what this one learned.
 */
export class KnownTransfers {
  private readonly facts: Map<string, TransferFacts | null>;

  constructor(known: ReadonlyMap<string, TransferFacts | null>) {
    this.facts = new Map(known);
  }

  of(transferId: string): TransferFacts {
    return this.read(transferId) ?? NOTHING_KNOWN;
  }

  learn(account: string, transferId: string, facts: TransferFacts, rows: Rows): void {
    const columns = columnsOf(facts);
    if (this.read(transferId) === null) {
      rows.insert(TransferPostingEntity, { account, transferId, ...columns });
    } else {
      rows.update(TransferPostingEntity, transferId, columns);
    }
    this.facts.set(transferId, facts);
  }

  private read(transferId: string): TransferFacts | null {
    const facts = this.facts.get(transferId);
    if (facts === undefined) throw new Error(`${transferId} was not read before its batch`);
    return facts;
  }
}

/** Reads what is known of every transfer that the batch names, in one statement. */
export async function knownTransfers({
  account,
  events,
  tx,
}: ProjectedBatch): Promise<KnownTransfers> {
  const named = new Set(events.flatMap(transfersNamedBy));
  const known = new Map<string, TransferFacts | null>([...named].map((id) => [id, null]));
  if (named.size === 0) return new KnownTransfers(known);
  for (const row of await read(account, [...named], tx)) {
    known.set(row.transfer_id, factsFrom(row));
  }
  return new KnownTransfers(known);
}

function transfersNamedBy(event: Recorded): readonly string[] {
  const kind = event.stream.slice(0, event.stream.indexOf('/'));
  if (kind === TRANSFER_KIND) return [(event as Recorded<TransferEvent>).data.transferId];
  if (kind !== TRANSACTION_KIND) return [];
  const { type, data } = event as Recorded<TransactionEvent>;
  const shown = type === 'BalanceTransactionPosted' ? [data] : [data.before, data.after];
  return shown.flatMap(({ origin, originId }) =>
    origin === 'transfer' && originId !== null ? [originId] : [],
  );
}

interface FactsRow {
  readonly transfer_id: string;
  readonly amount: Satang | null;
  readonly fee: Satang | null;
  readonly fee_vat: Satang | null;
  readonly net: Satang | null;
  readonly created_on: TransferFacts['createdOn'];
  readonly paid_on: TransferFacts['paidOn'];
  readonly failed_on: TransferFacts['failedOn'];
  readonly movements: unknown;
}

const read = (account: string, ids: readonly string[], tx: Queryable): Promise<FactsRow[]> =>
  tx.query<FactsRow>(
    `SELECT transfer_id, amount, fee, fee_vat, net, created_on, paid_on, failed_on,
       movements
     FROM transfer_postings WHERE account = $1 AND transfer_id = ANY($2)`,
    [account, ids],
  );

const factsFrom = (row: FactsRow): TransferFacts => ({
  money: moneyFrom(row),
  movements: reviveMoney(
    row.movements,
    { amount: true },
    'books.damaged',
  ) as readonly TransferMovement[],
  createdOn: row.created_on,
  paidOn: row.paid_on,
  failedOn: row.failed_on,
});

function moneyFrom({ amount, fee, fee_vat: feeVat, net }: FactsRow): TransferMoney | null {
  if (amount === null || fee === null || feeVat === null || net === null) return null;
  return { amount, fee, feeVat, net };
}

const columnsOf = ({ money, movements, createdOn, paidOn, failedOn }: TransferFacts) => ({
  amount: money?.amount ?? null,
  fee: money?.fee ?? null,
  feeVat: money?.feeVat ?? null,
  net: money?.net ?? null,
  ...{ createdOn, paidOn, failedOn, movements },
});
