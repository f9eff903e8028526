import { parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertKind } from '../alert-kind.js';
import type { AlertLanguage, Told } from '../texts/alert-texts.js';
import { plainTexts } from '../texts/plain-texts.js';
import { textsOf } from '../texts/texts-of.js';

/** What is said of an alert in one language. */
export interface Said {
  readonly title: string;
  readonly summary: string;
  readonly toDo: string;
}

/** One whose own words fail for want of a fact is told in plain ones; no other waits for it. */
export function saidOf(kind: AlertKind, told: Told, language: AlertLanguage): Said {
  try {
    return said(textsOf(kind)[language], { ...told, since: oldestOf(told) });
  } catch {
    return said(plainTexts(kind)[language], told);
  }
}

const said = (
  texts: { title: string; summary(told: Told): string; toDo(told: Told): string },
  told: Told,
): Said => ({ title: texts.title, summary: texts.summary(told), toDo: texts.toDo(told) });

/** Of several things, the oldest may be gone while others stand: who counts them names it. */
function oldestOf({ since, facts }: Told): Instant {
  const oldestSince = facts['oldestSince'];
  return typeof oldestSince === 'string' ? parseInstant(oldestSince) : since;
}
