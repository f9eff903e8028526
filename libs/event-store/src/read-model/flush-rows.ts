import type { EntityClass, Queryable } from '#database';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { CollectedRows } from './rows.js';

type Values = Record<string, unknown>;

/** Writes everything collected in a batch: one statement per table and set of changed columns. */
export async function flushRows(
  account: string,
  rows: CollectedRows,
  source: DataSource,
  tx: Queryable,
): Promise<void> {
  for (const [table, { inserts, updates }] of rows.tables) {
    const metadata = source.getMetadata(table);
    await insertAll(metadata, [...inserts.values()], tx);
    if (updates.size === 0) continue;
    for (const group of groupByColumns(idOf(metadata), updates).values()) {
      await updateAll(account, metadata, group, tx);
    }
  }
}

/** Names of the key columns beside the account. */
export function keysOfTable(source: DataSource, table: EntityClass): readonly string[] {
  const { primaryColumns } = source.getMetadata(table);
  return primaryColumns.map(({ propertyName }) => propertyName).filter((key) => key !== 'account');
}

async function insertAll(
  table: EntityMetadata,
  rows: readonly Values[],
  tx: Queryable,
): Promise<void> {
  if (rows.length === 0) return;
  const properties = table.columns.map(({ propertyName }) => propertyName);
  const names = properties.map((property) => columnSql(table, property));
  await tx.query(
    `INSERT INTO ${quoted(table.tableName)} (${names.join(', ')})
     SELECT ${names.join(', ')}
     FROM jsonb_to_recordset($1::jsonb) AS r (${typed(table, properties)})`,
    [json(rows, table, properties)],
  );
}

async function updateAll(
  account: string,
  table: EntityMetadata,
  rows: readonly Values[],
  tx: Queryable,
): Promise<void> {
  const properties = Object.keys(rows[0] ?? {});
  const changed = properties.filter((property) => property !== idOf(table));
  const id = columnSql(table, idOf(table));
  const sets = changed.map((property) => columnSql(table, property)).map((c) => `${c} = r.${c}`);
  const updated = await tx.query(
    `UPDATE ${quoted(table.tableName)} AS t SET ${sets.join(', ')}
     FROM jsonb_to_recordset($2::jsonb) AS r (${typed(table, properties)})
     WHERE t.account = $1 AND t.${id} = r.${id} RETURNING 1`,
    [account, json(rows, table, properties)],
  );
  if (updated.length !== rows.length) {
    throw new Error(
      `${rows.length - updated.length} rows to update are missing in ${table.tableName}`,
    );
  }
}

function groupByColumns(
  idColumn: string,
  updates: ReadonlyMap<string | number, Values>,
): ReadonlyMap<string, Values[]> {
  const groups = new Map<string, Values[]>();
  for (const [id, changes] of updates) {
    const columns = Object.keys(changes).sort();
    const row = { [idColumn]: id, ...changes };
    const group = groups.get(columns.join());
    if (group) group.push(row);
    else groups.set(columns.join(), [row]);
  }
  return groups;
}

function columnName(table: EntityMetadata, property: string): string {
  const column = table.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${table.tableName} has no column for ${property}`);
  return column.databaseName;
}

/** Columns may be called `from` or `order`, which SQL reserves. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const columnSql = (table: EntityMetadata, property: string): string =>
  quoted(columnName(table, property));

function typed(table: EntityMetadata, properties: readonly string[]): string {
  return properties
    .map((property) => {
      const column = table.findColumnWithPropertyName(property);
      return `${columnSql(table, property)} ${String(column?.type)}${column?.isArray ? '[]' : ''}`;
    })
    .join(', ');
}

function idOf(table: EntityMetadata): string {
  const [id, ...more] = table.primaryColumns.filter(
    ({ propertyName }) => propertyName !== 'account',
  );
  if (!id || more.length > 0) throw new Error(`${table.tableName} has no single id to update by`);
  return id.propertyName;
}

function json(
  rows: readonly Values[],
  table: EntityMetadata,
  properties: readonly string[],
): string {
  const columns = properties.map((property) => {
    const name = JSON.stringify(columnName(table, property));
    return (row: Values): string => `${name}:${valueText(row[property])}`;
  });
  const rowText = (row: Values): string => `{${columns.map((column) => column(row)).join()}}`;
  return `[${rows.map(rowText).join()}]`;
}

/** Most values of a batch are plain: JSON is written of them one by one. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
}
