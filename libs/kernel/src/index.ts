export { backoffMs } from './backoff.js';
export type { Backoff } from './backoff.js';
export { canonicalJson } from './canonical-json.js';
export type { Canonical } from './canonical-json.js';
export { Clock, FixedClock, SystemClock } from './clock.js';
export { DomainError, unreachable } from './domain-error.js';
export { inGroupsOf } from './in-groups.js';
export {
  DAY_MS,
  epochMs,
  HOUR_MS,
  instantFromMs,
  isBefore,
  laterOf,
  MINUTE_MS,
  instantOrNull,
  parseInstant,
  plusMs,
  SECOND_MS,
} from './instant.js';
export type { Instant } from './instant.js';
export { currentLogFields, withLogFields } from './log-fields.js';
export type { LogFields } from './log-fields.js';
export { storableText } from './plain-text.js';
export { isSamePerson } from './same-person.js';
export { isNewerRead, isOlderRead, LONGEST_HELD_READ_MS } from './read-order.js';
export { GENESIS_HASH, sha256 } from './sha256.js';
export { isLockHolder, takeProcessLock } from './process/process-lock.js';
export type { LockHolder, ProcessLock } from './process/process-lock.js';
export { runningProcess } from './process/process-table.js';
export type { RunningProcess } from './process/process-table.js';
export { keepHeapSmall, SMALL_HEAP_ARGUMENTS } from './process/small-heap.js';
export { announceReady, exitWithParent } from './process/supervised-process.js';
export type { ReadyMessage } from './process/supervised-process.js';
export { tellProgress, withProgress } from './work-progress.js';
export type { ToldProgress, WorkProgress } from './work-progress.js';
