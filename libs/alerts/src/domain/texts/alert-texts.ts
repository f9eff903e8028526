import type { AlertCondition } from '../alert-condition.js';

export type AlertLanguage = 'en' | 'th';

/** What texts are made of: a condition as it was when somebody was told of it. */
export type Told = Pick<AlertCondition, 'subject' | 'since' | 'count' | 'amount' | 'facts'>;

/** The words of one kind of alert in one language; amounts in baht, times in Bangkok. */
export interface KindTexts {
  /** A few words, for a subject line. */
  readonly title: string;
  /** What, how much and since when: the sentence of the workbook's list of alerts. */
  summary(told: Told): string;
  /** What whoever reads it should do now, in one or two sentences. */
  toDo(told: Told): string;
}

export type AlertTexts = Readonly<Record<AlertLanguage, KindTexts>>;
