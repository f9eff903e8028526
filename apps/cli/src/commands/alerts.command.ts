import { AcknowledgeAlert, ALERT_KINDS, GetAlert, ListAlerts } from '#alerts';
import type { AlertView } from '#alerts';
import { formatBaht } from '#money';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { didYouMean } from '../nearest.js';
import { planned } from '../plan-command.js';
import { ACCOUNT, languageIn, LANGUAGE } from './usual-options.js';

/** Resolved ones beyond are had from the API, page by page. */
const LISTED = 50;

/** Who has it in hand: nobody signs in here, so the note should say who. */
const BY = 'command line';

const STATUSES = ['firing', 'acknowledged', 'resolved'] as const;

export const alertsListCommand = planned({
  name: 'alerts list',
  summary: 'Lists what is wrong or was, since when, and who has it in hand.',
  options: {
    status: { type: 'string', value: STATUSES.join('|'), about: 'Only those that stand so.' },
    kind: {
      type: 'string',
      value: '<kind>',
      about: 'Only those of a kind, such as charges-stuck.',
    },
    ...LANGUAGE,
    ...ACCOUNT,
  },
  teaches: [
    `The latest ${LISTED}, each with its id, what it is, how many and how much, since when, and`,
    'what to do. Many things of one kind are one alert with a count. It is resolved by itself when',
    'the proof arrives; docs/alerts.md explains all kinds.',
  ],
  examples: ['alerts list --status firing', 'alerts list --json --quiet'],
  json: [
    '{ alerts: [{ id, kind, severity, status, count, amount, since, summary, toDo, history }] }',
    'and more, as in GET /v1/alerts; amounts in satang.',
  ],
  fails: 'The database or the account could not be opened.',
  run({ values }, talk) {
    const language = languageIn(values.lang, 'en');
    const status = among(values.status, STATUSES, 'status');
    const kind = among(values.kind, ALERT_KINDS, 'kind of alert');
    return withInstallation(talk, values.account, async ({ account, queries }) => {
      const question = new ListAlerts(account, { status, kind }, language, LISTED, null);
      const found = await queries.execute(question);
      talk.json({ alerts: found });
      if (found.length === 0) talk.say('There are no such alerts.');
      found.flatMap(lines).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

export const alertsAcknowledgeCommand = planned({
  name: 'alerts acknowledge',
  summary: 'Says that somebody has an alert in hand: nobody is reminded of it any more.',
  words: [{ name: 'id', about: 'Which one, as alerts list shows it.' }],
  options: {
    note: { type: 'string', value: '<text>', about: 'Who has it in hand, and what is done.' },
    ...LANGUAGE,
    ...ACCOUNT,
  },
  teaches: [
    'It is in the history of the alert. What is wrong stays so until the proof arrives; if it',
    'grows much worse, people are told again. Doing it twice changes nothing.',
  ],
  examples: ['alerts acknowledge 4f2a9c81d0b7-1 --note "Malee asks Opn"'],
  json: ['The alert, as one of alerts list.'],
  fails: 'There is no alert with that id, or it is resolved.',
  run({ values, words: { id = '' } }, talk) {
    const language = languageIn(values.lang, 'en');
    return withInstallation(talk, values.account, async ({ account, commands, queries }) => {
      await commands.execute(new AcknowledgeAlert(account, id, BY, values.note ?? null));
      const alert = await queries.execute(new GetAlert(account, id, language));
      talk.json(alert);
      lines(alert).forEach(talk.line);
      return EXIT.allWell;
    });
  },
});

function among<const Word extends string>(
  text: string | undefined,
  known: readonly Word[],
  what: string,
): Word | undefined {
  const found = known.find((one) => one === text);
  if (text === undefined || found !== undefined) return found;
  const meant = didYouMean(text, known);
  throw new UsageError(`"${text}" is not a ${what}; there are ${known.join(', ')}.${meant}`);
}

function lines(alert: AlertView): readonly string[] {
  const { id, status, severity, kind, count, amount, since, summary, toDo } = alert;
  const many = count === null ? [] : [`${count} in all`];
  const money = amount === null ? [] : [`${formatBaht(amount)} baht`];
  return [
    [id, status, severity, kind, ...many, ...money, `since ${since}`].join('  '),
    `  ${summary}`,
    ...(status === 'resolved' ? [] : [`  ${toDo}`]),
  ];
}
