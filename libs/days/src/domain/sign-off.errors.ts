import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';

/** Every refusal of a step of signing off; the last word of a code says the HTTP status. */
export const notIssued = (day: BusinessDay): DomainError =>
  new DomainError('sign_off.not_issued', `${day} is not closed, so there is nothing to sign.`);

interface Named {
  readonly day: BusinessDay;
  readonly version: number | null;
  readonly digest: string | null;
}

interface Standing {
  readonly version: number;
  readonly digest: string;
}

export function anotherVersion({ day, version, digest }: Named, standing: Standing): DomainError {
  const isOld = version !== null && version !== standing.version;
  const named = isOld ? `Version ${version}` : `The digest ${digest ?? ''}`;
  return new DomainError(
    'sign_off.stale',
    `${named} of ${day} is not what stands: that is version ${standing.version}, ` +
      `${standing.digest}. Look at it, and sign that.`,
    { version: standing.version, digest: standing.digest },
  );
}

export const notPrepared = (day: BusinessDay, version: number): DomainError =>
  new DomainError(
    'sign_off.not_prepared',
    `Nobody has prepared version ${version} of ${day}. That comes first: POST …/prepare.`,
  );

export const notReviewed = (day: BusinessDay, version: number): DomainError =>
  new DomainError(
    'sign_off.not_reviewed',
    `Nobody has reviewed version ${version} of ${day}, which the setting report-rules demands ` +
      'before it is approved. That comes first: POST …/review.',
  );

export const alreadySigned = (
  day: BusinessDay,
  version: number,
  step: 'prepared' | 'reviewed' | 'approved',
  by: string,
): DomainError =>
  new DomainError(
    `sign_off.already_${step}`,
    `${by} has ${step} version ${version} of ${day} already. To begin anew, reject it first.`,
  );

export const ownWork = (by: string, step: 'review' | 'approve'): DomainError =>
  new DomainError(
    'sign_off.four_eyes',
    `${by} has prepared this version; another person must ${step} it.`,
  );

export const noteMissing = (): DomainError =>
  new DomainError('sign_off.note_required', 'Say in a note why it is sent back.');

export interface OpenBreak {
  readonly id: string;
  readonly breakNo: string;
  readonly code: string;
}

/** So many are named; the number of all is said. */
const MOST_NAMED = 20;

export function gravelyOpen(day: BusinessDay, open: readonly OpenBreak[]): DomainError {
  const named = open.slice(0, MOST_NAMED).map(({ breakNo, code }) => `${breakNo} ${code}`);
  const more = open.length > MOST_NAMED ? `, and ${open.length - MOST_NAMED} more` : '';
  return new DomainError(
    'sign_off.not_settled',
    `${open.length} breaks of high severity are open in ${day}: ${named.join(', ')}${more}. ` +
      'Settle them, or accept them with a note that says why.',
    { breaks: open.slice(0, MOST_NAMED), count: open.length },
  );
}
