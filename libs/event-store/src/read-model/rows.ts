import type { EntityClass } from '#database';

/** The columns of a row without its account, which the runner knows. */
export type RowId = string | number;

/** What a reaction writes to. It only collects; the runner flushes once per batch. */
export interface Rows {
  insert<Row extends object>(table: EntityOf<Row>, row: ColumnsOf<Row>): void;
  /** `id` is the one key column beside the account; the row must have been inserted before. */
  update<Row extends object>(table: EntityOf<Row>, id: RowId, changes: Partial<Row>): void;
}

/** What an entity holds, whether or not its constructor made it. */
export type ColumnsOf<Row> = { readonly [Column in keyof Row]: Row[Column] };

export type EntityOf<Row extends object> = EntityClass & (new () => Row);

interface TableChanges {
  readonly inserts: Map<RowId, Record<string, unknown>>;
  readonly updates: Map<RowId, Record<string, unknown>>;
}

/** Key columns of a table beside the account, by property name. */
export type KeysOf = (table: EntityClass) => readonly string[];

/** Folds all changes of a batch into at most one insert or update per row. */
export class CollectedRows implements Rows {
  readonly tables = new Map<EntityClass, TableChanges>();

  constructor(private readonly keysOf: KeysOf) {}

  insert<Row extends object>(table: EntityOf<Row>, row: ColumnsOf<Row>): void {
    const values = row as Record<string, unknown>;
    const id = this.keysOf(table)
      .map((key) => String(values[key]))
      .join('\n');
    const { inserts, updates } = this.changes(table);
    if (inserts.has(id)) throw new Error(`${table.name} ${id} is inserted twice`);
    if (updates.has(id)) throw new Error(`${table.name} ${id} is updated before it is inserted`);
    inserts.set(id, values);
  }

  update<Row extends object>(table: EntityOf<Row>, id: RowId, changes: Partial<Row>): void {
    if (Object.keys(changes).length === 0) return;
    const { inserts, updates } = this.changes(table);
    const inserted = inserts.get(String(id));
    if (inserted) inserts.set(String(id), { ...inserted, ...changes });
    else updates.set(String(id), { ...updates.get(String(id)), ...changes });
  }

  private changes(table: EntityClass): TableChanges {
    const existing = this.tables.get(table);
    if (existing) return existing;
    const created = { inserts: new Map(), updates: new Map() };
    this.tables.set(table, created);
    return created;
  }
}
