import { addDays } from '#calendar';
import { RederiveReports } from '#settlement-reports';
import {
  bytesOf,
  checkLines,
  reopened,
  tab,
} from '../../libs/settlement-reports/src/infrastructure/xlsx/workbook-reading.fixtures.js';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { transaction } from '../support/money-objects.js';
import { payout } from '../support/payout-desk.js';
import { at, charge, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';

const LATER = addDays(NEXT, 1);
const GONE = json(404, error('not_found'));
const OF_PAYOUTS = [6, 7, 8, 9, 10, 11];
const A = charge('a', '1000.00', 'A', { paidAt: at('10:00') });
const NET = Number(A['net']);

/** Everything that A brought, sent by hand at 14:00. */
const sent = (changes: Raw = {}): readonly Raw[] =>
  payout('hand', '0.00', at('14:00'), { amount: NET, net: NET - 3_000, ...changes }).map((raw) =>
    raw['object'] === 'transaction' ? { ...raw, amount: NET } : raw,
  );

describe('a later version of a day with a payout', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '1000.00' });
    shop.sell(A);
    shop.opn.put(transaction('a', at('10:00'), { amount: NET }), ...sent({ schedule: null }));
    shop.opn.balance = { ...shop.opn.balance, total: 0, transferable: 0 };
  });

  afterEach(async () => {
    await shop.shut();
  });

  async function shown(version: number) {
    const report = await shop.report(DAY, version);
    const { balance, transit, uncreditedClose } = report.head.summary;
    const { paidToday, postedLater, ...movements } = balance!.movements;
    return {
      transfers: await listed(report.rows('transfers')),
      payout: await listed(report.rows('payout')),
      balance: await listed(report.rows('balance')),
      blocks: { ...balance, movements, posted: paidToday + postedLater, transit, uncreditedClose },
    };
  }

  async function verdicts(version: number, day = DAY) {
    const book = await reopened(await bytesOf(await shop.report(day, version)));
    return checkLines(tab(book, 'Control')).flatMap(({ no, left, result }) =>
      OF_PAYOUTS.includes(Number(no)) && result !== 'OK' ? [[no, left]] : [],
    );
  }

  const derivedAgain = () =>
    shop.us.app.get(RederiveReports).compare(shop.account, 9, () => undefined);

  it('shows the payout as the first one did, whatever Opn says of it since', async () => {
    await shop.close(DAY, CLOSING);
    const late = charge('late', '200.00', 'L', { paidAt: at('11:00') });
    shop.opn.put(late, transaction('late', at('11:00'), { amount: Number(late['net']) }));
    const fees = { fee: 1_870, fee_vat: 130, total_fee: 2_000 };
    shop.opn.put(...sent({ schedule: null, ...fees, net: NET - 2_000 }));
    await shop.close(NEXT, at('03:00', LATER));
    const { version, summary } = await shop.close(DAY, at('04:00', LATER));
    expect(version).toBe(2);
    expect(await shown(2)).toEqual(await shown(1));
    expect(summary.balance!.movements.postedLater).toBe(BigInt(-Number(late['net'])));
    expect(await verdicts(2)).toEqual([]);
    expect(await derivedAgain()).toEqual([]);
  });

  it('waits for what the first one lacked, and says where it stands', async () => {
    shop.opn.spoil('transactions', GONE);
    await shop.close(DAY, CLOSING);
    expect((await verdicts(1)).map(([no]) => no)).toEqual([6, 7, 8, 9, 11]);
    shop.opn.mishaps.clear();
    const { version, status } = await shop.close(DAY, at('09:00', NEXT));
    expect([version, status]).toEqual([2, 'final']);
    expect(await shown(2)).toEqual(await shown(1));
    const lacked = /^balance transactions cannot be read at Opn \(404\)\. .* next day’s report\.$/;
    expect((await verdicts(2)).filter(([no]) => no !== 7)).toEqual(
      [6, 8, 9, 11].map((no) => [no, expect.stringMatching(lacked)]),
    );
    expect(await derivedAgain()).toEqual([]);
    await shop.close(NEXT, at('03:00', LATER));
    const next = await shop.report(NEXT);
    const [transfer] = await listed(next.rows('transfers'));
    expect(transfer).toMatchObject({ notComputable: null, composed: BigInt(NET), lines: 1 });
    const { blocks } = await shown(2);
    const { open, close, movements } = next.head.summary.balance!;
    expect([open, close]).toEqual([blocks.close, 0n]);
    expect(movements.uncreditedBroughtForward).toBe(blocks.uncreditedClose);
    expect(await verdicts(1, NEXT)).toEqual([]);
  });
});
