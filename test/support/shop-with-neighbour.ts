import type { Raw } from './fake-opn.js';
import { realParts } from './real-parts.js';
import type { RealParts } from './real-parts.js';
import { paidPromptPay, webhookAbout } from './recorded-opn.js';

const NEIGHBOUR = 'chrg_neighbour';

export interface ShopWithNeighbour extends RealParts {
  /** Opn has it, and tells of it. */
  know(charge: Raw, key?: string): Promise<void>;
  /** What was booked beside the neighbour: subjects of entries. */
  booked(): Promise<readonly (string | null)[]>;
}

/**
 * A shop that has booked a charge already when something odd comes to it. Whatever that is, the
 * books must be the same after a rebuild.
 */
export function shopWithNeighbour(): ShopWithNeighbour {
  const parts = realParts();

  async function know(charge: Raw, key?: string): Promise<void> {
    const { opn, shop } = parts;
    opn.put(charge);
    await shop.post(webhookAbout(charge, key));
    await shop.workOff();
  }

  async function booked(): Promise<readonly (string | null)[]> {
    const entries = await parts.shop.entries();
    return entries.map(({ subject }) => subject).filter((id) => id !== NEIGHBOUR);
  }

  beforeEach(() => know(paidPromptPay({ id: NEIGHBOUR })));

  afterEach(async () => {
    const before = await parts.shop.books();
    await parts.shop.rebuild();
    expect(await parts.shop.books()).toBe(before);
  });

  return Object.assign(parts, { know, booked });
}
