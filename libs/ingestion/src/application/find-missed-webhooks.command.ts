import { DecisionRunner } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import { Clock, inGroupsOf } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { wasTold, webhookMissed } from '../domain/end-of-charge.js';
import type { KnownEnd } from '../domain/end-of-charge.js';
import { ChargeEnds } from './charge-ends.js';
import { OpnDeliveries } from './opn-deliveries.js';
import { WebhookAudit } from './webhook-audit.js';

const CHARGES_AT_ONCE = 200;

/** A long history is gone through in several turns. */
const MOST_STRETCHES = 20;

/**
 * Records once for each charge that its payment, failure or expiry became known only by asking
 * Opn. Two witnesses: our own log and inbox, ten minutes after we knew; and, sooner, Opn's word
 * that its webhook failed. Answers how many charges were found.
 */
export class FindMissedWebhooks extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(FindMissedWebhooks)
export class FindMissedWebhooksHandler implements ICommandHandler<FindMissedWebhooks> {
  constructor(
    private readonly ends: ChargeEnds,
    private readonly audit: WebhookAudit,
    private readonly deliveries: OpnDeliveries,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: FindMissedWebhooks): Promise<number> {
    return (await this.byOpnsWord(account)) + (await this.byOwnLog(account));
  }

  /** Opn tried and failed, or never tried: nothing more is to be waited for. */
  private async byOpnsWord(account: string): Promise<number> {
    const charges = await this.deliveries.unreported(account, CHARGES_AT_ONCE);
    if (charges.length === 0) return 0;
    const ends = await this.ends.of(account, charges);
    const found = await this.record(account, ends);
    await this.deliveries.noteReported(account, charges, this.clock.now());
    return found;
  }

  private async byOwnLog(account: string): Promise<number> {
    let found = 0;
    for (let stretch = 0; stretch < MOST_STRETCHES; stretch += 1) {
      const from = await this.audit.position(account);
      const { ends, upTo, isLast } = await this.ends.after(account, from);
      for (const group of inGroupsOf(CHARGES_AT_ONCE, ends)) {
        found += await this.record(account, group);
      }
      if (upTo > from) await this.audit.moveTo(account, upTo);
      if (isLast) break;
    }
    return found;
  }

  private async record(account: string, ends: readonly KnownEnd[]): Promise<number> {
    if (ends.length === 0) return 0;
    const ids = [...new Set(ends.map(({ chargeId }) => chargeId))];
    const webhooks = await this.audit.webhooksAbout(account, ids);
    const missed = ends.filter((end) => !wasTold(end, webhooks.get(end.chargeId) ?? []));
    const at = this.clock.now();
    const lessons = missed.map((end) => {
      const finding = webhookMissed(end);
      const cause = { kind: 'schedule', ref: 'missed-webhooks' } as const;
      const stream = findingStream(account, finding);
      return { stream, learned: { at, finding }, cause, evidence: null };
    });
    return (await this.decisions.run(lessons, findingDecider)).length;
  }
}
