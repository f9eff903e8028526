import type { Cause } from '#event-store';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';
import { Injectable } from '@nestjs/common';
import type { ChargeObservation } from '../domain/charge-observation.js';
import { OpnAccounts } from './opn-accounts.js';

const READS_AT_ONCE = 8;

/** A charge to be read at Opn, and why. */
export interface ReadRequest {
  readonly chargeId: string;
  readonly cause: Cause;
  readonly endedHint: Instant | null;
}

/** What became of a read: the observation, or the reason why there is none. */
export type ReadOutcome = ReadRequest &
  ({ readonly observation: ChargeObservation } | { readonly failure: DomainError });

/** Reads charges one by one, a few at a time; a failing one does not keep the others. */
@Injectable()
export class ReadChargesBack {
  constructor(private readonly opn: OpnAccounts) {}

  async read(account: string, requests: readonly ReadRequest[]): Promise<readonly ReadOutcome[]> {
    const client = this.opn.client(account);
    const outcomes: ReadOutcome[] = [];
    const queue = [...requests];
    const worker = async (): Promise<void> => {
      for (let request = queue.shift(); request; request = queue.shift()) {
        outcomes.push(await readOne(client, request));
      }
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
    return outcomes;
  }
}

async function readOne(
  client: ReturnType<OpnAccounts['client']>,
  request: ReadRequest,
): Promise<ReadOutcome> {
  const { chargeId, cause, endedHint } = request;
  try {
    const { raw, requestedAt } = await client.charge(chargeId);
    if (!isAbout(raw, chargeId)) return { ...request, failure: anotherObject(chargeId) };
    return { ...request, observation: { raw, requestedAt, cause, endedHint } };
  } catch (error) {
    return { ...request, failure: error instanceof DomainError ? error : unexpected(error) };
  }
}

/** An answer that names another object belongs to another question: a cache may stand between. */
const isAbout = (raw: unknown, chargeId: string): boolean =>
  !isJsonObject(raw) || raw['id'] === undefined || raw['id'] === chargeId;

const anotherObject = (chargeId: string): DomainError =>
  new DomainError(
    'opn.another_object',
    `Opn was asked for ${chargeId} and answered with another object; it is tried again later.`,
  );

const unexpected = (error: unknown): DomainError =>
  new DomainError('read.failed', `The read failed: ${String(error)}`, {}, { cause: error });
