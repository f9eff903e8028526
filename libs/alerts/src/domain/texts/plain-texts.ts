import { bahtText } from '#money';
import type { AlertKind } from '../alert-kind.js';
import type { AlertTexts, Told } from './alert-texts.js';
import { toldTime } from './told-time.js';

/** What can be said of anything. An alert is told of even if its own words cannot be written. */
export const plainTexts = (kind: AlertKind): AlertTexts => ({
  en: {
    title: kind,
    summary: (told) => `${kind}${figures(told)} since ${toldTime(told.since)}.`,
    toDo: () => 'Look at the alert in the list of alerts.',
  },
  th: {
    title: kind,
    summary: (told) => `${kind}${figures(told)} ตั้งแต่ ${toldTime(told.since)}`,
    toDo: () => 'โปรดดูรายละเอียดในรายการแจ้งเตือน',
  },
});

const figures = ({ subject, count, amount }: Told): string =>
  [
    subject === '' ? '' : ` ${subject}`,
    count === null ? '' : ` (${count})`,
    amount === null ? '' : ` ฿${bahtText(amount)}`,
  ].join('');
