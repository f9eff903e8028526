import { DomainError } from '#kernel';

/** In which languages a report is written. */
export const REPORT_LANGUAGES = ['en', 'th'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** How reports are signed off and handed out. */
export interface ReportRules {
  /** A version is approved only after a third step: another person has reviewed it. */
  readonly reviewRequired: boolean;
  /** Written as soon as a day is closed; the others when they are first asked for. */
  readonly languages: readonly ReportLanguage[];
  /** By when of the next day a report is promised, `HH:MM` by the account's clock. */
  readonly promisedHour: string;
}

const HH_MM = /^([01]\d|2[0-3]):[0-5]\d$/;

export const DEFAULT_REPORT_RULES: ReportRules = {
  reviewRequired: false,
  languages: REPORT_LANGUAGES,
  promisedHour: '09:00',
};

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedReportRules(rules: ReportRules): ReportRules {
  const { languages, promisedHour } = rules;
  const isEachOnce = new Set(languages).size === languages.length;
  if (isEachOnce && languages.every(isKnown) && HH_MM.test(promisedHour)) return rules;
  throw new DomainError(
    'setting.invalid',
    `languages must be some of ${REPORT_LANGUAGES.join(', ')}, each at most once; ` +
      'promisedHour a time of day such as 09:00.',
  );
}

const isKnown = (language: string): boolean =>
  (REPORT_LANGUAGES as readonly string[]).includes(language);
