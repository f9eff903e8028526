import { DomainError } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import type { AlertKind } from './alert-kinds.js';

/** From when something is worth an alert, and when people are told. */
export interface AlertRules {
  /** Charges pending past the expiry of their QR for so long are stuck. */
  readonly stuckMinutes: number;
  /** From so many stuck charges on, */
  readonly stuckCount: number;
  /** or from so much money in them. */
  readonly stuckAmount: Satang;
  /** Open breaks of a day above this share of its charges, in per cent such as `0.5`, */
  readonly mismatchPercent: string;
  /** or above this amount. */
  readonly mismatchAmount: Satang;
  /** Wrong signatures within an hour. */
  readonly refusedSignatures: number;
  /** `HH:MM` of the next bank business day by which a report should be approved. */
  readonly approvalHour: string;
  /** Day of the next month by which a month should be closed. */
  readonly monthCloseDay: number;
  /** Between these, only what cannot wait is told of; the same twice: there are none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** What can wait also waits on days on which banks are closed. */
  readonly quietOnHolidays: boolean;
  /** `HH:MM` of the morning's digest. */
  readonly digestHour: string;
  /** Minutes until an unacknowledged one is told of again; the last goes on; none: never. */
  readonly repeatMinutes: readonly number[];
  /** Minutes until a high one that nobody took goes to the other audience too; 0: never. */
  readonly escalateMinutes: number;
  /** Kinds of alerts that go elsewhere, or nowhere, than as usual. */
  readonly routes: Readonly<Partial<Record<AlertKind, AlertRoute>>>;
}

/** What is left out is as usual. */
export interface AlertRoute {
  readonly audience?: 'finance' | 'operators';
  readonly severity?: 'low' | 'medium' | 'high';
  readonly urgency?: 'any-hour' | 'by-day' | 'digest';
  /** Not told of; it still stands in the list of alerts. */
  readonly silent?: boolean;
}

export const DEFAULT_ALERT_RULES: AlertRules = {
  stuckMinutes: 30,
  stuckCount: 5,
  stuckAmount: satang(1_000_000n),
  mismatchPercent: '0.5',
  mismatchAmount: satang(1_000_000n),
  refusedSignatures: 5,
  approvalHour: '12:00',
  monthCloseDay: 5,
  quietFrom: '20:00',
  quietUntil: '08:00',
  quietOnHolidays: true,
  digestHour: '08:30',
  repeatMinutes: [60, 240, 1_440],
  escalateMinutes: 240,
  routes: {},
};

/** Whether a time of day, `HH:MM`, lies in the quiet hours. */
export function isQuietTime(
  time: string,
  { quietFrom, quietUntil }: Pick<AlertRules, 'quietFrom' | 'quietUntil'>,
): boolean {
  // From 20:00 to 08:00 it goes through midnight; the same twice, and there are none.
  return quietFrom <= quietUntil
    ? time >= quietFrom && time < quietUntil
    : time >= quietFrom || time < quietUntil;
}

const HH_MM = /^([01]\d|2[0-3]):[0-5]\d$/;
const PERCENT = /^(100|\d{1,2})(\.\d{1,4})?$/;
const MAX_MINUTES = 7 * 24 * 60;
const MAX_REPEATS = 20;
const LAST_CLOSE_DAY = 28;

/** Refuses rules that cannot work (`setting.invalid`), naming every field that is wrong. */
export function checkedAlertRules(rules: AlertRules): AlertRules {
  const wrong = [...wrongThresholds(rules), ...wrongTimes(rules)];
  if (wrong.length === 0) return rules;
  throw new DomainError(
    'setting.invalid',
    `The setting cannot be changed so: ${wrong.join('; ')}.`,
    {
      errors: wrong.map((message) => ({ field: message.split(' ', 1)[0] ?? '', message })),
    },
  );
}

function wrongThresholds(rules: AlertRules): readonly string[] {
  const { stuckMinutes, stuckCount, refusedSignatures, monthCloseDay, mismatchPercent } = rules;
  return [
    ...unless(isMinutes(stuckMinutes), `stuckMinutes must be 1 to ${MAX_MINUTES}`),
    ...unless(stuckCount >= 1, 'stuckCount must be 1 or more'),
    ...unless(rules.stuckAmount >= 0n, 'stuckAmount must not be negative'),
    ...unless(PERCENT.test(mismatchPercent), 'mismatchPercent must be per cent such as "0.5"'),
    ...unless(rules.mismatchAmount >= 0n, 'mismatchAmount must not be negative'),
    ...unless(refusedSignatures >= 1, 'refusedSignatures must be 1 or more'),
    ...unless(
      monthCloseDay >= 1 && monthCloseDay <= LAST_CLOSE_DAY,
      `monthCloseDay must be a day of the month, 1 to ${LAST_CLOSE_DAY}`,
    ),
  ];
}

function wrongTimes(rules: AlertRules): readonly string[] {
  const { repeatMinutes, escalateMinutes } = rules;
  const hours = ['approvalHour', 'quietFrom', 'quietUntil', 'digestHour'] as const;
  const isRepeat = repeatMinutes.length <= MAX_REPEATS && repeatMinutes.every(isMinutes);
  return [
    ...hours.flatMap((field) =>
      unless(HH_MM.test(rules[field]), `${field} must be a time of day such as 08:30`),
    ),
    ...unless(
      !isQuietTime(rules.digestHour, rules),
      `digestHour must not lie in the quiet hours, ${rules.quietFrom} to ${rules.quietUntil}`,
    ),
    ...unless(
      isRepeat && repeatMinutes.every((gap, at) => gap >= (repeatMinutes[at - 1] ?? 0)),
      `repeatMinutes must be at most ${MAX_REPEATS} growing gaps of 1 to ${MAX_MINUTES} minutes`,
    ),
    ...unless(
      escalateMinutes === 0 || isMinutes(escalateMinutes),
      `escalateMinutes must be 0 (never) to ${MAX_MINUTES}`,
    ),
  ];
}

const isMinutes = (minutes: number): boolean => minutes >= 1 && minutes <= MAX_MINUTES;

const unless = (isRight: boolean, wrong: string): readonly string[] => (isRight ? [] : [wrong]);
