import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import type { ChangeRow } from '../change-row.js';
import type { ChargeRow, FrozenRows } from '../frozen-rows.js';
import { COMPARED_SHEETS } from '../row-differences.js';
import type { ComparedSheet, DifferingRows, VersionDifferences } from '../row-differences.js';
import { COMPARISONS, valueText } from './changed-fields.js';
import { effectOnNet } from './effect-on-net.js';

/** A row as it was and as it is now; null: it is new, or gone. */
export interface RowPair<Row> {
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Where a change comes from, and where it is posted. */
export type ChangeOrigin = Pick<ChangeRow, 'reason' | 'learnedAt' | 'cause' | 'postedIn'>;

/** Null: nothing happened but that time has passed, which is no change of the day. */
export type OriginOf = <Sheet extends ComparedSheet>(
  sheet: Sheet,
  pair: RowPair<FrozenRows[Sheet]>,
  field: string | null,
) => ChangeOrigin | null;

type Line = Pick<ChangeRow, 'field' | 'oldValue' | 'newValue'>;

/**
 * What a version shows otherwise than the one before it: a line for each field, or one for a row
 * that is new or gone. The effects add up to the change of the day's net total.
 */
export const buildChangeRows = (
  day: BusinessDay,
  differences: VersionDifferences,
  originOf: OriginOf,
): readonly ChangeRow[] =>
  COMPARED_SHEETS.flatMap((sheet) => changesOn(sheet, day, differences[sheet], originOf));

/** Of one sheet, or of a part of it that has all there is of its keys. */
export function changesOn<Sheet extends ComparedSheet>(
  sheet: Sheet,
  day: BusinessDay,
  differing: DifferingRows<FrozenRows[Sheet]>,
  originOf: OriginOf,
): readonly ChangeRow[] {
  return pairsOf(sheet, day, differing).flatMap(([rowKey, pair]) => {
    const lines = linesOf(sheet, pair);
    const effects = effectsOf(sheet, pair, lines);
    return lines.flatMap((line, index) => {
      const origin = originOf(sheet, pair, line.field);
      if (origin === null) return [];
      const { reason, learnedAt, cause, postedIn } = origin;
      const effect = effects.at(index) ?? null;
      return [{ sheet, rowKey, ...line, effect, reason, learnedAt, cause, postedIn }];
    });
  });
}

/** By key, in its order; each with what names the row to a reader. */
function pairsOf<Sheet extends ComparedSheet>(
  sheet: Sheet,
  day: BusinessDay,
  differing: DifferingRows<FrozenRows[Sheet]>,
): readonly (readonly [shownAs: string, RowPair<FrozenRows[Sheet]>])[] {
  const { keyOf, shownAs, concerns } = COMPARISONS[sheet];
  const byKey = (rows: readonly FrozenRows[Sheet][]) =>
    new Map(rows.filter((row) => concerns(row, day)).map((row) => [keyOf(row), row]));
  const [old, now] = [byKey(differing.before), byKey(differing.after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const [before, after] = [old.get(key) ?? null, now.get(key) ?? null];
    const row = after ?? before;
    return row === null ? [] : [[shownAs(row), { before, after }] as const];
  });
}

function linesOf<Sheet extends ComparedSheet>(
  sheet: Sheet,
  { before, after }: RowPair<FrozenRows[Sheet]>,
): readonly Line[] {
  const { fields, worth } = COMPARISONS[sheet];
  if (before === null || after === null) {
    const text = (row: FrozenRows[Sheet] | null) => (row === null ? null : valueText(worth(row)));
    return [{ field: null, oldValue: text(before), newValue: text(after) }];
  }
  return Object.entries(fields).flatMap(([field, read]) => {
    const [oldValue, newValue] = [valueText(read(before)), valueText(read(after))];
    return oldValue === newValue ? [] : [{ field, oldValue, newValue }];
  });
}

const NET = 'net';

/** On the line of the net, else on the first one: a charge that no longer counts has one. */
function effectsOf<Sheet extends ComparedSheet>(
  sheet: Sheet,
  pair: RowPair<FrozenRows[Sheet]>,
  lines: readonly Line[],
): readonly (Satang | null)[] {
  if (sheet !== 'charges') return [];
  const { before, after } = pair as RowPair<ChargeRow>;
  const effect = effectOnNet(before, after);
  const own = Math.max(
    0,
    lines.findIndex(({ field }) => field === NET),
  );
  const isSaid = (index: number): boolean => index === own && (effect !== 0n || isNet(lines[own]));
  return lines.map((_, index) => (isSaid(index) ? effect : null));
}

const isNet = (line: Line | undefined): boolean => line?.field === NET || line?.field === null;
