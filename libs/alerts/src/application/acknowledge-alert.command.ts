import { readCaseText } from '#cases';
import { DecisionRunner } from '#event-store';
import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { alertDecider } from '../domain/alert.js';
import { alertStream } from '../domain/alert-stream.js';
import { AlertList } from '../read-model/alert-list.js';
import { AlertsKeeper } from '../read-model/alerts-keeper.js';

/** Somebody has it in hand: nobody is reminded of it any more. Answers whether that was news. */
export class AcknowledgeAlert extends Command<boolean> {
  constructor(
    readonly account: string,
    readonly id: string,
    readonly by: string,
    readonly note: string | null,
  ) {
    super();
  }
}

@CommandHandler(AcknowledgeAlert)
export class AcknowledgeAlertHandler implements ICommandHandler<AcknowledgeAlert> {
  constructor(
    private readonly list: AlertList,
    private readonly keeper: AlertsKeeper,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute({ account, id, by, note }: AcknowledgeAlert): Promise<boolean> {
    const text = note === null ? null : readCaseText(note);
    await this.keeper.catchUp(account);
    const alert = await this.list.row(account, id);
    const { episode } = alert;
    const learned = { kind: 'acknowledge', at: this.clock.now(), episode, by, note: text } as const;
    const stream = alertStream(account, alert);
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream, learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], alertDecider);
    await this.keeper.catchUp(account);
    return recorded.length > 0;
  }
}
