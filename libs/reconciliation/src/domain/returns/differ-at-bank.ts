import { addBankBusinessDays } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import type { ReturnFacts, ReturnLineFacts } from './return-facts.js';
import { RETURN_WINDOW_DAYS } from './see-at-bank.js';
import type { SeenReturns } from './see-at-bank.js';

/** A statement has all movements of some bank accounts from one day to another. */
export interface StatedDays {
  readonly bankAccounts: readonly string[];
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
}

export interface LookedAtBank {
  readonly lines: readonly ReturnLineFacts[];
  readonly seen: SeenReturns;
  /** Statements that add up. */
  readonly stated: readonly StatedDays[];
  readonly holidays: Holidays;
}

/**
 * Returns that the bank shows with another amount, each with its line. One whose reference of the
 * bank a person noted is that line. Of the others it must be the only pair left: statements cover
 * every day on which it could have been booked, one line of these days is nobody's, and that line
 * could be no other return's. So a line that is still to come is never taken for another.
 */
export function differAtBank(returns: readonly ReturnFacts[], bank: LookedAtBank): SeenReturns {
  const unseen = returns.filter(({ id }) => !bank.seen.has(id));
  const used = new Set([...bank.seen.values()].map(({ id }) => id));
  const free = bank.lines.filter(({ id }) => !used.has(id));
  const named = onlyPairs(unseen, free, isNoted);
  const taken = new Set([...named.values()].map(({ id }) => id));
  const left = onlyPairs(
    unseen.filter(({ id }) => !named.has(id)),
    free.filter(({ id }) => !taken.has(id)),
    (one, { bookedOn }) => isWithin(one, bookedOn, bank.holidays),
  );
  const byId = new Map(unseen.map((one) => [one.id, one]));
  const certain = [...left].filter(([id]) => isStated(byId.get(id), bank));
  return new Map([...named, ...certain]);
}

/** Pairs of which neither side fits anything else. */
function onlyPairs(
  returns: readonly ReturnFacts[],
  lines: readonly ReturnLineFacts[],
  fits: (one: ReturnFacts, line: ReturnLineFacts) => boolean,
): SeenReturns {
  const pairs = returns.flatMap((one) => {
    const [line, ...others] = lines.filter((candidate) => fits(one, candidate));
    if (!line || others.length > 0) return [];
    const isItsOwn = returns.filter((other) => fits(other, line)).length === 1;
    return isItsOwn ? [[one.id, line] as const] : [];
  });
  return new Map(pairs);
}

/** A short reference may be a part of anything: it must stand by itself. */
const BETWEEN_WORDS = /[\s,;:()]+/;

const isNoted = ({ note }: ReturnFacts, { bankReference }: ReturnLineFacts): boolean =>
  bankReference !== null && (note ?? '').split(BETWEEN_WORDS).includes(bankReference);

const lastDayOf = ({ returnedOn }: ReturnFacts, holidays: Holidays): BusinessDay =>
  addBankBusinessDays(returnedOn, RETURN_WINDOW_DAYS, holidays);

const isWithin = (one: ReturnFacts, day: BusinessDay, holidays: Holidays): boolean =>
  day >= one.returnedOn && day <= lastDayOf(one, holidays);

/** Whether nothing of its bank business days can still come, on any account that has statements. */
function isStated(one: ReturnFacts | undefined, { stated, holidays }: LookedAtBank): boolean {
  if (!one || stated.length === 0) return false;
  const days = daysOf(one, holidays);
  const accounts = new Set(stated.map(({ bankAccounts }) => bankAccounts.join()));
  return [...accounts].every((account) => {
    const own = stated.filter(({ bankAccounts }) => bankAccounts.join() === account);
    return days.every((day) =>
      own.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
    );
  });
}

function daysOf({ returnedOn }: ReturnFacts, holidays: Holidays): readonly BusinessDay[] {
  const next = Array.from({ length: RETURN_WINDOW_DAYS }, (_, index) =>
    addBankBusinessDays(returnedOn, index + 1, holidays),
  );
  return [returnedOn, ...next];
}
