import type { Finding } from '#findings';
import { DomainError } from '#kernel';
import { parseWebhookBody } from '#opn';
import type { WebhookHint } from '#opn';
import { decodedOrError } from './decoded-or-error.js';

/** What a webhook can make us read; the rest moves no money here, or is found by sweeps. */
const READ = ['charge', 'transfer', 'refund'] as const;

export type ReadKind = (typeof READ)[number];

/** What is to be done about a webhook: read its object, or nothing, or let a person look. */
export type SortedHint =
  | { readonly kind: 'read'; readonly what: ReadKind; readonly points: WebhookHint }
  | { readonly kind: 'done'; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string }
  | {
      readonly kind: 'found';
      readonly points: WebhookHint;
      readonly finding: Finding;
      readonly reason: string;
    };

/** Reads a kept webhook anew: what was taken yesterday may be unreadable to today's build. */
export function sortHint(body: Uint8Array, mode: 'live' | 'test'): SortedHint {
  const points = decodedOrError(parseWebhookBody, body);
  if (points instanceof DomainError) return { kind: 'parked', reason: points.message };
  const { livemode, objectKind, objectId, key } = points;
  if (livemode !== null && livemode !== (mode === 'live')) {
    const reason = 'the object is of the other mode';
    return { kind: 'found', points, finding: wrongMode(points, mode), reason };
  }
  const what = READ.find((kind) => kind === objectKind);
  if (what !== undefined) return { kind: 'read', what, points };
  return { kind: 'done', reason: `${key} of ${objectKind} ${objectId} needs no read` };
}

const wrongMode = (
  { objectKind, objectId, livemode }: WebhookHint,
  mode: 'live' | 'test',
): Finding => ({
  code: 'WRONG_MODE',
  subject: { kind: objectKind, id: objectId },
  fingerprint: `mode:${objectKind}:${objectId}`,
  detail:
    `A webhook of a ${livemode ? 'live' : 'test'} ${objectKind} came to this ${mode} account; ` +
    'it was kept out of the books. Check which endpoint is set in the Opn dashboard.',
});
