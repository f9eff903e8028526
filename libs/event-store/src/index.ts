export {
  AppendQueueFullError,
  ContendedStreamError,
  UnknownAccountError,
} from './application/event-store.errors.js';
export { DecisionRunner } from './application/decision-runner.js';
export type { RunOptions } from './application/decision-runner.js';
export type { EvidenceCount } from './application/checked-evidence.js';
export { EvidenceEraser } from './application/evidence-eraser.js';
export type { FoundEvidence } from './application/evidence-eraser.js';
export type { Lesson } from './application/lessons.js';
export { LogPatrol } from './application/log-patrol.js';
export type { LogSoundness } from './application/log-patrol.js';
export { LogVerifier } from './application/verify-log.js';
export type { LogVerdict, VerifyOptions } from './application/verify-log.js';
export type { Decider } from './domain/decider.js';
export type { Cause, CauseKind, DomainEvent, Recorded } from './domain/event.js';
export { EventCatalogue } from './domain/event-catalogue.js';
export { eventHash } from './domain/event-hash.js';
export type { HashedEnvelope } from './domain/event-hash.js';
export { evidenceOf } from './domain/evidence.js';
export type { Evidence } from './domain/evidence.js';
export { EVIDENCE_KIND, EvidenceErased, evidenceEvents } from './domain/evidence.events.js';
export type { ErasureReason, EvidencePiece } from './domain/evidence.events.js';
export type { LogFault, LogFaultKind } from './domain/log-fault.js';
export { parseAccountName, streamName, streamText } from './domain/stream-name.js';
export type { StreamName } from './domain/stream-name.js';
export { EventStoreModule } from './event-store.module.js';
export { EvidenceStore } from './log/evidence-store.js';
export type { Erasure } from './log/evidence-store.js';
export { GroupCommit } from './log/group-commit.js';
export { LOG_CHANNEL, LogAppender } from './log/log-appender.js';
export { LogListener } from './log/log-listener.js';
export { LogReader } from './log/log-reader.js';
export type { LogHead } from './log/log-reader.js';
export type { Checkpoint } from './read-model/checkpoints.js';
export { ContextKeeper } from './read-model/context-keeper.js';
export { nothing } from './read-model/projection.js';
export type {
  AnyProjection,
  ProjectedBatch,
  Projection,
  ProjectionContext,
  ProjectionGroup,
  Reaction,
  Reactions,
} from './read-model/projection.js';
export { PastRetelling } from './read-model/retold-past.js';
export type { PastMoment, RetoldPast } from './read-model/retold-past.js';
export { PastTimeUpError } from './read-model/timed-session.js';
export { ProjectionRunner } from './read-model/projection-runner.js';
export type { Rows } from './read-model/rows.js';
