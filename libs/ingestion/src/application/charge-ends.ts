import { CHARGE_KIND, chargeEvents, chargeStream } from '#charges';
import { LogReader } from '#event-store';
import { Clock, epochMs, HOUR_MS, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CLOCKS_DIFFER_MS } from '../domain/clocks-differ.js';
import { becameKnownByAsking, endIn, wasTold, WEBHOOK_GRACE_MS } from '../domain/end-of-charge.js';
import type { KnownEnd } from '../domain/end-of-charge.js';
import { LogOpening } from './log-opening.js';
import { WebhookAudit } from './webhook-audit.js';

const EVENTS_PER_STRETCH = 5_000;

/** A webhook may tell of what happened this long before the account was opened here. */
const TOLD_LATE_MS = 36 * HOUR_MS;

/** Ends found in a stretch of the log. */
export interface Stretch {
  readonly ends: readonly KnownEnd[];
  readonly upTo: number;
  /** Nothing more is old enough. */
  readonly isLast: boolean;
}

/** Finds in the log which ends of charges became known by asking. */
@Injectable()
export class ChargeEnds {
  constructor(
    private readonly reader: LogReader,
    private readonly opening: LogOpening,
    private readonly audit: WebhookAudit,
    private readonly clock: Clock,
  ) {}

  /** Of these charges, whenever they ended. */
  async of(account: string, chargeIds: readonly string[]): Promise<readonly KnownEnd[]> {
    const streams = chargeIds.map((id) => chargeStream(account, id));
    const histories = await this.reader.streams(account, streams, chargeEvents);
    return [...histories.values()]
      .flat()
      .flatMap((event) => endIn(event, { knownAt: event.recordedAt, cause: event.cause }))
      .filter(becameKnownByAsking);
  }

  /** Of these ends, those that no webhook told of in time. */
  async untold(account: string, ends: readonly KnownEnd[]): Promise<readonly KnownEnd[]> {
    if (ends.length === 0) return [];
    const ids = [...new Set(ends.map(({ chargeId }) => chargeId))];
    const webhooks = await this.audit.webhooksAbout(account, ids);
    return ends.filter((end) => !wasTold(end, webhooks.get(end.chargeId) ?? []));
  }

  /** Recorded after a position and long enough ago; of the time in which we could be told. */
  async after(account: string, position: number): Promise<Stretch> {
    const rows = await this.reader.after(account, position, EVENTS_PER_STRETCH);
    const young = rows.findIndex(({ recorded_at: at }) => isYoung(at, this.clock.now()));
    const ripe = young < 0 ? rows : rows.slice(0, young);
    const ends = ripe
      .filter(({ stream }) => stream.startsWith(`${CHARGE_KIND}/`))
      .flatMap(endInRow)
      .filter(becameKnownByAsking);
    return {
      ends: await this.withinReach(account, ends),
      upTo: Number(ripe.at(-1)?.position ?? position),
      isLast: ripe.length < EVENTS_PER_STRETCH,
    };
  }

  /** History that was read in is no news; where telling began is shown by what was told. */
  private async withinReach(
    account: string,
    ends: readonly KnownEnd[],
  ): Promise<readonly KnownEnd[]> {
    const openedAt = await this.opening.of(account);
    if (openedAt === null || ends.every(({ endedAt }) => !isBefore(endedAt, openedAt))) return ends;
    const earliest = plusMs(openedAt, -TOLD_LATE_MS);
    const told = await this.audit.firstEndTold(account, earliest, openedAt);
    const reach = epochMs(told ?? openedAt);
    return ends.filter(({ endedAt }) => epochMs(endedAt) >= reach);
  }
}

/** What lies ahead of now was dated by a clock that was put back since: it is not waited for. */
const isYoung = (recordedAt: Instant, now: Instant): boolean =>
  isBefore(plusMs(now, -WEBHOOK_GRACE_MS), recordedAt) &&
  !isBefore(plusMs(now, CLOCKS_DIFFER_MS), recordedAt);

type Row = Awaited<ReturnType<LogReader['after']>>[number];

function endInRow(row: Row): readonly KnownEnd[] {
  const { type, schema_version: schemaVersion, data, cause: kind, cause_ref: ref } = row;
  const event = chargeEvents.decode({ type, schemaVersion, data }, row.occurred_at);
  return endIn(event, { knownAt: row.recorded_at, cause: { kind, ref } });
}
