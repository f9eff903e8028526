import type { BusinessDay } from '#calendar';
import { DAY_MS, DomainError } from '#kernel';
import type { Instant } from '#kernel';

/** How long evidence is kept at least, counted from the last event that cites it. */
export const RETENTION_YEARS = 7;

/** What is known of an open charge so young may be needed to judge what becomes of it. */
export const NEEDED_DAYS = 30;
export const NEEDED_MS = NEEDED_DAYS * DAY_MS;

const YEAR_LENGTH = 'YYYY'.length;
const LEAP_DAY = '-02-29';

/** The latest day for which everything before it may be erased by its age. */
export function retainedFrom(today: BusinessDay): BusinessDay {
  const year = String(Number(today.slice(0, YEAR_LENGTH)) - RETENTION_YEARS);
  const rest = today.slice(YEAR_LENGTH);
  // Seven years before a leap day there is none.
  return `${year}${rest === LEAP_DAY ? '-02-28' : rest}` as BusinessDay;
}

/** Refuses to erase by age what is younger than the law lets go: `evidence.retained`. */
export function checkAge(before: BusinessDay, today: BusinessDay): void {
  const latest = retainedFrom(today);
  if (before <= latest) return;
  throw new DomainError(
    'evidence.retained',
    `Evidence is kept for ${RETENTION_YEARS} years: today everything before ${latest} may be ` +
      `erased by its age, not before ${before}. What a person may demand to have erased earlier ` +
      'is erased by --reference, which names the charge or order.',
  );
}

/** What is still needed of what was asked for. */
export interface Needed {
  readonly undecidedWebhooks: number;
  readonly openCharges: readonly { readonly id: string; readonly createdAt: Instant }[];
}

/** Refuses to erase what has yet to be judged: `evidence.needed`, with every reason. */
export function checkNeeded({ undecidedWebhooks, openCharges }: Needed): void {
  const reasons = [
    ...(undecidedWebhooks === 0 ? [] : [webhooksSaid(undecidedWebhooks)]),
    ...openCharges.map(
      ({ id, createdAt }) =>
        `Charge ${id} is open since ${createdAt}; what Opn said of it is needed until it has ` +
        `ended, or for ${NEEDED_DAYS} days.`,
    ),
  ];
  if (reasons.length === 0) return;
  throw new DomainError('evidence.needed', `Nothing was erased. ${reasons.join(' ')}`);
}

const webhooksSaid = (count: number): string =>
  `${count} of its webhooks ${count === 1 ? 'is' : 'are'} not worked off yet: let a worker do ` +
  'it, or "yodtrong inbox retry" if they are parked, and ask again.';
