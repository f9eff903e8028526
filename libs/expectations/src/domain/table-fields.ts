import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { parseBaht } from '#money';
import { cellText, readBaht, readDate } from '#table-files';
import type { Cell } from '#table-files';
import { endOfDay, localInstant } from './local-time.js';
import {
  checkedAmount,
  readCurrency,
  readDay,
  readInstant,
  readNote,
  readReference,
  readShortText,
} from './receipt-fields.js';
import type { FieldReaders } from './read-receipt.js';
import type { ReceiptLayout } from './receipt-layout.js';

/** Excel keeps no more digits of a number: longer order numbers have lost their last ones. */
const EXACT_DIGITS = 15;

/** How the cells of a file are read: as the contract writes them, or as its layout says. */
export function tableFields(layout: ReceiptLayout): FieldReaders {
  const { mapping } = layout;
  const baht = mapping === null ? (cell: Cell) => parseBaht(cellText(cell)) : readBaht;
  const text = (cell: unknown): string => textOf(cell as Cell);
  return {
    reference: (cell) => readReference(text(cell)),
    amount: (cell) => checkedAmount(baht(sound(cell as Cell))),
    currency: (cell) => readCurrency(text(cell)),
    expectedOn: (cell) => dayOf(sound(cell as Cell), layout),
    dueAt: (cell) => instantOf(sound(cell as Cell), layout),
    chargeId: (cell) => readShortText(text(cell)),
    documentNo: (cell) => readShortText(text(cell)),
    channel: (cell) => readShortText(text(cell)),
    customer: (cell) => readShortText(text(cell)),
    note: (cell) => readNote(text(cell)),
  };
}

/** A cell whose value the workbook itself does not have is nothing to go by. */
function sound(cell: Cell): Cell {
  if (typeof cell === 'string' || !('error' in cell)) return cell;
  throw new DomainError(
    'cell.error',
    `The workbook has ${cell.error} here instead of a value. Calculate it in Excel, save the ` +
      'file, and send it again.',
  );
}

function textOf(cell: Cell): string {
  const value = sound(cell);
  if (typeof value === 'string') return value;
  const text = cellText(value);
  if ('date' in value) {
    throw new DomainError(
      'cell.is_date',
      `Excel took this for the date ${text}. Give the column the format Text and type it again.`,
    );
  }
  if (text.replace('-', '').length > EXACT_DIGITS && !text.includes('.')) {
    throw new DomainError(
      'cell.rounded',
      `${text} has more digits than Excel keeps of a number, so the last ones are lost. Give the ` +
        'column the format Text and fill it again.',
    );
  }
  return text;
}

function dayOf(cell: Cell, { mapping, dates }: ReceiptLayout): BusinessDay {
  const isText = typeof cell === 'string';
  return mapping === null && isText ? readDay(cell) : readDate(cell, dates).day;
}

function instantOf(cell: Cell, { mapping, dates, timeZone }: ReceiptLayout): Instant {
  const text = cellText(cell);
  const isStated = mapping === null || /[Zz]$|[+-]\d{2}:\d{2}$/.test(text);
  if (typeof cell === 'string' && isStated) return readInstant(text);
  const { day, time } = readDate(cell, dates);
  return time === null ? endOfDay(day, timeZone) : localInstant(day, time, timeZone);
}
