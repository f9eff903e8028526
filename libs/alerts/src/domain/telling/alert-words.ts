import type { Instant } from '#kernel';
import type { NotificationText } from '#notifications';
import type { AlertProof } from '../alert-condition.js';
import type { AlertKind } from '../alert-kind.js';
import { isOfLimit } from '../alert-patience.js';
import type { AlertLanguage } from '../texts/alert-texts.js';
import { toldTime } from '../texts/told-time.js';
import type { Said } from './said-of.js';
import type { TellingKind } from './what-to-tell.js';

interface Words {
  readonly before: Readonly<Record<TellingKind, string>>;
  readonly toDo: string;
  readonly escalated: string;
  readonly over: (from: string, to: string) => string;
  /** Of a limit; `left` says how many there still are, where that is known. */
  readonly below: (from: string, to: string, left: string) => string;
  readonly left: (count: string) => string;
  readonly was: string;
  readonly proof: string;
  readonly absent: string;
}

const WORDS: Readonly<Record<AlertLanguage, Words>> = {
  en: {
    before: {
      ...{ raised: '', grown: 'More: ', changed: 'Changed: ', reminded: 'Still: ' },
      ...{ reopened: 'Again: ', resolved: 'Over: ' },
    },
    toDo: 'What to do:',
    escalated: 'Nobody has acknowledged this; it goes to finance and operators now.',
    over: (from, to) => `It is over: it lasted from ${from} to ${to}. Nothing is to be done.`,
    below: (from, to, left) => `It is below the limit again: above from ${from} to ${to}.${left}`,
    left: (count) => ` ${count} are left.`,
    was: 'What it was:',
    proof: 'Shown by:',
    absent: 'it is not found any more',
  },
  th: {
    before: {
      ...{ raised: '', grown: 'เพิ่มขึ้น: ', changed: 'เปลี่ยนแปลง: ', reminded: 'ยังคงอยู่: ' },
      ...{ reopened: 'เกิดขึ้นอีก: ', resolved: 'สิ้นสุดแล้ว: ' },
    },
    toDo: 'สิ่งที่ต้องทำ:',
    escalated: 'ยังไม่มีผู้รับทราบ จึงแจ้งทั้งฝ่ายการเงินและผู้ดูแลระบบ',
    over: (from, to) => `สิ้นสุดแล้ว: เกิดขึ้นตั้งแต่ ${from} ถึง ${to} ไม่ต้องดำเนินการใด`,
    below: (from, to, left) => `ต่ำกว่าเกณฑ์แล้ว: เกินเกณฑ์ตั้งแต่ ${from} ถึง ${to}${left}`,
    left: (count) => ` ยังเหลือ ${count} รายการ`,
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

/** An alert that is over. */
export interface Ended {
  readonly kind: AlertKind;
  readonly since: Instant;
  readonly at: Instant;
  readonly proof: AlertProof;
}

/** That it is over, and what shows it. */
export function endingText(said: Said, ended: Ended, language: AlertLanguage): NotificationText {
  const words = WORDS[language];
  const { proof } = ended;
  const subject = `${words.before.resolved}${said.title}`;
  const over = overText(ended, words);
  const shown = proof.kind === 'absence' ? words.absent : `${proof.kind} ${proof.id}`;
  return {
    subject,
    summary: `${said.title}: ${over}`,
    body: [over, `${words.was} ${said.summary}`, `${words.proof} ${shown}`].join('\n'),
  };
}

/** How many there are below a limit: none of them is over, unless there are none. */
const BELOW_LIMIT = 'below-limit';

function overText({ kind, since, at, proof }: Ended, words: Words): string {
  const [from, to] = [toldTime(since), toldTime(at)];
  const left = proof.kind === BELOW_LIMIT ? proof.id : null;
  if (!isOfLimit(kind) || left === '0') return words.over(from, to);
  return words.below(from, to, left === null ? '' : words.left(left));
}
