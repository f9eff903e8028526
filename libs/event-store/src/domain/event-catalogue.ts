import { DomainError } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { reviveMoney } from '#money';
import type { Satang } from '#money';
import type { DomainEvent } from './event.js';

/** Names of all keys, at any depth, that hold money: they are text in the log, bigint in code. */
export type MoneyKeys<T> = T extends string | number | boolean | bigint | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? MoneyKeys<Item>
    : {
        [Key in keyof T & string]-?: NonNullable<T[Key]> extends Satang
          ? Key
          : MoneyKeys<NonNullable<T[Key]>>;
      }[keyof T & string];

/** How one type of event is written: its frozen name, its shape's version, its money. */
export interface EventFormat<E extends DomainEvent> {
  readonly stored: string;
  readonly schemaVersion: number;
  readonly money: Readonly<Record<MoneyKeys<E['data']>, true>>;
}

export type EventFormats<E extends DomainEvent> = {
  readonly [Type in E['type']]: EventFormat<Extract<E, { type: Type }>>;
};

export interface StoredEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Canonical;
}

type LooseFormat = { stored: string; schemaVersion: number; money: Readonly<Record<string, true>> };

/** Every event of a library, in both directions: nothing is in the log that is not listed. */
export class EventCatalogue<E extends DomainEvent> {
  private readonly formats: ReadonlyMap<string, LooseFormat>;
  private readonly typeOf: ReadonlyMap<string, string>;

  constructor(formats: EventFormats<E>) {
    const entries = Object.entries<LooseFormat>(formats);
    this.formats = new Map(entries);
    this.typeOf = new Map(entries.map(([type, { stored }]) => [stored, type]));
  }

  get storedTypes(): readonly string[] {
    return [...this.typeOf.keys()];
  }

  storedName(type: E['type']): string {
    return this.format(type).stored;
  }

  encode(event: E): StoredEvent {
    const { stored, schemaVersion } = this.format(event.type);
    return { type: stored, schemaVersion, data: event.data as Canonical };
  }

  /** Refuses what it does not know (`event.unknown`): skipping an event would falsify the books. */
  decode(stored: StoredEvent, occurredAt: Instant): E {
    const type = this.typeOf.get(stored.type);
    const format = type === undefined ? undefined : this.formats.get(type);
    if (!format || stored.schemaVersion > format.schemaVersion) {
      throw new DomainError(
        'event.unknown',
        `Event ${stored.type} in version ${stored.schemaVersion} is not known to this build; ` +
          'a newer Yodtrong wrote it. Start that version.',
      );
    }
    return {
      type,
      occurredAt,
      data: reviveMoney(stored.data, format.money, 'event.corrupt'),
    } as unknown as E;
  }

  private format(type: string): LooseFormat {
    const format = this.formats.get(type);
    if (!format) throw new DomainError('event.unknown', `There is no event called ${type}.`);
    return format;
  }
}
