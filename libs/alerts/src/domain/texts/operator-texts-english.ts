import type { OperatorKind } from '../alert-kind.js';
import type { KindTexts, Told } from './alert-texts.js';
import { toldTime } from './told-time.js';

const because = ({ facts: { reason } }: Told): string =>
  typeof reason === 'string' && reason !== '' ? ` (${reason})` : '';

export const OPERATOR_ENGLISH: Readonly<Record<OperatorKind, KindTexts>> = {
  'webhooks-silent': {
    title: 'No news from Opn',
    summary: ({ since }) =>
      `No webhook from Opn since ${toldTime(since)}; the charges are being asked for instead, ` +
      'nothing is lost.',
    toDo: () =>
      "Compare the address of the webhooks in Opn's dashboard with yours, and see to the " +
      'certificate, the proxy and the firewall in front of it.',
  },
  'signatures-refused': {
    title: 'Webhooks with a wrong signature',
    summary: ({ count, since }) =>
      `${count} webhooks with a wrong signature since ${toldTime(since)}: forged, or the secret ` +
      'is wrong.',
    toDo: () =>
      "If good ones no longer come, copy the secret from Opn's dashboard into " +
      'OPN_WEBHOOK_SECRETS. If they do, shut the forger out at the proxy: nothing of what was ' +
      'refused is stored or believed.',
  },
  'evidence-damaged': {
    title: 'Stored evidence does not verify',
    summary: ({ since }) =>
      `Stored evidence does not verify; reports are withheld since ${toldTime(since)}.`,
    toDo: () =>
      'Run "yodtrong verify" to see what does not agree, keep the database as it is, find out ' +
      'who could write to it, and restore the last backup that verifies.',
  },
  'opn-unreachable': {
    title: 'Opn cannot be reached',
    summary: (told) =>
      `Opn has not answered since ${toldTime(told.since)}${because(told)}; it is tried again by ` +
      'itself, nothing is lost.',
    toDo: () =>
      "See Opn's own page about its state, and whether this machine reaches the internet. " +
      'Afterwards everything is read by itself.',
  },
  'opn-keys-refused': {
    title: 'Opn refuses the keys',
    summary: (told) =>
      `Opn refuses the secret key since ${toldTime(told.since)}${because(told)}; nothing can be ` +
      'read until another one is set.',
    toDo: () =>
      "Set the secret key that Opn's dashboard shows in OPN_SECRET_KEY of every process, and " +
      'start them again.',
  },
  'mode-mismatch': {
    title: 'Live and test are mixed up',
    summary: ({ count, since }) =>
      `${count} objects of the other mode came in since ${toldTime(since)}; they are kept out of ` +
      'the books.',
    toDo: () =>
      "Look at which webhooks of Opn's dashboard, live and test, lead to which account here, and " +
      'whose key the account has.',
  },
  'clock-off': {
    title: 'A clock is wrong',
    summary: (told) => `${clockInWords(told)} since ${toldTime(told.since)}.`,
    toDo: () =>
      'See that every machine, that of the database as well, sets its clock by NTP. If all ' +
      'clocks are right, somebody sends old webhooks once more: they are refused.',
  },
  'books-late': {
    title: 'The books are late',
    summary: (told) =>
      `${told.count} events are not in the books since ${toldTime(told.since)}${because(told)}; ` +
      'no day is closed meanwhile.',
    toDo: () =>
      'Read in /health which event stopped them. Update to a version that knows it, or run ' +
      '"yodtrong rebuild"; the log itself is whole.',
  },
  'inbox-late': {
    title: 'Webhooks are not worked off',
    summary: ({ count, since }) =>
      `${count} webhooks wait, the first since ${toldTime(since)}, although Opn can be asked; ` +
      'nothing is lost.',
    toDo: () => 'See whether the worker has what it needs, and what its log says.',
  },
  'webhooks-parked': {
    title: 'Webhooks wait for a person',
    summary: ({ count, since }) =>
      `${count} webhooks could not be worked off, the oldest since ${toldTime(since)}; they are ` +
      'kept and not tried again by themselves.',
    toDo: () => 'Read in the worker\'s log why, see to the cause, then run "yodtrong inbox retry".',
  },
  'job-failing': {
    title: 'A job fails again and again',
    summary: (told) =>
      `The job ${told.subject} has failed ${told.count} times in a row since ` +
      `${toldTime(told.since)}${because(told)}; it is tried again by itself.`,
    toDo: ({ subject }) => `Read in the worker's log what it says of the job ${subject}.`,
  },
};

function clockInWords({ facts: { host, minutes }, count }: Told): string {
  if (typeof host !== 'string' || typeof minutes !== 'number') {
    return `${count} webhooks were rightly signed at a time that is not now by this clock`;
  }
  const way = minutes < 0 ? 'behind' : 'ahead of';
  return `The clock of ${host} is ${Math.abs(minutes)} minutes ${way} the database's`;
}
