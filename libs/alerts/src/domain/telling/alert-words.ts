import type { Instant } from '#kernel';
import type { NotificationText } from '#notifications';
import type { AlertProof } from '../alert-condition.js';
import type { AlertLanguage } from '../texts/alert-texts.js';
import { toldTime } from '../texts/told-time.js';
import type { Said } from './said-of.js';
import type { TellingKind } from './what-to-tell.js';

interface Words {
  readonly before: Readonly<Record<TellingKind, string>>;
  readonly toDo: string;
  readonly escalated: string;
  readonly over: (from: string, to: string) => string;
  readonly was: string;
  readonly proof: string;
  readonly absent: string;
}

const WORDS: Readonly<Record<AlertLanguage, Words>> = {
  en: {
    before: { raised: '', changed: 'More: ', reminded: 'Still: ', resolved: 'Over: ' },
    toDo: 'What to do:',
    escalated: 'Nobody has acknowledged this; it goes to finance and operators now.',
    over: (from, to) => `It is over: it lasted from ${from} to ${to}. Nothing is to be done.`,
    was: 'What it was:',
    proof: 'Shown by:',
    absent: 'it is not found any more',
  },
  th: {
    before: {
      raised: '',
      changed: 'เพิ่มขึ้น: ',
      ...{ reminded: 'ยังคงอยู่: ', resolved: 'สิ้นสุดแล้ว: ' },
    },
    toDo: 'สิ่งที่ต้องทำ:',
    escalated: 'ยังไม่มีผู้รับทราบ จึงแจ้งทั้งฝ่ายการเงินและผู้ดูแลระบบ',
    over: (from, to) => `สิ้นสุดแล้ว: เกิดขึ้นตั้งแต่ ${from} ถึง ${to} ไม่ต้องดำเนินการใด`,
    was: 'เรื่องเดิม:',
    proof: 'หลักฐาน:',
    absent: 'ไม่พบอีกแล้ว',
  },
};

/** That it is there: new, grown, or still. */
export function standingText(
  said: Said,
  kind: TellingKind,
  isEscalated: boolean,
  language: AlertLanguage,
): NotificationText {
  const words = WORDS[language];
  const lines = [said.summary, `${words.toDo} ${said.toDo}`];
  return {
    subject: `${words.before[kind]}${said.title}`,
    summary: said.summary,
    body: [...lines, ...(isEscalated ? [words.escalated] : [])].join('\n'),
  };
}

/** That it is over, and what shows it. */
export function endingText(
  said: Said,
  ended: { readonly since: Instant; readonly at: Instant; readonly proof: AlertProof },
  language: AlertLanguage,
): NotificationText {
  const words = WORDS[language];
  const { proof } = ended;
  const subject = `${words.before.resolved}${said.title}`;
  const over = words.over(toldTime(ended.since), toldTime(ended.at));
  const shown = proof.kind === 'absence' ? words.absent : `${proof.kind} ${proof.id}`;
  return {
    subject,
    summary: `${said.title}: ${over}`,
    body: [over, `${words.was} ${said.summary}`, `${words.proof} ${shown}`].join('\n'),
  };
}
