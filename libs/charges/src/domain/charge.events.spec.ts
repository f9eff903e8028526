import { checkGolden } from '../../../../test/support/golden.js';
import { minute, moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { ChargeContradicted, chargeEvents } from './charge.events.js';
import {
  amended,
  completed,
  confirmed,
  created,
  expired,
  failed,
  hadOtherMoney,
  pending,
  redated,
  reversed,
} from './charge-event.fixtures.js';

it('the events of charges are written as they always were', () => {
  const contradiction = {
    chargeId: 'chrg_5vcd3j9c9r0p4ayml0d',
    readAt: minute(9),
    known: 'completed',
    stated: 'failed',
    money: moneyWithFee(1n),
    fingerprint: '0'.repeat(64),
  } as const;
  checkGolden(chargeEvents, [
    created(seen('pending', 1)),
    pending(seen('pending', 1)),
    completed(seen('completed', 5)),
    failed(seen('failed', 3)),
    expired(seen('expired', 3), true),
    reversed(seen('reversed', 9)),
    amended(seen('completed', 5), seen('completed', 7, { money: moneyWithFee(1n) })),
    new ChargeContradicted(minute(9), contradiction),
    confirmed(seen('completed', 12)),
    hadOtherMoney(seen('completed', 4, { money: moneyWithFee(1n) })),
    redated(seen('failed', 3)),
  ]);
});
