import {
  seenTransfer,
  SMALLER_TERMS,
  transferMinute,
} from '../../../../test/support/transfer-snapshots.js';
import { historyOf } from '../../../../test/support/histories.js';
import { specify } from '../../../../test/support/specify.js';
import { amended, created, destroyed, failed, paid, sent } from './transfer-event.fixtures.js';
import { TransferContradicted, TransferFailed } from './transfer.events.js';
import type { TransferStatus } from './transfer.events.js';
import { transferDecider } from './transfer.js';

const { given } = specify(transferDecider);
const fresh = seenTransfer('created', 1);
const smaller = seenTransfer('created', 2, SMALLER_TERMS);
const onItsWay = seenTransfer('sent', 4);
const inTheBank = seenTransfer('paid', 7);
const returned = seenTransfer('failed', 9);
const gone = seenTransfer('destroyed', 5);

const wholeStory = [created(fresh), sent(onItsWay), paid(inTheBank)];

function contradiction(known: TransferStatus, stated: TransferStatus, minutes: number) {
  const { transferId } = fresh;
  const readAt = transferMinute(minutes);
  const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown as string;
  return new TransferContradicted(readAt, { transferId, readAt, known, stated, fingerprint });
}

describe('a transfer seen for the first time', () => {
  it('is created', () => given().when(fresh).then(created(fresh)));

  it('has been sent if it is paid', () => {
    given().when(inTheBank).then(created(inTheBank), sent(inTheBank), paid(inTheBank));
  });

  it('may have been sent, and returned by the bank', () => {
    given().when(returned).then(created(returned), sent(returned), failed(returned));
    const afterPayment = { ...returned, paidAt: inTheBank.paidAt };
    given()
      .when(afterPayment)
      .then(
        ...[created(afterPayment), sent(afterPayment), paid(afterPayment), failed(afterPayment)],
      );
  });

  it('may be gone already', () => given().when(gone).then(created(gone), destroyed(gone)));
});

describe('a known transfer', () => {
  it('learns nothing from what it knows', () => {
    given(created(fresh)).when(fresh).thenNothing();
    given(...wholeStory)
      .when(inTheBank)
      .thenNothing();
  });

  it('rises, and what was missed of its way is told, too', () => {
    given(created(fresh)).when(onItsWay).then(sent(onItsWay));
    given(created(fresh)).when(inTheBank).then(sent(inTheBank), paid(inTheBank));
    given(created(fresh)).when(gone).then(destroyed(gone));
    given(...wholeStory)
      .when(returned)
      .then(failed(returned));
  });

  it('is amended by a newer read, and not by an older one', () => {
    given(created(fresh)).when(smaller).then(amended(fresh, smaller));
    given(created(smaller)).when(fresh).thenNothing();
  });

  it('is told again when it was sent or paid, as the latest read states it', () => {
    const dated = { ...inTheBank, readAt: transferMinute(8), paidAt: transferMinute(5) };
    given(...wholeStory)
      .when(dated)
      .then(paid(dated));
    given(...wholeStory)
      .when({ ...dated, readAt: transferMinute(6) })
      .thenNothing();
    given(...wholeStory, paid(dated))
      .when(dated)
      .thenNothing();
    const resent = { ...dated, paidAt: inTheBank.paidAt, sentAt: transferMinute(2) };
    given(...wholeStory)
      .when(resent)
      .then(sent(resent, true));
  });

  it('ended no later than the earliest read that shows it', () => {
    const sooner = { ...returned, readAt: transferMinute(8) };
    given(...wholeStory, failed(returned))
      .when(sooner)
      .then(failed(sooner));
    given(...wholeStory, failed(sooner))
      .when(returned)
      .thenNothing();
    const { data } = failed(sooner);
    const recoded = { ...returned, failureCode: 'expired' };
    given(...wholeStory, failed(sooner))
      .when(recoded)
      .then(
        new TransferFailed(sooner.readAt, {
          ...data,
          readAt: returned.readAt,
          failureCode: 'expired',
        }),
      );
    given(created(fresh), destroyed(gone))
      .when({ ...gone, readAt: transferMinute(4) })
      .then(destroyed({ ...gone, readAt: transferMinute(4) }));
  });

  it('takes its terms from the higher status, whichever was read first', () => {
    given(created(smaller))
      .when({ ...onItsWay, readAt: fresh.readAt })
      .then(
        amended(smaller, { ...onItsWay, readAt: fresh.readAt }),
        sent({ ...onItsWay, readAt: fresh.readAt }),
      );
    const late = seenTransfer('created', 8, SMALLER_TERMS);
    given(created(onItsWay), sent(onItsWay)).when(late).thenNothing();
  });
});

describe('a status below the known one', () => {
  it('in an older read is silence, or history where it was not known', () => {
    given(...wholeStory)
      .when(fresh)
      .thenNothing();
    given(created(gone), sent(inTheBank), paid(inTheBank)).when(gone).then(destroyed(gone, true));
    given(created(returned), failed(returned))
      .when(inTheBank)
      .then(sent(inTheBank, true), paid(inTheBank, true));
  });

  it('on its way to the bank is a stale read', () => {
    given(...wholeStory)
      .when(seenTransfer('sent', 8))
      .thenNothing();
    given(...wholeStory)
      .when(seenTransfer('created', 8, SMALLER_TERMS))
      .thenNothing();
  });

  it('that is final, in a later read, is a contradiction, once for each content', () => {
    const again = seenTransfer('destroyed', 8);
    given(...wholeStory)
      .when(again)
      .then(destroyed(again, true), contradiction('paid', 'destroyed', 8));
    const past = historyOf(transferDecider, [fresh, onItsWay, inTheBank, again]);
    given(...past)
      .when(seenTransfer('destroyed', 12))
      .thenNothing();
    const other = seenTransfer('destroyed', 12, SMALLER_TERMS);
    given(...past)
      .when(other)
      .then(contradiction('paid', 'destroyed', 12));
  });

  it('is a contradiction also when the higher one is heard of afterwards', () => {
    const late = seenTransfer('destroyed', 8);
    given(created(fresh), destroyed(late))
      .when(onItsWay)
      .then(sent(onItsWay), contradiction('sent', 'destroyed', 8));
  });

  it('is none where we only concluded it', () => {
    given(created(inTheBank), sent(inTheBank), paid(inTheBank))
      .when({ ...returned, readAt: transferMinute(6) })
      .then(failed({ ...returned, readAt: transferMinute(6) }), contradiction('failed', 'paid', 7));
  });
});
