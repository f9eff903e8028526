export { AppendQueueFullError, ContendedStreamError } from './application/event-store.errors.js';
export { DecisionRunner } from './application/decision-runner.js';
export type { Lesson, RunOptions } from './application/decision-runner.js';
export type { Decider } from './domain/decider.js';
export type { Cause, CauseKind, DomainEvent, Recorded } from './domain/event.js';
export { EventCatalogue } from './domain/event-catalogue.js';
export { evidenceOf } from './domain/evidence.js';
export type { Evidence } from './domain/evidence.js';
export { parseAccountName, streamName, streamText } from './domain/stream-name.js';
export type { StreamName } from './domain/stream-name.js';
export { EventStoreModule } from './event-store.module.js';
export { EvidenceStore } from './infrastructure/evidence-store.js';
export { GroupCommit } from './infrastructure/group-commit.js';
export { LOG_CHANNEL, LogAppender } from './infrastructure/log-appender.js';
export { LogListener } from './infrastructure/log-listener.js';
export { LogReader } from './infrastructure/log-reader.js';
export type { LogHead } from './infrastructure/log-reader.js';
export type { Checkpoint } from './read-model/checkpoints.js';
export { ContextKeeper } from './read-model/context-keeper.js';
export { nothing } from './read-model/projection.js';
export type {
  AnyProjection,
  Projection,
  ProjectionContext,
  ProjectionGroup,
  Reaction,
  Reactions,
} from './read-model/projection.js';
export { ProjectionRunner } from './read-model/projection-runner.js';
export type { Rows } from './read-model/rows.js';
