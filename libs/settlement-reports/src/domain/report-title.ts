import type { ReportHead } from './report-head.js';
import { REPORT_STATUSES } from './glossary/terms.js';
import { inBoth, words } from './words.js';
import type { Words } from './words.js';

const SHOWN_DIGEST_CHARACTERS = 12;

/** `FINAL v1`, `RESTATED v2`; what is not issued has no number that anyone could rely on. */
export function statusWords({ status, version }: ReportHead): Words {
  const { en, th } = REPORT_STATUSES[status];
  return version === 0 ? { en, th } : words(`${en} v${version}`, `${th} v${version}`);
}

/** In every title and footer, in both languages: `FINAL v1 / ฉบับสมบูรณ์ v1 · 7f3a0c21b9d4`. */
export function statusLine(head: ReportHead): string {
  return `${inBoth(statusWords(head))} · ${head.digest.slice(0, SHOWN_DIGEST_CHARACTERS)}`;
}
