import { Database, sqlState } from '#database';
import { Clock, DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import {
  erasureDigest,
  erasureStream,
  EvidenceErased,
  evidenceDecider,
} from '../domain/evidence.events.js';
import type { ErasureReason, EvidencePiece } from '../domain/evidence.events.js';
import { DecisionRunner } from './decision-runner.js';

/** Of what was announced, not all was there: the database's word for what it undid. */
const NOT_ALL_THERE = '40001';

/** Pieces to be erased; what cites them is known up to the position `knownTo` of the log. */
export interface FoundEvidence {
  readonly pieces: readonly EvidencePiece[];
  readonly knownTo: number;
}

/**
 * Erases evidence: first the log says so, then tombstones take its place and the bytes go, in one
 * transaction that the database refuses to whoever comes without such an event. If a process dies
 * in between, an erasure was announced and nothing was erased: it is asked for again.
 */
@Injectable()
export class EvidenceEraser {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * All of these pieces or none; `evidence.conflict` if somebody else erased some of them, or an
   * event cites one that was not there when they were found.
   */
  async erase(
    account: string,
    { pieces, knownTo }: FoundEvidence,
    why: ErasureReason,
  ): Promise<void> {
    if (pieces.length === 0) return;
    const position = await this.announce(account, pieces, why);
    const items = pieces.map(({ hash, webhook }) => ({ hash, webhook: webhook ?? '' }));
    try {
      const values = [account, position, knownTo, JSON.stringify(items)];
      await this.database.query('SELECT erase_evidence($1, $2, $3, $4::jsonb)', values);
    } catch (error) {
      if (sqlState(error) === NOT_ALL_THERE) throw inOtherHands(account);
      throw error;
    }
  }

  private async announce(
    account: string,
    pieces: readonly EvidencePiece[],
    why: ErasureReason,
  ): Promise<number> {
    const digest = erasureDigest(pieces);
    const webhooks = pieces.filter(({ webhook }) => webhook !== null).length;
    const answers = pieces.length - webhooks;
    const { reason, by, reference, before } = why;
    const learned = new EvidenceErased(this.clock.now(), {
      ...{ reason, by, reference, before },
      ...{ answers, webhooks, digest },
    });
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: erasureStream(account, digest), learned, cause, evidence: null };
    const [event] = await this.decisions.run([lesson], evidenceDecider);
    if (event === undefined) throw inOtherHands(account);
    return event.position;
  }
}

const inOtherHands = (account: string): DomainError =>
  new DomainError(
    'evidence.conflict',
    `Some of this evidence of ${account} is being erased, worked off or cited anew by somebody ` +
      'else at this moment; what was not erased yet stays. Ask again.',
  );
