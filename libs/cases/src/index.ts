export { CasesModule } from './cases.module.js';
export { CASE_KIND, caseDecider, caseStream } from './domain/case.js';
export {
  CaseAssigned,
  CaseCommented,
  caseEvents,
  CaseReopened,
  CaseResolved,
  CaseWriteOffRejected,
  CaseWriteOffRequested,
  CaseWrittenOff,
} from './domain/case.events.js';
export type { BreakFact, CaseEvent, WriteOffEntry } from './domain/case.events.js';
export type { CaseOrder, OrderOf } from './domain/case-order.js';
export { readCaseText, readPerson } from './domain/case-text.js';
export { MatchAlreadySoError, MatchUnknownError } from './domain/match.errors.js';
export { matchEvents } from './domain/match.events.js';
export type {
  MatchChosen,
  MatchEvent,
  MatchPair,
  MatchRefused,
  MatchUndone,
} from './domain/match.events.js';
export { MATCH_KIND, matchDecider, matchId, matchStream } from './domain/match.js';
export type { MatchLearned, MatchState } from './domain/match.js';
export { ChosenMatchEntity } from './read-model/chosen-match.entity.js';
export { chosenMatchesProjection } from './read-model/chosen-matches.projection.js';
export { CaseEntity } from './read-model/case.entity.js';
export type { CaseStandingName } from './read-model/case.entity.js';
export { casesProjection } from './read-model/cases.projection.js';
