import { SettingsReader } from '#accounts';
import { LogReader, streamText } from '#event-store';
import { findingEvents, findingStream } from '#findings';
import type { Finding } from '#findings';
import { Clock, inGroupsOf } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { webhookMissed } from '../domain/end-of-charge.js';
import type { KnownEnd } from '../domain/end-of-charge.js';
import { missedBeyond, MOST_FOUND_A_DAY } from '../domain/missed-webhooks-of-a-day.js';
import type { MissedTally } from '../domain/missed-webhooks-of-a-day.js';
import { ChargeEnds } from './charge-ends.js';
import { FindingRecorder } from './finding-recorder.js';
import { LogOpening } from './log-opening.js';
import { OpnDeliveries } from './opn-deliveries.js';
import { WebhookAudit } from './webhook-audit.js';
import { WebhookSecrets } from './webhook-secrets.js';

const CHARGES_AT_ONCE = 200;

/** A long history is gone through in several turns. */
const MOST_STRETCHES = 20;

/**
 * Records once for each charge that its payment, failure or expiry became known only by asking
 * Opn; beyond the most of a day they are counted, and the day has one finding for them. Two
 * witnesses: our own log and inbox, ten minutes after we knew; and, sooner, Opn's word that its
 * webhook failed. Where no webhook can be let in, none is missed. Answers how many charges were
 * found.
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
    private readonly secrets: WebhookSecrets,
    private readonly settings: SettingsReader,
    private readonly opening: LogOpening,
    private readonly reader: LogReader,
    private readonly recorder: FindingRecorder,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: FindMissedWebhooks): Promise<number> {
    if ((await this.opening.of(account)) === null) return 0;
    await this.tallyOfToday(account);
    return (await this.byOpnsWord(account)) + (await this.byOwnLog(account));
  }

  /** Opn tried and failed, or never tried: nothing more is to be waited for. */
  private async byOpnsWord(account: string): Promise<number> {
    const charges = await this.deliveries.unreported(account, CHARGES_AT_ONCE);
    if (charges.length === 0) return 0;
    const ends = await this.ends.of(account, charges);
    const missed = await this.missedOf(account, ends);
    const tally = await this.tallyOfToday(account);
    // What is beyond the most of a day is counted once: when our own log comes to it.
    const found = await this.record(account, missed.slice(0, roomIn(tally)));
    await this.deliveries.noteReported(account, charges, this.clock.now());
    return found;
  }

  private async byOwnLog(account: string): Promise<number> {
    let found = 0;
    for (let stretch = 0; stretch < MOST_STRETCHES; stretch += 1) {
      const from = await this.audit.position(account);
      const { ends, upTo, isLast } = await this.ends.after(account, from);
      for (const group of inGroupsOf(CHARGES_AT_ONCE, ends)) {
        found += await this.record(account, await this.missedOf(account, group));
      }
      if (upTo > from) await this.audit.moveTo(account, upTo);
      if (isLast) break;
    }
    return found;
  }

  /** Of each charge one end that nobody told of, unless it has been found before. */
  private async missedOf(account: string, ends: readonly KnownEnd[]): Promise<readonly Finding[]> {
    if (ends.length === 0 || this.secrets.of(account).length === 0) return [];
    const untold = await this.ends.untold(account, ends);
    const findings = new Map(untold.map((end) => [end.chargeId, webhookMissed(end)]));
    const streams = [...findings.values()].map((finding) => findingStream(account, finding));
    const known = await this.reader.streams(account, streams, findingEvents);
    return [...findings.values()].filter(
      (finding) => !known.has(streamText(findingStream(account, finding))),
    );
  }

  private async record(account: string, missed: readonly Finding[]): Promise<number> {
    if (missed.length === 0) return 0;
    const { day, ...tally } = await this.tallyOfToday(account);
    const own = missed.slice(0, roomIn(tally));
    await this.find(account, own);
    const found = tally.found + own.length;
    const beyond = tally.beyond + missed.length - own.length;
    await this.audit.keepTally(account, { day, found, beyond });
    return missed.length;
  }

  /** A day that is over has its finding. A clock that was set back goes on with the later day. */
  private async tallyOfToday(account: string): Promise<MissedTally> {
    const last = await this.audit.tally(account);
    const today: MissedTally = { day: await this.settings.today(account), found: 0, beyond: 0 };
    if (last === null) return today;
    if (last.day >= today.day) return last;
    if (last.beyond > 0) await this.find(account, [missedBeyond(last)]);
    await this.audit.keepTally(account, today);
    return today;
  }

  private async find(account: string, findings: readonly Finding[]): Promise<void> {
    const cause = { kind: 'schedule', ref: 'missed-webhooks' } as const;
    const found = findings.map((finding) => ({ finding, cause, evidence: null }));
    await this.recorder.record(account, found);
  }
}

const roomIn = ({ found }: Pick<MissedTally, 'found'>): number =>
  Math.max(0, MOST_FOUND_A_DAY - found);
