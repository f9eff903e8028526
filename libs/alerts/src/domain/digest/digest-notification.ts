import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { bahtText, ZERO } from '#money';
import { SEVERITIES } from '#notifications';
import type { Audience, Notification, NotificationText, Severity } from '#notifications';
import { saidOf } from '../telling/said-of.js';
import { isKnown } from '../telling/told.js';
import { DIGESTS } from '../telling/told-of.js';
import type { AlertLanguage } from '../texts/alert-texts.js';
import { toldTime } from '../texts/told-time.js';
import type { DigestAlert, DigestContent } from './digest-content.js';
import { DIGEST_WORDS } from './digest-words.js';

/** More of one kind of news is named by its titles, each with how many there are. */
const MAX_LISTED = 20;

export interface DigestOf {
  readonly account: string;
  readonly audience: Audience;
  readonly day: BusinessDay;
  /** Whether a clock that was wrong has made the day's before its time. */
  readonly isAgain?: boolean;
}

export const digestKey = ({ audience, day, isAgain = false }: DigestOf): string =>
  [DIGESTS, audience, day, ...(isAgain ? ['again'] : [])].join('/');

/** One for each audience and morning. Its facts name every alert that it tells of. */
export function digestNotification(
  of: DigestOf,
  content: DigestContent,
  createdAt: Instant,
): Notification {
  const { account, audience, day } = of;
  const { waited, daily, still, over, lines } = content;
  const standing = [...waited, ...daily, ...still];
  const position = Math.max(0, ...[...standing, ...over].map((one) => one.position));
  const counts = Object.fromEntries(lines.map(({ name, count }) => [name, count]));
  return {
    account,
    key: digestKey(of),
    kind: DIGESTS,
    audience,
    severity: gravest([...waited, ...daily].filter(({ told }) => !isKnown(told))),
    content: {
      texts: { en: textIn(day, content, 'en'), th: textIn(day, content, 'th') },
      facts: { day, standing: idsOf(standing), over: idsOf(over), position, ...counts },
      ...{ link: `/v1/alerts?account=${account}`, files: [], thread: digestKey(of) },
    },
    createdAt,
  };
}

const idsOf = (alerts: readonly DigestAlert[]): readonly string[] => alerts.map(({ id }) => id);

/** Of what is new in it; what everybody knows makes it no graver. */
const gravest = (alerts: readonly DigestAlert[]): Severity =>
  SEVERITIES.findLast((one) => alerts.some(({ severity }) => severity === one)) ?? 'information';

function textIn(
  day: BusinessDay,
  content: DigestContent,
  language: AlertLanguage,
): NotificationText {
  const words = DIGEST_WORDS[language];
  const { waited, daily, still, over } = content;
  const fresh = [...waited, ...daily].filter(({ told }) => !isKnown(told)).length;
  const standing = waited.length + daily.length + still.length;
  const summary = words.summary(standing, fresh, over.length);
  const body = [summary, ...sectionsIn(content, language)].join('\n');
  return { subject: words.title(day), summary, body };
}

function sectionsIn(content: DigestContent, language: AlertLanguage): readonly string[] {
  const { sections, lines: lineWords } = DIGEST_WORDS[language];
  const standing = (['waited', 'daily', 'still'] as const).flatMap((name) =>
    section(sections[name], content[name], standingLine, language),
  );
  const over = section(sections.over, content.over, endedLine, language);
  const lines = content.lines.map(({ name, count, amount }) =>
    lineWords[name](count, bahtText(amount ?? ZERO)),
  );
  return [...standing, ...over, ...listOf(sections.lines, lines)];
}

function section(
  heading: string,
  alerts: readonly DigestAlert[],
  lineOf: (alert: DigestAlert, language: AlertLanguage) => string,
  language: AlertLanguage,
): readonly string[] {
  const lines = alerts.slice(0, MAX_LISTED).map((one) => lineOf(one, language));
  const left = alerts.slice(MAX_LISTED);
  const titles = left.map((one) => saidIn(one, language).title);
  const named = [...new Set(titles)].map(
    (title) => `${title} (${titles.filter((one) => one === title).length})`,
  );
  const more = DIGEST_WORDS[language].more(left.length, named.join(', '));
  return [...listOf(heading, lines), ...(left.length > 0 ? [more] : [])];
}

const listOf = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `- ${line}`)];

function standingLine(alert: DigestAlert, language: AlertLanguage): string {
  const words = DIGEST_WORDS[language];
  const { summary, toDo } = saidIn(alert, language);
  if (alert.acknowledgedBy !== null) return `${summary}${words.takenBy(alert.acknowledgedBy)}`;
  return `${summary} ${words.toDo} ${toDo}`;
}

function endedLine(alert: DigestAlert, language: AlertLanguage): string {
  const { title, summary } = saidIn(alert, language);
  const at = alert.resolvedAt === null ? '' : toldTime(alert.resolvedAt);
  return `${title}: ${DIGEST_WORDS[language].endedAt(at)}. ${summary}`;
}

const saidIn = ({ kind, subject, since, numbers }: DigestAlert, language: AlertLanguage) =>
  saidOf(kind, { subject, since, ...numbers }, language);
