import { Clock, SystemClock } from '#kernel';
import { Module } from '@nestjs/common';
import { DecisionRunner } from './application/decision-runner.js';
import { EvidenceEraser } from './application/evidence-eraser.js';
import { LogPatrol } from './application/log-patrol.js';
import { LogVerifier } from './application/verify-log.js';
import { EvidenceStore } from './log/evidence-store.js';
import { LogChecks } from './log/log-checks.js';
import { LogAppender } from './log/log-appender.js';
import { LogListener } from './log/log-listener.js';
import { LogReader } from './log/log-reader.js';
import { ContextKeeper } from './read-model/context-keeper.js';
import { PastRetelling } from './read-model/retold-past.js';
import { ProjectionRunner } from './read-model/projection-runner.js';

const providers = [
  { provide: Clock, useClass: SystemClock },
  ContextKeeper,
  DecisionRunner,
  EvidenceEraser,
  EvidenceStore,
  LogAppender,
  LogChecks,
  LogListener,
  LogPatrol,
  LogReader,
  LogVerifier,
  PastRetelling,
  ProjectionRunner,
];

@Module({ providers, exports: providers })
export class EventStoreModule {}
