import { parseInstant } from '#kernel';
import { OPERATOR_KINDS } from '../alert-kind.js';
import { OPERATOR_TEXTS } from './operator-texts.js';

const told = {
  ...{ subject: 'sweep:charges', since: parseInstant('2026-11-20T03:48:31Z') },
  ...{ count: 12, amount: null, facts: { reason: 'HTTP 503' } },
};

const SINCE = '2026-11-20 10:48 (UTC+7)';

describe('what operators are told', () => {
  it('is to the letter what was agreed, with the time of Bangkok', () => {
    const { en, th } = OPERATOR_TEXTS['webhooks-silent'];
    expect(en.summary(told)).toBe(
      'No webhook from Opn since 2026-11-20 10:48 (UTC+7); the charges are being asked for ' +
        'instead, nothing is lost.',
    );
    expect(th.summary(told)).toBe(
      `ไม่ได้รับการแจ้งเตือนจาก Opn ตั้งแต่ ${SINCE} ระบบกำลังสอบถามแทน ข้อมูลไม่สูญหาย`,
    );
    expect(OPERATOR_TEXTS['signatures-refused'].en.summary(told)).toBe(
      '12 webhooks with a wrong signature since 2026-11-20 10:48 (UTC+7): forged, or the secret ' +
        'is wrong.',
    );
    expect(OPERATOR_TEXTS['evidence-damaged'].th.summary(told)).toBe(
      'หลักฐานที่บันทึกไว้ตรวจสอบไม่ผ่าน ระงับการออกรายงานตั้งแต่ 2026-11-20 10:48 (UTC+7)',
    );
  });

  it.each(OPERATOR_KINDS)('of %s says what, since when and what to do in both', (kind) => {
    for (const words of [OPERATOR_TEXTS[kind].en, OPERATOR_TEXTS[kind].th]) {
      expect(words.title.length).toBeGreaterThan(5);
      expect(words.summary(told)).toContain('2026-11-20 10:48');
      expect(words.summary(told)).not.toMatch(/undefined|null|NaN/);
      expect(words.toDo(told).length).toBeGreaterThan(20);
    }
    expect(OPERATOR_TEXTS[kind].th.summary(told)).toMatch(/[ก-๙]/);
  });

  it('of a clock names the machine and how far it is off', () => {
    const clock = { ...told, facts: { host: 'worker-1', minutes: -3 } };
    expect(OPERATOR_TEXTS['clock-off'].en.summary(clock)).toContain(
      'The clock of worker-1 is 3 minutes behind',
    );
  });
});
