import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { MatchView } from '../../read-model/matches/match-view.js';
import { MatchDesk } from './match-desk.js';

/** What people said of a pair counts no longer; the keys decide again (`match.unknown`). */
export class UndoMatch extends Command<MatchView> {
  constructor(
    readonly account: string,
    readonly id: string,
    readonly note: string | null,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(UndoMatch)
export class UndoMatchHandler implements ICommandHandler<UndoMatch> {
  constructor(private readonly desk: MatchDesk) {}

  execute({ account, id, note, by }: UndoMatch): Promise<MatchView> {
    return this.desk.undo(account, id, by, note);
  }
}
