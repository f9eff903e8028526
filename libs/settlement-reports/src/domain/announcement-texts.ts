import { bahtText } from '#money';
import type { NotificationText } from '#notifications';
import type { AnnouncedFigures, ChangedFigure } from './announced-figures.js';
import { dayText } from './day-text.js';
import { statedText } from './glossary/stated-texts.js';
import type { ReportHead } from './report-head.js';
import { statusWords } from './report-title.js';
import type { Language } from './words.js';

/** What a language says, each with what is filled in. */
interface Sentences {
  ready(day: string, figures: AnnouncedFigures): string;
  readyTitle(day: string): string;
  restated(day: string, version: number, changes: string): string;
  restatedTitle(day: string, version: number): string;
  readonly unchanged: string;
  readonly status: string;
  readonly reason: string;
  readonly digest: string;
}

const SENTENCES: { readonly [Each in Language]: Sentences } = {
  en: {
    ready: (day, { count, gross, openBreaks, openBreaksAmount, remainder }) =>
      `Report ${day} is ready: ${bahtText(gross)} baht paid (${count}), ${openBreaks} open ` +
      `breaks of ${bahtText(openBreaksAmount)} baht, ${bahtText(remainder)} baht unexplained. ` +
      'Please review and approve.',
    readyTitle: (day) => `Report ${day} is ready`,
    restated: (day, version, changes) =>
      `Report ${day} was issued anew as version ${version}: ${changes}. ` +
      'Please review and approve.',
    restatedTitle: (day, version) => `Report ${day}: version ${version}`,
    unchanged: 'no figure of the summary changed',
    status: 'Status',
    reason: 'Reason',
    digest: 'Digest',
  },
  th: {
    ready: (day, { count, gross, openBreaks, openBreaksAmount, remainder }) =>
      `รายงานวันที่ ${day} พร้อมแล้ว: รับชำระ ${bahtText(gross)} บาท (${count} รายการ) ` +
      `ผลต่างคงค้าง ${openBreaks} รายการ ${bahtText(openBreaksAmount)} บาท ` +
      `ยอดที่ยังอธิบายไม่ได้ ${bahtText(remainder)} บาท โปรดสอบทานและอนุมัติ`,
    readyTitle: (day) => `รายงานวันที่ ${day} พร้อมแล้ว`,
    restated: (day, version, changes) =>
      `รายงานวันที่ ${day} ออกใหม่เป็นฉบับที่ ${version}: ${changes} โปรดสอบทานและอนุมัติ`,
    restatedTitle: (day, version) => `รายงานวันที่ ${day}: ฉบับที่ ${version}`,
    unchanged: 'ยอดในหน้าสรุปไม่เปลี่ยนแปลง',
    status: 'สถานะ',
    reason: 'เหตุผล',
    digest: 'รหัสตรวจสอบไฟล์',
  },
};

/** `changes` is null for the first version, which has nothing to differ from. */
export function announcementText(
  head: ReportHead,
  figures: AnnouncedFigures,
  changes: readonly ChangedFigure[] | null,
  language: Language,
): NotificationText {
  const say = SENTENCES[language];
  const day = dayText(head.day);
  const { version } = head;
  const changed = changes?.map(({ text }) => text[language]).join('; ');
  const summary =
    changed === undefined
      ? say.ready(day, figures)
      : say.restated(day, version, changed === '' ? say.unchanged : changed);
  const title = changes === null ? say.readyTitle(day) : say.restatedTitle(day, version);
  return {
    subject: `${title} · ${accountText(head)}`,
    summary,
    body: [summary, ...detailsOf(head, say, language)].join('\n'),
  };
}

/** Whoever has several accounts, or a test, must not take one for the other. */
const accountText = ({ account, mode }: ReportHead): string => `${account} · ${mode.toUpperCase()}`;

function detailsOf(head: ReportHead, say: Sentences, language: Language): readonly string[] {
  const { reason, digest } = head;
  return [
    `${say.status}: ${statusWords(head)[language]}`,
    ...(reason === null ? [] : [`${say.reason}: ${statedText(reason, language)}`]),
    `${say.digest}: ${digest}`,
  ];
}
