import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import fc from 'fast-check';
import type { Raw } from '../support/fake-opn.js';
import { ordersOf } from '../support/histories.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const PROOF_LIMIT_MS = 120_000;
const RANDOM_ORDERS = 40;

/** Columns that hold the charge's own id, or say when and where we learned of it. */
const OF_LEARNING = ['id', 'first_position', 'last_position', 'known_at', 'paid_known_at'];

type Life = readonly (readonly [key: string, then: (id: string) => Raw])[];

const withId = (charge: Raw, id: string): Raw => ({ ...charge, id });
const ended = (status: string) => (id: string) =>
  withId({ ...promptPay(), status, expired: status === 'expired' }, id);
const waiting = (id: string) => withId(promptPay(), id);
const paid = (id: string) => withId({ ...paidPromptPay(), transaction: null }, id);

/** What Opn tells of charges in their lives, in the order in which it happens. */
const LIVES: readonly (readonly [string, Life])[] = [
  [
    'that was paid',
    [
      ['charge.create', waiting],
      ['charge.complete', paid],
    ],
  ],
  [
    'that failed',
    [
      ['charge.create', waiting],
      ['charge.complete', ended('failed')],
    ],
  ],
  [
    'that expired',
    [
      ['charge.create', waiting],
      ['charge.expire', ended('expired')],
      ['charge.complete', ended('expired')],
    ],
  ],
  [
    'that was paid after it had expired',
    [
      ['charge.create', waiting],
      ['charge.expire', ended('expired')],
      ['charge.complete', paid],
      ['charge.update', paid],
    ],
  ],
];

describe('webhooks of a charge in any order, some of them twice', () => {
  const parts = realParts();
  let charges = 0;

  /** A charge of its own for each order; Opn shows it as it is in the end. */
  async function deliver(life: Life, order: readonly number[]): Promise<string> {
    const id = `chrg_${String((charges += 1)).padStart(19, '0')}`;
    const last = life.at(-1)?.[1](id);
    if (last) parts.opn.put(last);
    for (const index of order) {
      const [key, then] = life[index] ?? ['charge.update', waiting];
      await parts.shop.post({ ...webhookAbout(then(id), key), id: `evnt_${id}${index}` });
    }
    return id;
  }

  /** What the books hold of each of these charges, without what depends on when it was learned. */
  async function ends(ids: readonly string[]): Promise<readonly string[]> {
    await parts.shop.workOff();
    const rows = await parts.shop.rows<{ id: string; row: Record<string, Canonical> }>(
      `SELECT c.id, to_jsonb(c) || jsonb_build_object('booked',
         (SELECT sum(debit) FROM journal_lines l JOIN journal_entries e
            ON e.account = l.account AND e.id = l.entry_id
          WHERE l.account = c.account AND e.subject = c.id)) AS row
       FROM charges c WHERE account = '${parts.shop.account}'`,
    );
    const byId = new Map(rows.map(({ id, row }) => [id, row]));
    return ids.map((id) => {
      const columns = Object.entries(byId.get(id) ?? {});
      return canonicalJson(
        Object.fromEntries(columns.filter(([column]) => !OF_LEARNING.includes(column))),
      );
    });
  }

  it.each(LIVES)(
    'end in one state: every order of a charge %s',
    async (_, life) => {
      const all = life.map((_, index) => index);
      const orders = [...ordersOf(all), ...all.flatMap((twice) => ordersOf([...all, twice]))];
      const ids = [];
      for (const order of orders) ids.push(await deliver(life, order));
      const [first, ...others] = [...new Set(await ends(ids))];
      expect(others).toEqual([]);
      expect(first).toContain('"status"');
    },
    PROOF_LIMIT_MS,
  );

  it(
    'end in one state: random orders with gaps and repetitions',
    async () => {
      const life = LIVES.at(-1)?.[1] ?? [];
      const orders = fc.sample(
        fc.array(fc.nat({ max: life.length - 1 }), { minLength: 1, maxLength: 9 }),
        RANDOM_ORDERS,
      );
      const ids = [];
      for (const order of orders) ids.push(await deliver(life, order));
      expect(new Set(await ends(ids)).size).toBe(1);
    },
    PROOF_LIMIT_MS,
  );
});
