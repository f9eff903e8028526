import { parseBusinessDay } from '#calendar';
import { computeFee } from '#fees';
import { FixedClock, parseInstant } from '#kernel';
import { parseRate, satang } from '#money';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { planDays } from '../day/plan-days.js';
import { renderCharge } from '../wire/render-charge.js';
import { World } from '../world/world.js';
import { expectedReceiptsCsv } from './expected-receipts.js';
import { recordOf } from './record.js';

const day = parseBusinessDay('2026-11-20');
const nextMorning = parseInstant('2026-11-21T02:00:00Z');
const nextNight = parseInstant('2026-11-21T15:00:00Z');

/** PromptPay's contract, written down a second time. */
const CONTRACT = { feeRate: parseRate('1.65'), vatRate: parseRate('7') };

function worldAt(now = nextMorning, seed = 'seed') {
  const world = new World(planDays(day, seed), new FixedClock(now));
  world.catchUp();
  return world;
}

interface Row {
  id: string;
  status: string;
  amount: number;
  fee: number;
  feeVat: number;
  net: number;
  method: string;
  businessDay: string | null;
}

/** Counted again from the single charges. */
function recount(rows: readonly Row[]) {
  const paid = rows.filter((row) => row.businessDay === day && row.method === 'promptpay');
  const total = (field: 'amount' | 'fee' | 'feeVat' | 'net') =>
    paid.reduce((sum, row) => sum + row[field], 0);
  return {
    count: paid.length,
    gross: total('amount'),
    fee: total('fee'),
    feeVat: total('feeVat'),
    net: total('net'),
  };
}

describe('the record of a day', () => {
  it('says what its charges add up to, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { days, charges, paid } = recordOf(worldAt(nextMorning, seed));
        const counted = recount(charges as Row[]);
        expect(days[1]?.promptPay).toEqual(counted);
        expect(paid.gross).toBe(counted.gross);
      }),
      { numRuns: 8 },
    );
  });

  it('closes both equations, whatever the seed and the hour', () => {
    const hour = fc.constantFrom(nextMorning, nextNight);
    fc.assert(
      fc.property(fc.string(), hour, (seed, now) => {
        const { paid, expected } = recordOf(worldAt(now, seed));
        const { matched, excess, unexpected, held } = paid;
        expect([unexpected, held, expected.held]).toEqual([55_500, 219_000, 219_000]);
        expect(excess).toBe(64_000 + 9_000);
        expect(matched + excess + unexpected + held).toBe(paid.gross);
        expect(expected.matched + expected.open + expected.unpaid + expected.held).toBe(
          expected.amount,
        );
      }),
      { numRuns: 8 },
    );
  });

  it('has the contract fee on every PromptPay charge but the two with a planted error', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { charges, planted } = recordOf(worldAt(nextMorning, seed));
        const wrong = (charges as Row[]).filter(({ method, amount, fee, feeVat, net }) => {
          const right = computeFee(satang(BigInt(amount)), CONTRACT);
          const stated = [fee, feeVat, net].map(BigInt);
          return (
            method === 'promptpay' && String(stated) !== `${right.fee},${right.vat},${right.net}`
          );
        });
        const errors = planted.filter(({ kind }) => kind.endsWith('_off_by_one'));
        expect(wrong.map(({ id }) => id)).toEqual(errors.flatMap(({ chargeIds }) => chargeIds));
      }),
      { numRuns: 8 },
    );
  });

  it('names each break with its amount', () => {
    const { breaks } = recordOf(worldAt());
    expect(breaks).toEqual(
      expect.arrayContaining([
        { code: 'AMOUNT_OVER', count: 1, amount: 9_000 },
        { code: 'AMOUNT_UNDER', count: 1, amount: -5_000 },
        { code: 'CHARGE_UNEXPECTED', count: 1, amount: 55_500 },
        { code: 'DUPLICATE_PAYMENT', count: 1, amount: 64_000 },
        { code: 'FEE_VARIANCE', count: 1, amount: 1 },
        { code: 'PAID_AFTER_EXPIRY', count: 1, amount: 219_000 },
        { code: 'STUCK_PENDING', count: 1, amount: 108_000 },
        { code: 'VAT_VARIANCE', count: 1, amount: 1 },
        { code: 'WEBHOOK_MISSED', count: 1, amount: 0 },
      ]),
    );
  });

  it('counts an open order as unpaid once its QR has ended', () => {
    const [morning, night] = [recordOf(worldAt(nextMorning)), recordOf(worldAt(nextNight))];
    expect(morning.expected.open).toBeGreaterThan(0);
    expect(night.expected.open).toBe(0);
    expect(night.expected.unpaid).toBe(morning.expected.unpaid + morning.expected.open);
    const unpaid = ({ breaks }: typeof night) =>
      breaks.find(({ code }) => code === 'RECEIPT_UNPAID')?.count ?? 0;
    expect(unpaid(night)).toBe(unpaid(morning) + 3);
  });

  it('agrees with the balance: nothing has been paid out', () => {
    const world = worldAt();
    const { days, charges, receipts } = recordOf(world);
    const { promptPay, otherMethods } = days[1]!;
    const { total, onHold } = world.money().balance(nextMorning);
    const adjusted = receipts[0]!.adjustment.amount;
    expect(total).toBe(BigInt(promptPay.net + otherMethods.net + adjusted));
    expect(onHold).toBe(0n);
    expect(charges).toHaveLength(world.allCharges().length);
  });

  it('is of charges that are as Opn renders them', () => {
    const world = worldAt();
    const { charges } = recordOf(world);
    const rendered = world.allCharges().map(renderCharge);
    expect(charges.map(({ id, status }) => ({ id, status }))).toEqual(
      rendered.map(({ id, status }) => ({ id, status })),
    );
  });
});

describe('the file of expected receipts', () => {
  const world = worldAt();
  const rows: Record<string, string>[] = parse(expectedReceiptsCsv(world.plan.orders), {
    columns: true,
  });

  it('has every order the shop expects PromptPay for', () => {
    const ofTheDay = rows.filter((row) => row['expectedOn'] === day);
    const { expected } = recordOf(world);
    expect(ofTheDay).toHaveLength(expected.count);
    const satangOf = (text = '') => Number(text.replaceAll(/[,.]/g, ''));
    expect(ofTheDay.reduce((sum, row) => sum + satangOf(row['amount']), 0)).toBe(expected.amount);
  });

  it('writes baht as people do', () => {
    const short = world.plan.orders.find(({ kind }) => kind === 'paid_short');
    const row = rows.find((one) => one['reference'] === short?.reference);
    expect(row).toMatchObject({ amount: '1,250.00', currency: 'THB', expectedOn: day });
  });

  it('knows nothing of cards and of what nobody ordered', () => {
    const references = new Set(rows.map((row) => row['reference']));
    const left = world.plan.orders.filter(({ reference }) => !references.has(reference));
    expect(left.map(({ kind }) => kind).sort()).toEqual(['card', 'unexpected']);
  });
});
