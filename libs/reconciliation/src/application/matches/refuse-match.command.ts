import type { MatchPair } from '#cases';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { MatchView } from '../../read-model/matches/match-view.js';
import { MatchDesk } from './match-desk.js';

/**
 * A person says that this charge does not pay this receipt, although a key may say so. Refused
 * with `expectation.unknown`, `charge.unknown`, `match.not_promptpay` and `match.already_refused`.
 */
export class RefuseMatch extends Command<MatchView> {
  constructor(
    readonly account: string,
    readonly pair: MatchPair,
    readonly reason: string,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(RefuseMatch)
export class RefuseMatchHandler implements ICommandHandler<RefuseMatch> {
  constructor(private readonly desk: MatchDesk) {}

  execute({ account, pair, reason, by }: RefuseMatch): Promise<MatchView> {
    return this.desk.refuse(account, pair, by, reason);
  }
}
