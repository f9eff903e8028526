import type { BusinessDay, CutoffTime } from '#calendar';
import { parseInstant } from '#kernel';
import { parseRate, satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import {
  accountEvents,
  AccountOpened,
  ContractRateSet,
  CutoffSet,
  MatchingRulesSet,
} from './account.events.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const from = '2026-12-01' as BusinessDay;

it('the events of accounts are written as they always were', () => {
  checkGolden(accountEvents, [
    new AccountOpened(at, {
      mode: 'live',
      timeZone: 'Asia/Bangkok',
      openingDay: from,
      openingBalance: satang(-150_000n),
    }),
    new CutoffSet(at, { from: null, time: '00:00' as CutoffTime }),
    new MatchingRulesSet(at, {
      from,
      rules: {
        orderMetadataKey: 'order_id',
        descriptionPattern: 'Order (\\d+)',
        graceMinutes: 30,
        acceptLatePayments: false,
        splitPayments: true,
      },
    }),
    new ContractRateSet(at, {
      from,
      paymentMethod: 'promptpay',
      feeRate: parseRate('1.65'),
      vatRate: parseRate('7.0'),
    }),
  ]);
});
