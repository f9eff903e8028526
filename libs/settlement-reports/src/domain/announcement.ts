import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DAY_MS, epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Facts, Notification, OfferedFile } from '#notifications';
import { changedFigures, figureFacts, figuresOf } from './announced-figures.js';
import type { AnnouncedFigures } from './announced-figures.js';
import { announcementText } from './announcement-texts.js';
import type { ReportHead } from './report-head.js';

/** A version that was issued longer ago is nobody's news: neither where this is switched on. */
const NEWS_FOR_DAYS = 7;

interface IssuedVersion {
  readonly data: { readonly day: BusinessDay; readonly version: number };
  readonly recordedAt: Instant;
}

/**
 * Whether a version is told of: issued lately, and, if it is the first, of a day not long past. An
 * installation that catches up with a past of months closes its days, and tells nobody of each.
 */
export function isNews(
  { data: { day, version }, recordedAt }: IssuedVersion,
  today: BusinessDay,
  now: Instant,
): boolean {
  if (epochMs(now) - epochMs(recordedAt) > NEWS_FOR_DAYS * DAY_MS) return false;
  return version > 1 || day >= addDays(today, -NEWS_FOR_DAYS);
}

/** "Report ready" of the first version; of a later one, what changed since the one before. */
export function announcementOf(
  head: ReportHead,
  before: ReportHead | null,
  files: readonly OfferedFile[],
  createdAt: Instant,
): Notification {
  const { account, day, version } = head;
  const kind = version === 1 ? 'report-ready' : 'report-restated';
  const figures = figuresOf(head);
  const earlier = before && figuresOf(before);
  const changes = version === 1 ? null : earlier === null ? [] : changedFigures(earlier, figures);
  const textIn = (language: 'en' | 'th') => announcementText(head, figures, changes, language);
  return {
    account,
    key: `${kind}/${day}/v${version}`,
    kind,
    audience: 'finance',
    severity: 'information',
    content: {
      texts: { en: textIn('en'), th: textIn('th') },
      facts: {
        ...factsOf(head, figures),
        ...(changes && { changed: changes.map(({ key }) => key), ...previousFacts(earlier) }),
      },
      ...{ link: `/v1/settlement-reports/${day}?account=${account}&version=${version}`, files },
      thread: `report/${day}`,
    },
    createdAt,
  };
}

function factsOf(head: ReportHead, figures: AnnouncedFigures): Facts {
  const { day, version, status, mode, reason, digest, previousDigest } = head;
  return { day, version, status, mode, reason, digest, previousDigest, ...figureFacts(figures) };
}

/** `grossSatang` of the version before is `previousGrossSatang`. */
const previousFacts = (earlier: AnnouncedFigures | null): Facts =>
  earlier === null
    ? {}
    : Object.fromEntries(
        Object.entries(figureFacts(earlier)).map(([key, figure]) => [
          `previous${key.charAt(0).toUpperCase()}${key.slice(1)}`,
          figure,
        ]),
      );
