import type { Plan } from '../day/plan-days.js';
import type { Rendered } from '../wire/render-list.js';
import type { Instant } from '#kernel';
import { FAULT_NAMES } from './catalogue.js';
import type { FaultName } from './catalogue.js';
import { Dial } from './dial.js';
import { FeeChanges } from './fee-changes.js';
import { inOldSerialisation, isWrittenOld } from './old-serialisation.js';
import type { Percents } from './percents.js';

/** The dial as it stands, what has been planned by it, and how often each fault was applied. */
export class Faults {
  readonly fees: FeeChanges;
  private turned: Dial;
  private readonly counts = new Map<FaultName, number>();

  constructor(
    private readonly seed: string,
    plan: Plan,
    percents: Percents,
  ) {
    this.turned = new Dial(seed, percents);
    this.fees = new FeeChanges(plan, this.turned);
  }

  get dial(): Dial {
    return this.turned;
  }

  /** From now on. The fees of a day are what they are: their share stays that of the start. */
  turn(percents: Percents): void {
    const { fee } = this.turned.percents;
    this.turned = new Dial(this.seed, { ...percents, fee });
  }

  note(...applied: readonly FaultName[]): void {
    for (const fault of applied) this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
  }

  /** How often, fault by fault; of `fee`, how many charges. */
  applied(): Readonly<Record<string, number>> {
    const count = (name: FaultName) => this.counts.get(name) ?? 0;
    const all = Object.fromEntries(FAULT_NAMES.map((name) => [name, count(name)]));
    return { ...all, fee: this.fees.list().length };
  }

  /** Whether any object may have to be told differently from what it is in the end. */
  get changeObjects(): boolean {
    return this.fees.list().length > 0 || this.dial.percents.version > 0;
  }

  isWrittenOld(at: Instant): boolean {
    return isWrittenOld(at, this.fees.plan.day, this.dial.percents.version);
  }

  /** An event as its webhook posts it. */
  posted(event: Rendered, at: Instant): Rendered {
    const then = this.fees.asOf(event, at);
    return this.isWrittenOld(at) ? (inOldSerialisation(then) as Rendered) : then;
  }

  /** An object, event or list as the API answers it at this moment. */
  answered(raw: Rendered, moment: Instant): Rendered {
    return this.inVersionOfItsTime(this.fees.asOf(raw, moment));
  }

  /** Reads are pinned to a version; what an event carries stays as it was written. */
  private inVersionOfItsTime(raw: Rendered): Rendered {
    if (raw['object'] === 'list') {
      const rows = raw['data'] as readonly Rendered[];
      return { ...raw, data: rows.map((row) => this.inVersionOfItsTime(row)) };
    }
    const isOldEvent = raw['object'] === 'event' && this.isWrittenOld(raw['created_at'] as Instant);
    return isOldEvent ? { ...raw, data: inOldSerialisation(raw['data']) } : raw;
  }
}
