import { Clock, DomainError, epochMs, MINUTE_MS } from '#kernel';
import { isJsonObject } from '#opn';
import type { OpnPage } from '#opn';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { HintRead } from '../domain/hint-patience.js';
import { PageWalk } from '../domain/page-walk.js';
import { OpnAccounts } from './opn-accounts.js';
import type { ReadRequest } from './read-charges-back.js';
import { isLeft } from './reading-round.js';
import type { ReadingRound } from './reading-round.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** After a list could not be read, charges are read one by one for so long. */
const LISTS_REST_MS = MINUTE_MS / 2;

/** Reads many charges by few requests, where they lie close together in Opn's list. */
@Injectable()
export class ReadChargePages {
  private readonly logger = new Logger(ReadChargePages.name);
  private readonly failedAt = new Map<string, number>();

  constructor(
    private readonly opn: OpnAccounts,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Whether reading many at once is worth planning for. */
  areReadable(account: string): boolean {
    const failedMs = this.failedAt.get(account);
    if (failedMs === undefined) return true;
    const sinceMs = epochMs(this.clock.now()) - failedMs;
    return sinceMs < 0 || sinceMs >= LISTS_REST_MS; // less than nothing: the clock was set back
  }

  /**
   * Records every row of the pages read. Answers with what was read of the charges asked for: one
   * that no page showed well enough is not among them, whatever was wrong with the list.
   */
  async read(
    account: string,
    requests: readonly ReadRequest[],
    round: ReadingRound,
  ): Promise<ReadonlyMap<string, HintRead>> {
    const reads = new Map<string, HintRead>();
    const asked = new Map(requests.map((request) => [request.chargeId, request]));
    try {
      for await (const page of this.pages(account, requests, round)) {
        for (const [id, read] of await this.record(account, page, asked)) reads.set(id, read);
      }
    } catch (error) {
      if (!(error instanceof DomainError && error.code.startsWith('opn.'))) throw error;
      if (reads.size > 0 && isLeft(error, round)) return reads; // It was slow, and of use.
      this.failedAt.set(account, epochMs(this.clock.now()));
      this.logger.warn(`Charges of ${account} are read one by one for now: ${error.message}`);
    }
    return reads;
  }

  private async *pages(
    account: string,
    requests: readonly ReadRequest[],
    round: ReadingRound,
  ): AsyncGenerator<OpnPage> {
    const walk = new PageWalk(
      requests.flatMap(({ chargeId, createdAt }) => (createdAt ? [{ chargeId, createdAt }] : [])),
    );
    for (let window = walk.window; window !== null; window = walk.window) {
      let isReadOn = true;
      for await (const page of this.opn.client(account).listCharges(window, round)) {
        yield page;
        isReadOn = walk.take(page.items);
        if (page.complete) walk.end();
        if (!isReadOn) break;
      }
      if (isReadOn) walk.end();
    }
  }

  /** What a row says is known once it could enter the books; other rows settle nothing. */
  private async record(
    account: string,
    { items, requestedAt }: OpnPage,
    asked: ReadonlyMap<string, ReadRequest>,
  ): Promise<readonly (readonly [string, HintRead])[]> {
    const rows = items.map((raw) => ({ raw, request: asked.get(idOf(raw)) }));
    const observations = rows.map(({ raw, request }) => ({
      raw,
      requestedAt,
      cause: request?.cause ?? UNASKED_FOR,
      endedHint: request?.endedHint ?? null,
    }));
    const { refusals } = await this.commands.execute(
      new RecordChargeObservations(account, observations),
    );
    return rows.flatMap(({ raw, request }, index) =>
      request && refusals[index] === null
        ? [[request.chargeId, { raw, refusal: null }] as const]
        : [],
    );
  }
}

/** Nobody asked for the other rows of a page, as in a sweep. */
const UNASKED_FOR = { kind: 'sweep', ref: null } as const;

function idOf(raw: unknown): string {
  const id = isJsonObject(raw) ? raw['id'] : undefined;
  return typeof id === 'string' ? id : '';
}
