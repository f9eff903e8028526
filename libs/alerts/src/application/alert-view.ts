import type { Recorded } from '#event-store';
import type { AlertProof } from '../domain/alert-condition.js';
import type { AlertEvent } from '../domain/alert.events.js';
import { runbookOf } from '../domain/alert-kind.js';
import { saidOf } from '../domain/telling/said-of.js';
import type { AlertLanguage } from '../domain/texts/alert-texts.js';
import type { AlertRow } from '../read-model/alert-list.js';

/** One thing that happened to an alert. */
export interface AlertHistoryItem {
  readonly type: string;
  readonly at: string;
  readonly position: number;
  /** Whoever acknowledged it; null for what the service noticed itself. */
  readonly by: string | null;
  /** What that event says beside. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An alert as people are shown it. */
export type AlertView = Omit<AlertRow, 'proofKind' | 'proofId'> & {
  readonly title: string;
  readonly summary: string;
  readonly toDo: string;
  /** Where the runbook goes on: `docs/runbook.md#charges-stuck`. */
  readonly runbook: string;
  readonly proof: AlertProof | null;
  readonly history: readonly AlertHistoryItem[];
};

export function alertView(
  { proofKind, proofId, ...row }: AlertRow,
  events: readonly Recorded<AlertEvent>[],
  language: AlertLanguage,
): AlertView {
  const proof = proofKind === null || proofId === null ? null : { kind: proofKind, id: proofId };
  const said = { ...saidOf(row.kind, row, language), runbook: runbookOf(row.kind) };
  return { ...row, ...said, proof, history: events.map(itemOf) };
}

function itemOf({ type, occurredAt, position, data }: Recorded<AlertEvent>): AlertHistoryItem {
  const { episode: _, ...more } = data;
  const by = 'by' in data ? data.by : null;
  return { type, at: occurredAt, position, by, data: more };
}
