import { sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { EventCatalogue } from './event-catalogue.js';
import type { Decider } from './decider.js';
import { streamName } from './stream-name.js';
import type { StreamName } from './stream-name.js';

/** Raw bytes that are kept beside the log: an answer of Opn's, or what a webhook said. */
export interface EvidencePiece {
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  /** Its id in the inbox; null: an answer of Opn's API. */
  readonly webhook: string | null;
}

/** Who had evidence erased, and why; never what it said, nor whom it named. */
export interface ErasureReason {
  readonly reason: string;
  readonly by: string;
  /** What was asked for: everything about a reference, or all that is older than a day. */
  readonly reference: string | null;
  readonly before: string | null;
}

/** Some evidence is erased from now on; `digest` names the pieces, see `erasureDigest`. */
export class EvidenceErased {
  readonly type = 'EvidenceErased';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ErasureReason & {
      readonly answers: number;
      readonly webhooks: number;
      readonly digest: string;
    },
  ) {}
}

export const evidenceEvents = new EventCatalogue<EvidenceErased>({
  EvidenceErased: { stored: 'evidence.erased', schemaVersion: 1, money: {} },
});

/** SHA-256 (hex) of one line for each piece, sorted: its hash, a space, and the webhook's id. */
export function erasureDigest(pieces: readonly EvidencePiece[]): string {
  return sha256(
    pieces
      .map(({ hash, webhook }) => `${hash} ${webhook ?? ''}`)
      .sort()
      .join('\n'),
  );
}

export const EVIDENCE_KIND = 'evidence';

export const erasureStream = (account: string, digest: string): StreamName =>
  streamName(EVIDENCE_KIND, account, digest);

/** Each erasure is announced, also one that was announced before and not carried out. */
export const evidenceDecider: Decider<null, EvidenceErased, EvidenceErased> = {
  initial: null,
  decide: (erased) => [erased],
  evolve: (state) => state,
  events: evidenceEvents,
};
