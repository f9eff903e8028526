import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Raw } from '../../support/fake-opn.js';
import { webhookAbout } from '../../support/recorded-opn.js';
import { at, charge } from '../../support/shop.js';
import type { Happening, WeekAtOpn } from './week-at-opn.js';
import type { WeekPeople } from './week-people.js';

const OPEN_HOURS = ['10', '11', '12', '13', '14', '15'];
const MINUTES = ['05', '40'];
const FORGED = 6;
const STUCK = 6;

/** What makes a day of the week another one than the others; Monday is 0. */
const TUESDAY = 1;
const WEDNESDAY = 2;
const THURSDAY = 3;
const FRIDAY = 4;
const SATURDAY = 5;
const SUNDAY = 6;

/** On which nothing but the usual happens. */
export const ordinaryDays = (monday: BusinessDay): readonly BusinessDay[] => [
  monday,
  addDays(monday, WEDNESDAY),
  addDays(monday, SATURDAY),
];

/** What people must be told of, in its order: kind, subject, day, and the states it has. */
export const expectedAlerts = (monday: BusinessDay): readonly ExpectedAlert[] => [
  ['fee-differs', 'promptpay/2', addDays(monday, TUESDAY), ['raised', 'changed-1', 'resolved']],
  ['signatures-refused', '', addDays(monday, TUESDAY), ['raised', 'resolved']],
  ['opn-unreachable', '', addDays(monday, THURSDAY), ['raised', 'resolved']],
  [
    ...(['payout-failed-or-late', addDays(monday, THURSDAY)] as const),
    ...([addDays(monday, FRIDAY), ['raised', 'resolved']] as const),
  ],
  ['charges-stuck', '', addDays(monday, FRIDAY), ['raised', 'resolved']],
  ['webhooks-silent', '', addDays(monday, SUNDAY), ['raised', 'resolved']],
];

/** What stood when the morning came, once more in its digest. */
export const expectedDigests = (monday: BusinessDay): readonly string[] => [
  `alert-digest/finance/${addDays(monday, FRIDAY)}`,
];

export type ExpectedAlert = readonly [
  kind: string,
  subject: string,
  raisedOn: BusinessDay,
  states: readonly string[],
];

/** When the worker is let do its work, in Bangkok; and when else on days of which there is more. */
const ROUNDS = ['03:10', '08:40', '14:10', '18:10'];
const MORE_ROUNDS: Readonly<Record<number, readonly string[]>> = {
  [TUESDAY]: ['11:15', '16:10', '17:15'],
  [THURSDAY]: ['13:10', '13:20', '13:25', '15:10'],
  [FRIDAY]: ['11:15', '12:15', '15:10'],
  [SUNDAY]: ['12:15', '15:10'],
};
const LAST_MORNING = ['03:10', '08:40', '11:15'];

/** Seven days and the morning after them. */
export function roundsOf(monday: BusinessDay): readonly Instant[] {
  const days = Array.from({ length: SUNDAY + 1 }, (_, no) => addDays(monday, no));
  return [
    ...days.flatMap((day, no) =>
      [...ROUNDS, ...(MORE_ROUNDS[no] ?? [])].sort().map((time) => at(time, day)),
    ),
    ...LAST_MORNING.map((time) => at(time, addDays(monday, SUNDAY + 1))),
  ];
}

type Forge = (event: Raw) => Promise<void>;

/**
 * Three ordinary days, and between them: a wrong fee and forged webhooks on Tuesday, Opn away and
 * no payout on Thursday, charges that stay pending on Friday, and a silent Sunday.
 */
export function weekOf(
  monday: BusinessDay,
  opn: WeekAtOpn,
  people: WeekPeople,
  forge: Forge,
): readonly Happening[] {
  const days = Array.from({ length: SUNDAY + 1 }, (_, no) => addDays(monday, no));
  return [
    ...days.flatMap((day, no) => ordinaryDay(day, no, opn, people)),
    ...forged(addDays(monday, TUESDAY), forge),
    ...opn.away(...between(addDays(monday, THURSDAY), '13:00', '15:00')),
    ...opn.silent(...between(addDays(monday, SUNDAY), '11:00', '15:00')),
    { at: at('18:00', addDays(monday, TUESDAY)), what: () => people.settleFees() },
    { at: at('10:20', addDays(monday, SUNDAY + 1)), what: () => people.signOff() },
  ];
}

const between = (day: BusinessDay, from: string, to: string): [Instant, Instant] => [
  at(from, day),
  at(to, day),
];

function ordinaryDay(
  day: BusinessDay,
  no: number,
  opn: WeekAtOpn,
  people: WeekPeople,
): readonly Happening[] {
  const times = OPEN_HOURS.flatMap((hour) => MINUTES.map((minute) => `${hour}:${minute}`));
  const sales = times.map((time) => ({ time, reference: `${day}-${time.replace(':', '')}` }));
  const stuck = no === FRIDAY ? stuckSales(day) : [];
  const references = [...sales, ...stuck].map(({ reference }) => reference);
  return [
    { at: at('08:45', day), what: () => people.expect(day, references) },
    ...sales.flatMap(({ time, reference }) =>
      opn.sale(reference, at(time, day), { dearer: no === TUESDAY && time.startsWith('11') }),
    ),
    ...stuck.flatMap(({ reference }) =>
      opn.sale(reference, at('11:00', day), { settledAt: at('15:00', day) }),
    ),
    ...payoutOf(day, no, opn, people),
  ];
}

const stuckSales = (day: BusinessDay) =>
  Array.from({ length: STUCK }, (_, no) => ({ reference: `${day}-stuck-${no}` }));

/** From Tuesday to Friday; none on Thursday, and Friday's is late. */
function payoutOf(
  day: BusinessDay,
  no: number,
  opn: WeekAtOpn,
  people: WeekPeople,
): readonly Happening[] {
  const name = day.replaceAll('-', '');
  const signing = { at: at('10:25', day), what: () => people.signOff() };
  if (no === 0 || no > FRIDAY) return [];
  if (no === THURSDAY) return [signing];
  return [
    signing,
    ...opn.payout(name, at(no === FRIDAY ? '11:00' : '08:00', day)),
    { at: at('18:00', day), what: () => people.importBankLine(day, opn.netOf(name)) },
  ];
}

/** About a sale that never was. */
function forged(day: BusinessDay, forge: Forge): readonly Happening[] {
  return Array.from({ length: FORGED }, (_, no) => {
    const when = at(`16:0${no}`, day);
    const event = webhookAbout(charge(`forged_${no}`, '9999.00', null), 'charge.complete');
    return { at: when, what: () => forge(event) };
  });
}
