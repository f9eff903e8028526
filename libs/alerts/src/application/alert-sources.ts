import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { fingerprintOf } from '../domain/alert-condition.js';
import type { AlertCondition, AlertProof } from '../domain/alert-condition.js';
import type { AlertKind } from '../domain/alert-kind.js';
import { AlertSource } from '../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../domain/alert-source.js';
import { SOURCES } from '../read-model/sources.js';

/** What one look found. Kinds whose source could not look are not in `kinds`. */
export interface Look {
  readonly conditions: readonly AlertCondition[];
  readonly kinds: ReadonlySet<AlertKind>;
  readonly failures: readonly Error[];
}

/** All that looks for conditions; one that fails leaves its own kinds as they are. */
@Injectable()
export class AlertSources {
  private readonly logger = new Logger(AlertSources.name);

  constructor(private readonly parts: ModuleRef) {}

  async look(moment: AlertMoment): Promise<Look> {
    const found = new Map<string, AlertCondition>();
    const kinds = new Set<AlertKind>();
    const failures: Error[] = [];
    for (const source of this.all()) {
      try {
        const conditions = await source.conditions(moment);
        for (const one of conditions) found.set(fingerprintOf(one), one);
        for (const kind of source.kinds) kinds.add(kind);
      } catch (cause) {
        failures.push(new Error(`${source.kinds.join(', ')}: ${messageOf(cause)}`, { cause }));
      }
    }
    return { conditions: [...found.values()], kinds, failures };
  }

  /** Null where no source can say; one that fails at it says nothing. */
  async proofOf(over: GoneAlert, moment: AlertMoment): Promise<AlertProof | null> {
    const source = this.all().find(({ kinds }) => kinds.includes(over.kind));
    try {
      return (await source?.proofOf(over, moment)) ?? null;
    } catch (error) {
      this.logger.warn(`${moment.account}: no proof of ${over.kind}: ${messageOf(error)}`);
      return null;
    }
  }

  private all(): readonly AlertSource[] {
    return SOURCES.map((source) => this.parts.get<AlertSource>(source, { strict: false }));
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
