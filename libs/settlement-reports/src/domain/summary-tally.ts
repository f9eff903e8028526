import type { BusinessDay } from '#calendar';
import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeRow } from './frozen-rows.js';
import type { ReceiptMovement } from './receipt-movement.js';
import type { FeesOfRate, Tally } from './report-head.js';

/** Adds up while movements and rows of Charges pass by, page by page. */
export class SummaryTally {
  readonly #rolled = new RunningTallies<RollForward>();
  readonly #fees = new Map<string | null, FeesOfRate>();
  #failed = 0;
  #expired = 0;

  constructor(private readonly day: BusinessDay) {}

  /** Open + new + revised − paid − withdrawn = close. */
  addMovements(movements: readonly ReceiptMovement[]): void {
    const add = (part: RollForward, amount: Satang) => this.#rolled.add(part, amount);
    for (const movement of movements) {
      add('expOpen', movement.opening);
      add('expNew', movement.added);
      add('expRevised', movement.revised);
      add('expWithdrawn', movement.withdrawn);
      add(this.paidFor(movement), movement.paid);
      add(movement.isOverdue ? 'expCloseOverdue' : 'expCloseValid', movement.closing);
    }
  }

  addCharges(rows: readonly ChargeRow[]): void {
    for (const row of rows) {
      if (row.gross !== null) this.#fees.set(row.rate, withRow(this.#fees.get(row.rate), row));
      if (row.status === 'failed') this.#failed += 1;
      if (row.status === 'expired') this.#expired += 1;
    }
  }

  rollForward(): { readonly [Part in RollForward]: Tally } {
    const of = (part: RollForward): Tally => this.#rolled.of(part);
    return {
      ...{ expOpen: of('expOpen'), expNew: of('expNew'), expRevised: of('expRevised') },
      expWithdrawn: of('expWithdrawn'),
      expCloseValid: of('expCloseValid'),
      expCloseOverdue: of('expCloseOverdue'),
      expPaidOfToday: of('expPaidOfToday'),
      expPaidOfEarlier: of('expPaidOfEarlier'),
      expPaidOfLater: of('expPaidOfLater'),
    };
  }

  fees(): readonly FeesOfRate[] {
    return [...this.#fees.values()].sort(inOrderOfRate);
  }

  ended(): { readonly failed: number; readonly expired: number } {
    return { failed: this.#failed, expired: this.#expired };
  }

  private paidFor({ receipt }: ReceiptMovement): RollForward {
    const { expectedOn } = receipt.group.expectation;
    if (expectedOn === this.day) return 'expPaidOfToday';
    return expectedOn < this.day ? 'expPaidOfEarlier' : 'expPaidOfLater';
  }
}

type RollForward =
  | ('expOpen' | 'expNew' | 'expRevised' | 'expWithdrawn' | 'expCloseValid' | 'expCloseOverdue')
  | ('expPaidOfToday' | 'expPaidOfEarlier' | 'expPaidOfLater');

/** What is nothing does not count. */
class RunningTallies<Name> {
  readonly #tallies = new Map<Name, Tally>();

  add(name: Name, amount: Satang): void {
    if (amount === 0n) return;
    const before = this.of(name);
    this.#tallies.set(name, { count: before.count + 1, amount: plus(before.amount, amount) });
  }

  of(name: Name): Tally {
    return this.#tallies.get(name) ?? { count: 0, amount: ZERO };
  }
}

/** The difference is that of fee and VAT together, as on the lines of Charges. */
function withRow(before: FeesOfRate | undefined, row: ChargeRow): FeesOfRate {
  const add = (sum: Satang | undefined, more: Satang | null): Satang =>
    plus(sum ?? ZERO, more ?? ZERO);
  return {
    rate: row.rate,
    count: (before?.count ?? 0) + 1,
    gross: add(before?.gross, row.gross),
    fee: add(before?.fee, row.fee),
    feeVat: add(before?.feeVat, row.feeVat),
    expectedFee: add(before?.expectedFee, row.feeExpected ?? row.fee),
    difference: add(before?.difference, row.feeDifference),
  };
}

const inOrderOfRate = ({ rate: left }: FeesOfRate, { rate: right }: FeesOfRate): number =>
  Number(left ?? 'Infinity') - Number(right ?? 'Infinity');
