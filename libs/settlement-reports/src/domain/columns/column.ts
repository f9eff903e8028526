import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { words } from '../words.js';
import type { Language, Words } from '../words.js';

interface ColumnHead {
  /** Stable: scripts rely on it, and it is the heading of the CSV. */
  readonly key: string;
  readonly heading: Words;
  /** In characters of the sheet's ordinary type. */
  readonly width: number;
}

type Read<Row, Value> = (row: Row, language: Language) => Value | null;

/** One column: what it is called, and how its value is read from a frozen row. */
export type Column<Row> = ColumnHead &
  (
    | { readonly type: 'text'; readonly look: TextLook; readonly value: Read<Row, string> }
    | { readonly type: 'money'; readonly hide: HideRule; readonly value: Read<Row, Satang> }
    | { readonly type: 'integer'; readonly value: Read<Row, number> }
    /** Per cent as exact decimal text, `1.65`. */
    | { readonly type: 'rate'; readonly value: Read<Row, string> }
    | { readonly type: 'day'; readonly value: Read<Row, BusinessDay> }
    | { readonly type: 'time'; readonly value: Read<Row, Instant> }
  );

/** A sentence is broken into lines; a finding is a break's code and must catch the eye. */
export type TextLook = 'plain' | 'sentence' | 'finding';
export type HideRule = 'never' | 'if-all-zero';

export type MoneyColumn<Row> = Column<Row> & { readonly type: 'money' };

const head = (key: string, heading: readonly [string, string], width: number): ColumnHead => ({
  key,
  heading: words(...heading),
  width,
});

const MONEY_WIDTH = 15;
const DAY_WIDTH = 13;
const TIME_WIDTH = 20;

type Heading = readonly [en: string, th: string];

/** How the columns of one sheet are written down: a table that reads like the documentation. */
export function columnsOf<Row>() {
  const text =
    (look: TextLook) =>
    (key: string, heading: Heading, width: number, value: Read<Row, string>): Column<Row> => ({
      ...head(key, heading, width),
      type: 'text',
      look,
      value,
    });
  const money =
    (hide: HideRule) =>
    (key: string, heading: Heading, value: Read<Row, Satang>): Column<Row> => ({
      ...head(key, heading, MONEY_WIDTH),
      type: 'money',
      hide,
      value,
    });
  return {
    text: text('plain'),
    sentence: text('sentence'),
    finding: text('finding'),
    money: money('never'),
    moneyUnlessZero: money('if-all-zero'),
    ...numbers<Row>(),
    ...daysAndTimes<Row>(),
  };
}

function numbers<Row>() {
  return {
    integer: (
      key: string,
      heading: Heading,
      width: number,
      value: Read<Row, number>,
    ): Column<Row> => ({ ...head(key, heading, width), type: 'integer', value }),
    rate: (
      key: string,
      heading: Heading,
      width: number,
      value: Read<Row, string>,
    ): Column<Row> => ({
      ...head(key, heading, width),
      type: 'rate',
      value,
    }),
  };
}

function daysAndTimes<Row>() {
  return {
    day: (
      key: string,
      heading: Heading,
      value: Read<Row, BusinessDay>,
      width = DAY_WIDTH,
    ): Column<Row> => ({
      ...head(key, heading, width),
      type: 'day',
      value,
    }),
    time: (key: string, heading: Heading, value: Read<Row, Instant>): Column<Row> => ({
      ...head(key, heading, TIME_WIDTH),
      type: 'time',
      value,
    }),
  };
}
