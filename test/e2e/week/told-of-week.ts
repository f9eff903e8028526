import type { AlertView } from '#alerts';
import type { BusinessDay } from '#calendar';
import { epochMs, HOUR_MS, instantFromMs, parseInstant } from '#kernel';
import type { HttpSink } from '../../support/http-sink.js';
import type { SmtpSink } from '../../support/smtp-sink.js';
import type { ExpectedAlert } from './week-plan.js';

const BANGKOK_AHEAD_MS = 7 * HOUR_MS;
const DATE_CHARACTERS = 10;

/** What one receiver got: which notification it was, and which delivery of it. */
export interface Received {
  readonly key: string;
  readonly delivery: string;
  readonly day: BusinessDay;
}

/** As the receivers of the webhook count them. */
export const receivedByHook = ({ bodies }: HttpSink): readonly Received[] =>
  bodies.map((body) => {
    const { key, id, createdAt } = body as { key: string; id: string; createdAt: string };
    return { key, delivery: id, day: dayInBangkok(createdAt) };
  });

/** A mail says in its thread and its title which state it is of; its id is the delivery's. */
export const mailsOf = ({ mails }: SmtpSink): ReadonlyMap<string, string> =>
  new Map(
    mails.map(({ headers, to }) => [
      headers.get('message-id') ?? '',
      `${to.join()}: ${headers.get('subject')}`,
    ]),
  );

/** `alert/charges-stuck/1/raised`, for each state that is to be told of. */
export const keysOf = ([kind, subject, , states]: ExpectedAlert): readonly string[] =>
  states.map((state) => ['alert', kind, ...(subject ? [subject] : []), '1', state].join('/'));

/** An alert as far as it was planted, and what shows that it is over. */
export const inShort = ({ kind, subject, status, history, proof }: AlertView) => ({
  ...{ kind, subject, status, isProven: proof !== null && proof.kind !== 'absence' },
  raisedOn: dayInBangkok(history[0]?.at ?? ''),
});

const dayInBangkok = (text: string): BusinessDay =>
  instantFromMs(epochMs(parseInstant(text)) + BANGKOK_AHEAD_MS).slice(
    0,
    DATE_CHARACTERS,
  ) as BusinessDay;
