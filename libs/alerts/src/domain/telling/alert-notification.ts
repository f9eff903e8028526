import type { Instant } from '#kernel';
import { toJsonInteger } from '#money';
import type { Satang } from '#money';
import type { Audience, Facts, Notification } from '#notifications';
import type { AlertProof } from '../alert-condition.js';
import { runbookOf } from '../alert-kind.js';
import type { AlertNumbers } from '../alert.events.js';
import type { Alert } from '../alert-state.js';
import { alertId, keyPrefix } from '../alert-stream.js';
import type { AlertLanguage } from '../texts/alert-texts.js';
import { endingText, standingText } from './alert-words.js';
import { saidOf } from './said-of.js';
import type { Telling } from './what-to-tell.js';

/** Notifications about one state of an alert. */
export const ALERT_NOTIFICATION = 'alert';

/** What is told, and with which numbers: those of now, which may not be recorded. */
export interface ToldAlert {
  readonly account: string;
  readonly alert: Alert;
  readonly numbers: AlertNumbers;
  /** What shows that it is over; null while it stands. */
  readonly proof: AlertProof | null;
  /** How much of the log it is told from. */
  readonly position: number;
}

/** One for each audience, under a key of its own. */
export const alertNotifications = (
  told: ToldAlert,
  telling: Telling,
  now: Instant,
): readonly Notification[] =>
  telling.audiences.map((audience) => alertNotification(told, telling, audience, now));

function alertNotification(
  told: ToldAlert,
  telling: Telling,
  audience: Audience,
  createdAt: Instant,
): Notification {
  const { account, alert } = told;
  const { raised } = alert;
  const id = alertId(raised, alert.episode);
  return {
    account,
    key: keyOf(alert, telling.state, audience),
    kind: ALERT_NOTIFICATION,
    audience,
    severity: telling.kind === 'resolved' ? 'information' : raised.severity,
    content: {
      texts: { en: textIn(told, telling, 'en'), th: textIn(told, telling, 'th') },
      facts: factsOf(told, telling, id),
      link: raised.link,
      files: [],
      thread: `alert/${id}`,
    },
    createdAt,
  };
}

/** `alert/charges-stuck/1/raised`; for those to whom it was escalated, their name behind it. */
export function keyOf({ raised, episode }: Alert, state: string, audience: Audience): string {
  const key = `${keyPrefix(raised, episode)}/${state}`;
  return audience === raised.audience ? key : `${key}/${audience}`;
}

function textIn({ alert, numbers, proof }: ToldAlert, telling: Telling, language: AlertLanguage) {
  const { raised, kind, since, reminders, escalatedBy, resolvedAt } = alert;
  const said = saidOf(kind, { subject: raised.subject, since, ...numbers }, language);
  if (resolvedAt === null || proof === null) {
    const isEscalated = telling.kind === 'reminded' && escalatedBy === reminders;
    return standingText(said, telling.kind, isEscalated, language);
  }
  return endingText(said, { kind, since: raised.since, at: resolvedAt, proof }, language);
}

/** What a receiver's program goes by. */
function factsOf(
  { alert, numbers, proof, position }: ToldAlert,
  telling: Telling,
  id: string,
): Facts {
  const { since } = alert;
  const { kind, subject } = alert.raised;
  return {
    ...numbers.facts,
    ...{ alert: id, alertKind: kind, subject, episode: alert.episode, state: telling.state },
    ...{ status: alert.status, since, count: numbers.count },
    amountSatang: satangFact(numbers.amount),
    ...{ runbook: runbookOf(kind), position },
    ...(proof && { proofKind: proof.kind, proofId: proof.id }),
  };
}

const satangFact = (amount: Satang | null): number | null =>
  amount === null ? null : toJsonInteger(amount);
