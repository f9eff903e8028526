import { ChooseMatchHandler } from './application/matches/choose-match.command.js';
import { MatchDesk } from './application/matches/match-desk.js';
import { RefuseMatchHandler } from './application/matches/refuse-match.command.js';
import { UndoMatchHandler } from './application/matches/undo-match.command.js';
import { DryRunMatchingRulesHandler } from './read-model/dry-run/dry-run-matching-rules.query.js';
import { ListMatchesHandler } from './read-model/matches/list-matches.query.js';
import { SuggestMatchesHandler } from './read-model/suggestions/suggest-matches.query.js';
import { MatchReader } from './read-model/matches/match-reader.js';

/** Whatever people say of receipts and charges. */
export const matchProviders = [
  ChooseMatchHandler,
  DryRunMatchingRulesHandler,
  ListMatchesHandler,
  MatchDesk,
  MatchReader,
  RefuseMatchHandler,
  SuggestMatchesHandler,
  UndoMatchHandler,
];
