import { DecisionRunner } from '#event-store';
import { Clock, sha256 } from '#kernel';
import type { Instant } from '#kernel';
import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';
import { isJsonObject } from '#opn';
import type { OpnPage } from '#opn';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { sweepDecider, sweepStream } from '../domain/sweep.events.js';
import type { SweepFacts } from '../domain/sweep.events.js';
import { OpnAccounts } from './opn-accounts.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** What a sweep saw, and how many events it taught us. */
export type SweepAnswer = SweepFacts & { readonly recorded: number };

/** Reads Opn's list of charges created in a window: finds what no webhook told. */
export class SweepCharges extends Command<SweepAnswer> {
  constructor(
    readonly account: string,
    readonly from: Instant,
    readonly to: Instant,
    readonly progress: (pages: number, seen: number, total: number) => void = () => undefined,
  ) {
    super();
  }
}

@CommandHandler(SweepCharges)
export class SweepChargesHandler implements ICommandHandler<SweepCharges> {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly commands: CommandBus,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute({ account, from, to, progress }: SweepCharges): Promise<SweepAnswer> {
    const seen = new Seen();
    let recorded = 0;
    for await (const page of this.opn.client(account).listCharges({ from, to })) {
      seen.take(page);
      recorded += await this.record(account, page, `charges:${from}..${to}`);
      progress(seen.pages, seen.count, page.total);
    }
    const facts = { list: 'charges', from, to, ...seen.facts() } as const;
    await this.decisions.run(
      [
        {
          stream: sweepStream(account, facts),
          learned: { at: this.clock.now(), facts },
          cause: { kind: 'sweep', ref: null },
          evidence: null,
        },
      ],
      sweepDecider,
    );
    return { ...facts, recorded };
  }

  private async record(account: string, page: OpnPage, sweep: string): Promise<number> {
    const { items, requestedAt } = page;
    const cause = { kind: 'sweep', ref: sweep } as const;
    const observations = items.map((raw) => ({ raw, requestedAt, cause, endedHint: null }));
    const answer = await this.commands.execute(new RecordChargeObservations(account, observations));
    return answer.recorded;
  }
}

/** Counts and sums what the pages show. */
class Seen {
  pages = 0;
  private readonly ids: string[] = [];
  private amount: Satang = ZERO;
  private statedCount = 0;
  private complete = true;

  get count(): number {
    return this.ids.length;
  }

  take({ items, total, complete }: OpnPage): void {
    this.pages += 1;
    this.statedCount = total;
    this.complete = complete;
    for (const item of items) {
      if (!isJsonObject(item)) continue;
      const { id, amount } = item as { id?: unknown; amount?: unknown };
      this.ids.push(typeof id === 'string' ? id : '');
      if (Number.isSafeInteger(amount))
        this.amount = plus(this.amount, satang(BigInt(amount as number)));
    }
  }

  facts() {
    const { pages, count, statedCount, amount, complete } = this;
    const setHash = sha256([...this.ids].sort().join('\n'));
    return { pages, count, statedCount, amount, setHash, complete };
  }
}
