import type { MatchPair } from '#cases';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { MatchView } from '../../read-model/matches/match-view.js';
import { MatchDesk } from './match-desk.js';

/**
 * A person says that this charge pays this receipt, whatever the keys say. Refused with
 * `expectation.unknown`, `charge.unknown`, `match.not_expected`, `match.not_paid`,
 * `match.not_promptpay`, `match.other_currency`, `match.conflict` (chosen for another receipt) and
 * `match.already_chosen`.
 */
export class ChooseMatch extends Command<MatchView> {
  constructor(
    readonly account: string,
    readonly pair: MatchPair,
    readonly note: string | null,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(ChooseMatch)
export class ChooseMatchHandler implements ICommandHandler<ChooseMatch> {
  constructor(private readonly desk: MatchDesk) {}

  execute({ account, pair, note, by }: ChooseMatch): Promise<MatchView> {
    return this.desk.choose(account, pair, by, note);
  }
}
