import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import type { PlacedSheet, SheetPart } from './sheet-parts.js';

const CONTINUED = words('continued', 'ต่อ');
const CONTINUED_ON = words('continued on', 'มีต่อในชีต');

/** `Charges – 1/3, continued on “Charges (2)”`, then `Charges (2) – 2/3, continued`. */
export function continuedTitle(
  part: SheetPart,
  { parts }: Pick<PlacedSheet, 'parts'>,
  language: Language,
): string {
  if (parts.length === 1) return part.title;
  const next = parts[part.number];
  const which = `${part.title} – ${part.number}/${parts.length}`;
  const isContinued = part.number > 1 ? `, ${CONTINUED[language]}` : '';
  const goesOn = next ? `, ${CONTINUED_ON[language]} “${next.title}”` : '';
  return which + isContinued + goesOn;
}
