/** Languages a report is issued in. Figures, sheets and formulas are the same; words differ. */
export type Language = 'en' | 'th';

export interface Words {
  readonly en: string;
  readonly th: string;
}

export const words = (en: string, th: string): Words => ({ en, th });

/** `No items / ไม่มีรายการ`: what must be understood in a file of either language. */
export const inBoth = ({ en, th }: Words): string => `${en} / ${th}`;

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'th' : 'en');

/** What a table calls a term; a term that is new here is shown as it came, never hidden. */
export function termIn(
  terms: Readonly<Record<string, Words>>,
  term: string,
  language: Language,
): string {
  return terms[term]?.[language] ?? term;
}

export const NO_ITEMS = words('No items', 'ไม่มีรายการ');
export const WAITING = words('WAITING', 'รอข้อมูล');
