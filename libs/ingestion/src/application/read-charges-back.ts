import type { Cause } from '#event-store';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import type { OpnClient, ReadOptions } from '#opn';
import { Injectable } from '@nestjs/common';
import type { ChargeObservation } from '../domain/charge-observation.js';
import { OpnAccounts } from './opn-accounts.js';
import { singleRead } from './single-read.js';

const READS_AT_ONCE = 8;

const OF_ALL = new Set(['opn.circuit_open', 'opn.unauthorized']);

/** Said of one, it is true of every charge: there is no use in asking for the next one. */
export const isOfAll = ({ code }: DomainError): boolean => OF_ALL.has(code);

/** A charge to be read at Opn, and why. */
export interface ReadRequest {
  readonly chargeId: string;
  /** Where Opn's list shows it, if that is known. */
  readonly createdAt: Instant | null;
  readonly cause: Cause;
  readonly endedHint: Instant | null;
}

/** What became of a read: the observation, or why there is none. Who is not asked has none. */
export type ReadOutcome = ReadRequest &
  ({ readonly observation: ChargeObservation } | { readonly failure: DomainError });

/** Reads charges one by one, a few at a time; a failing one does not keep the others. */
@Injectable()
export class ReadChargesBack {
  constructor(private readonly opn: OpnAccounts) {}

  async read(
    account: string,
    requests: readonly ReadRequest[],
    how: ReadOptions = {},
  ): Promise<readonly ReadOutcome[]> {
    const client = this.opn.client(account);
    const outcomes: ReadOutcome[] = [];
    const queue = [...requests];
    let ofAll: DomainError | null = null;
    const worker = async (): Promise<void> => {
      for (let request = queue.shift(); request; request = queue.shift()) {
        if (how.signal?.aborted) return; // Whose own read used up the time did get an outcome.
        const outcome: ReadOutcome =
          ofAll === null ? await readOne(client, request, how) : { ...request, failure: ofAll };
        if ('failure' in outcome && isOfAll(outcome.failure)) ofAll = outcome.failure;
        outcomes.push(outcome);
      }
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
    return outcomes;
  }
}

async function readOne(
  client: OpnClient,
  request: ReadRequest,
  how: ReadOptions,
): Promise<ReadOutcome> {
  const { chargeId, cause, endedHint } = request;
  const answer = await singleRead(chargeId, () => client.charge(chargeId, how));
  if (answer instanceof DomainError) return { ...request, failure: answer };
  const { raw, requestedAt } = answer;
  return { ...request, observation: { raw, requestedAt, cause, endedHint } };
}
