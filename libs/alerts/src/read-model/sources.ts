import type { Type } from '@nestjs/common';
import type { AlertSource } from '../domain/alert-source.js';
import { FINANCE_SOURCES } from './finance/finance-sources.js';
import { EvidenceSource } from './operators/evidence.source.js';
import { FailingJobsSource } from './operators/failing-jobs.source.js';
import { FindingsSource } from './operators/findings.source.js';
import { ReadingSource } from './operators/reading.source.js';
import { WebhookDoorSource } from './operators/webhook-door.source.js';

/** All that look for conditions; each kind of alert belongs to exactly one of them. */
export const SOURCES: readonly Type<AlertSource>[] = [
  ...FINANCE_SOURCES,
  EvidenceSource,
  FailingJobsSource,
  FindingsSource,
  ReadingSource,
  WebhookDoorSource,
];
