import { NIGHT_DAY, paidBySecondQr, RESTATED_DAY, THAT_NIGHT } from './words-of-month.js';
import type { PlayedMonth } from './played-month.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

const dataOf = ({ body }: Answer): Rows => body['data'] as Rows;
const number = (value: unknown): number => Number(value);
const total = (rows: Rows, field: string): number =>
  rows.reduce((sum, row) => sum + number(row[field]), 0);

type Check = (answer: Answer) => void;

/** What must be in the answers, in the order of the questions. */
export const answersOf = (played: PlayedMonth): readonly Check[] => [
  ...aboutPayouts(played),
  ...aboutThePast(played),
  ...aboutDays(played),
];

const aboutPayouts = (played: PlayedMonth): readonly Check[] => [
  ({ body }) => {
    const groups = body['groups'] as Rows;
    expect(total(groups, 'amount')).toBe(body['amount']);
    expect(groups.at(-1)).toMatchObject({ kind: 'remainder', amount: 0 });
    expect(groups[0]).toMatchObject({ kind: 'charge', fee: expect.any(Number) as number });
  },
  (answer) => {
    const [line] = dataOf(answer);
    expect(line).toMatchObject({ description: 'OMISE PAYOUT', difference: 0 });
    expect(line?.['bankReference']).toMatch(/^BR-/);
  },
  (answer) => {
    const [day] = dataOf(answer);
    const ours = number(day?.['ourChargeFee']) + number(day?.['ourTransferFee']);
    expect(ours).toBe(played.month.plans.receiptFee.get('2026-12-02'));
    expect(day).toMatchObject({ receiptSubtotal: ours, feeDifference: 0, vatDifference: 0 });
  },
  ({ body }) => {
    expect(body).toMatchObject({ status: 'cleared', clearedBy: 'match chosen by Suda' });
    expect(body['history']).toEqual(expect.any(Array));
  },
  (answer) => {
    const several = dataOf(answer).filter((line) => (line['transfers'] as Rows).length === 2);
    expect(several).toMatchObject([{ matchedBy: 'sum', difference: 0 }]);
  },
];

const aboutThePast = (played: PlayedMonth): readonly Check[] => [
  ({ text }) => {
    const [heading = '', ...lines] = text.trim().split('\n');
    const column = heading.split(',').indexOf('unexpected');
    const amounts = lines.map((line) => number(line.split(',')[column]));
    expect(amounts.filter((amount) => amount > 0)).toHaveLength(2);
    expect(amounts.length).toBeGreaterThan(2);
  },
  (answer) => {
    const balance = dataOf(answer).find((row) => row['ledgerAccount'] === 'opn-balance');
    const known = played.month.world.lines.filter(({ shownAt }) => shownAt <= THAT_NIGHT);
    expect(balance?.['balance']).toBe(known.reduce((sum, { amount }) => sum + amount, 0));
  },
  ({ body }) => expect(body).toMatchObject({ status: 'completed' }),
  (answer) => {
    const told = dataOf(answer);
    expect(told.map((event) => event['type'])).toContain('charge.completed');
    const at = told.map((event) => number(event['position']));
    expect(at).toEqual([...at].sort((left, right) => left - right));
    expect(told.every((event) => event['cause'] === 'webhook')).toBe(true);
  },
];

const aboutDays = (played: PlayedMonth): readonly Check[] => [
  ({ text }) => expect(text).toContain('books'),
  ({ body }) => {
    expect(body).toMatchObject({ state: 'in_the_bank' });
    expect(body['payments']).toMatchObject([{ chargeId: paidBySecondQr(played).id }]);
  },
  (answer) => {
    const charges = dataOf(answer);
    expect(new Set(charges.map((charge) => charge['businessDay']))).toEqual(new Set([NIGHT_DAY]));
    const ofTheNight = charges.filter((charge) => String(charge['createdAt']) < '2026-12-23T17');
    expect(ofTheNight).toHaveLength(1);
  },
  ({ body }) => {
    expect(body).toMatchObject({ timeZone: 'Asia/Bangkok', cutoffs: [{ time: '00:00' }] });
  },
  ({ body }) => {
    const issued = `${RESTATED_DAY} v1 ${String(body['digest'])}`;
    expect(played.atClosing.issued).toContain(issued);
    expect(played.atClosing.issued.join()).toContain(`${RESTATED_DAY} v2`);
  },
];
