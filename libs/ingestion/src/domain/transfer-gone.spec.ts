import { parseInstant } from '#kernel';
import { satang } from '#money';
import {
  TransferCreated,
  TransferDestroyed,
  TransferFailed,
  TransferPaid,
  TransferSent,
} from '#payouts';
import { specify } from '../../../../test/support/specify.js';
import { transferGoneDecider } from './transfer-gone.js';

const { given } = specify(transferGoneDecider);
const transferId = 'trsf_1';
const at = parseInstant('2026-11-20T03:48:31Z');
const readAt = parseInstant('2026-11-20T04:00:00Z');
const gone = { transferId, readAt };

const created = new TransferCreated(at, {
  transferId,
  readAt: at,
  amount: satang(100_000n),
  fee: satang(2_804n),
  feeVat: satang(196n),
  net: satang(97_000n),
  currency: 'THB',
  recipientId: null,
  bankCode: null,
  lastDigits: null,
  createdAt: at,
  scheduleId: null,
});
const read = { transferId, readAt: at };
const known = { ...read, superseded: false };
const sent = new TransferSent(at, { ...known, sentAt: at });
const paid = new TransferPaid(at, { ...known, paidAt: at });
const failed = new TransferFailed(at, { ...read, failedAt: at, failureCode: 'closed' });
const destroyed = new TransferDestroyed(readAt, {
  transferId,
  readAt,
  superseded: false,
  destroyedAt: readAt,
});

describe('a transfer that Opn has no longer', () => {
  it('was destroyed if it had not been sent, and that is recorded once', () => {
    given(created).when(gone).then(destroyed);
    given(created, destroyed).when(gone).thenNothing();
  });

  it('was not destroyed if it had been sent, whatever came of that', () => {
    given(created, sent).when(gone).thenNothing();
    given(created, sent, paid).when(gone).thenNothing();
    given(created, failed).when(gone).thenNothing();
    given(created, sent, destroyed).when(gone).thenNothing();
  });

  it('is nothing to us if Opn never showed it', () => given().when(gone).thenNothing());
});
