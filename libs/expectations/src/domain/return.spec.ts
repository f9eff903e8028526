import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import {
  MoneyReturnApproved,
  MoneyReturned,
  MoneyReturnWithdrawn,
  returnEvents,
} from './return.events.js';
import { returnDecider } from './return.js';
import type { ReturnOrder } from './return.js';

const { given } = specify(returnDecider);
const at = parseInstant('2026-11-23T02:00:00Z');
const today = '2026-11-23' as BusinessDay;
const facts = {
  reference: 'ORD-1',
  number: 1,
  amount: satang(10_000n),
  returnedOn: '2026-11-22' as BusinessDay,
};
const { reference, amount, returnedOn } = facts;
const suda = { at, reference, by: 'Suda' };
const malee = { ...suda, by: 'Malee' };
const settles = 'customer-refunds-payable' as const;

const returned = new MoneyReturned(at, { ...facts, note: 'K-1', by: 'Suda' });
const approved = new MoneyReturnApproved(at, {
  ...{ ...facts, settles },
  by: 'Malee',
  recordedBy: 'Suda',
});
const withdrawn = new MoneyReturnWithdrawn(at, {
  ...{ ...facts, by: 'Malee', reason: 'Not ours.' },
  settled: null,
});

const notBefore = '2026-11-20' as BusinessDay;
const days = { today, notBefore, most: null } as const;
const record = { ...suda, kind: 'record', amount, returnedOn, note: 'K-1', ...days } as const;
const approve = { ...malee, kind: 'approve', number: 1, settles, most: null } as const;
const withdraw: ReturnOrder = { ...malee, kind: 'withdraw', number: 1, reason: 'Not ours.' };

const over = 'return.already_written_off';

describe('money given back', () => {
  it('is recorded by one person and approved by another', () => {
    given().when(record).then(returned);
    given(returned).when(approve).then(approved);
  });

  it('is the same when it is sent twice, and another when it differs', () => {
    given(returned).when(record).thenNothing();
    given(returned, approved).when(approve).thenNothing();
    const second = new MoneyReturned(at, { ...facts, number: 2, note: null, by: 'Suda' });
    given(returned)
      .when({ ...record, note: null })
      .then(second);
    const anew = new MoneyReturned(at, { ...facts, number: 2, note: 'K-1', by: 'Suda' });
    given(returned, withdrawn).when(record).then(anew);
  });

  it('is withdrawn, with what it had posted', () => {
    given(returned).when(withdraw).then(withdrawn);
    given(returned, approved)
      .when(withdraw)
      .then(new MoneyReturnWithdrawn(at, { ...withdrawn.data, settled: settles }));
    given(returned, withdrawn).when(withdraw).thenNothing();
  });

  it.each<[string, readonly (typeof returned | typeof withdrawn)[], ReturnOrder, string]>([
    ['one’s own approval', [returned], { ...approve, by: 'Suda' }, 'return.four_eyes'],
    ['an approval of nothing', [], approve, 'return.unknown'],
    [
      'an approval of what is withdrawn',
      [returned, withdrawn],
      approve,
      'return.already_withdrawn',
    ],
    ['a withdrawal of nothing', [], withdraw, 'return.unknown'],
    ['nothing', [], { ...record, amount: satang(0n) }, 'amount.not_positive'],
    [
      'what has not happened yet',
      [],
      { ...record, returnedOn: '2026-11-24' as BusinessDay },
      'return.invalid',
    ],
    [
      'what went back before it came',
      [],
      { ...record, returnedOn: '2026-11-19' as BusinessDay },
      'return.invalid',
    ],
    ['what was written off', [], { ...record, most: satang(9_999n) }, over],
    ['more than was left', [returned], { ...record, note: null, most: satang(19_999n) }, over],
    ['approval of what was written off', [returned], { ...approve, most: satang(0n) }, over],
    ['what takes from two', [returned], { ...approve, settles: null }, 'return.not_separate'],
  ])('refuses %s', (_, past, order, code) => {
    expect(() => given(...past).when(order)).toThrow(expect.objectContaining({ code }));
  });

  it('is written as it always was', () => {
    checkGolden(returnEvents, [returned, approved, withdrawn]);
  });
});
