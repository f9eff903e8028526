import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../../test/support/golden.js';
import { specify } from '../../../../../test/support/specify.js';
import { withholdingDecider } from './withholding.js';
import {
  WithholdingReclaimWithdrawn,
  withholdingEvents,
  WithholdingTaxReclaimed,
} from './withholding.events.js';

const { given } = specify(withholdingDecider);
const at = parseInstant('2026-12-20T02:00:00Z');
const by = 'Suda';
const reclaimed = {
  reference: 'K-77',
  amount: satang(1_356_439n),
  receivedOn: parseBusinessDay('2026-12-18'),
  note: null,
};
const came = new WithholdingTaxReclaimed(at, { ...reclaimed, by });
const reason = 'Not ours.';
const undone = new WithholdingReclaimWithdrawn(at, { ...reclaimed, by, reason });
const record = { kind: 'record', at, by, reclaimed } as const;
const withdraw = { kind: 'withdraw', at, by, reference: 'K-77', reason } as const;

describe('withheld tax that came back by bank', () => {
  it('is written as it always was', () => {
    checkGolden(withholdingEvents, [came, undone]);
  });

  it('is recorded once, withdrawn, and recorded anew', () => {
    given().when(record).then(came);
    given(came).when(record).thenNothing();
    given(came).when(withdraw).then(undone);
    given(came, undone).when(record).then(came);
  });

  it('is not edited, and not withdrawn twice', () => {
    const other = { ...record, reclaimed: { ...reclaimed, amount: satang(1n) } };
    expect(() => withholdingDecider.decide(other, reclaimed)).toThrow(
      expect.objectContaining({ code: 'withholding_refund.conflict' }),
    );
    expect(() => withholdingDecider.decide(withdraw, null)).toThrow(
      expect.objectContaining({ code: 'withholding_refund.unknown' }),
    );
  });
});
