import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#kernel';
import { error, FakeOpn, json } from '../../support/fake-opn.js';
import type { Raw } from '../../support/fake-opn.js';

const EMPTY_BALANCE: Raw = {
  ...{ object: 'balance', livemode: true, location: '/balance', currency: 'THB' },
  ...{ total: 0, transferable: 0, on_hold: 0, reserve: 0, created_at: '2019-05-01T00:00:00Z' },
};

/** Opn for a week: it may be away, and its balance is what its own transactions add up to. */
export class WeekOpn extends FakeOpn {
  isAway = false;
  private readonly moves = new Map<string, Raw>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override put(...objects: readonly Raw[]): void {
    super.put(...objects);
    for (const one of objects.filter(({ object }) => object === 'transaction')) {
      this.moves.set(String(one['id']), one);
    }
  }

  object(list: string, id: string): Raw | undefined {
    return this.objectsIn(list).get(id);
  }

  /** In satang; all of it, or what can be paid out by now. */
  held(isTransferable = false): number {
    const now = Date.parse(this.clock.now());
    return [...this.moves.values()]
      .filter((one) => !isTransferable || Date.parse(String(one['transferable_at'])) <= now)
      .reduce((sum, one) => sum + signed(one), 0);
  }

  protected override answer(request: IncomingMessage, response: ServerResponse): void {
    this.balance = { ...EMPTY_BALANCE, total: this.held(), transferable: this.held(true) };
    if (this.isAway) json(503, error('service_unavailable'))(response);
    else super.answer(request, response);
  }
}

const signed = ({ direction, amount }: Raw): number =>
  direction === 'debit' ? -Number(amount) : Number(amount);
