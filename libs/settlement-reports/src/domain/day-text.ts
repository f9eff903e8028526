import type { BusinessDay } from '#calendar';

export { dayText } from '#calendar';

const THAI_MONTHS = [
  ...['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน'],
  ...['กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'],
];
const BUDDHIST_ERA_YEARS = 543;

/** `20 พฤศจิกายน 2569`: the day in the Buddhist era. */
export function thaiDayText(day: BusinessDay): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${date} ${THAI_MONTHS[month - 1] ?? ''} ${year + BUDDHIST_ERA_YEARS}`;
}
