import { MatchAlreadySoError, matchDecider, matchId, matchStream, readCaseText } from '#cases';
import type { MatchLearned, MatchPair } from '#cases';
import { DecisionRunner } from '#event-store';
import { ExpectationUnknownError } from '#expectations';
import { Clock } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable } from '@nestjs/common';
import {
  refuseOtherMethod,
  refuseSecondChoice,
  refuseUnmatchable,
  refuseWithdrawn,
} from '../../domain/may-match.js';
import { MatchReader } from '../../read-model/matches/match-reader.js';
import type { MatchView } from '../../read-model/matches/match-view.js';

type Word = Omit<Extract<MatchLearned, { kind: 'choose' | 'undo' }>, 'at'>;
type Refusal = Omit<Extract<MatchLearned, { kind: 'refuse' }>, 'at'>;

/** Takes people's words about receipts and charges, and answers with the match as it then is. */
@Injectable()
export class MatchDesk {
  constructor(
    private readonly books: BooksKeeper,
    private readonly matches: MatchReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async choose(
    account: string,
    pair: MatchPair,
    by: string,
    note: string | null,
  ): Promise<MatchView> {
    await this.books.catchUp(account);
    const { expectation, charge } = pair;
    refuseWithdrawn(expectation, await this.isWithdrawn(account, expectation));
    refuseUnmatchable(await this.matches.charge(account, charge));
    const other = await this.matches.chosenElsewhere(account, charge, expectation);
    refuseSecondChoice(charge, other);
    const word = { kind: 'choose', pair, by, note: noteOf(note) } as const;
    return this.recordNew(account, word, 'chosen');
  }

  async refuse(account: string, pair: MatchPair, by: string, reason: string): Promise<MatchView> {
    await this.books.catchUp(account);
    await this.isWithdrawn(account, pair.expectation);
    const { id, paymentMethod } = await this.matches.charge(account, pair.charge);
    refuseOtherMethod(id, paymentMethod);
    const word = { kind: 'refuse', pair, by, reason: readCaseText(reason) } as const;
    return this.recordNew(account, word, 'refused');
  }

  /** What was undone already stays so. */
  async undo(account: string, id: string, by: string, note: string | null): Promise<MatchView> {
    await this.books.catchUp(account);
    const { expectation, charge } = await this.matches.find(account, id);
    const pair = { expectation, charge };
    await this.record(account, { kind: 'undo', pair, by, note: noteOf(note) });
    return this.matches.find(account, id);
  }

  private async isWithdrawn(account: string, reference: string): Promise<boolean> {
    const receipt = await this.matches.receipt(account, reference);
    if (receipt === null) throw new ExpectationUnknownError(account, reference);
    return receipt.isWithdrawn;
  }

  private async recordNew(
    account: string,
    word: Word | Refusal,
    state: 'chosen' | 'refused',
  ): Promise<MatchView> {
    const hasChanged = await this.record(account, word);
    const match = await this.matches.find(account, matchId(word.pair));
    if (!hasChanged) throw new MatchAlreadySoError(state, match);
    return match;
  }

  /** Answers whether it was news. */
  private async record(account: string, word: Word | Refusal): Promise<boolean> {
    const stream = matchStream(account, matchId(word.pair));
    const learned = { ...word, at: this.clock.now() } satisfies MatchLearned;
    const cause = { kind: 'person', ref: word.by } as const;
    const lesson = { stream, learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], matchDecider);
    await this.books.catchUp(account);
    return recorded.length > 0;
  }
}

const noteOf = (note: string | null): string | null =>
  note === null || note.trim() === '' ? null : readCaseText(note);
