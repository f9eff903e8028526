import { isJsonObject } from './json-object.js';

const SHOWN_DIGITS = 4;
const MASK = '*';

/**
 * The same JSON in which every `account_number` keeps its last four characters only. Opn sends
 * bank accounts in clear, and nothing that is stored on our behalf needs them, evidence included.
 */
export function maskAccountNumbers(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(maskAccountNumbers);
  if (!isJsonObject(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [
      key,
      key === 'account_number' ? masked(value) : maskAccountNumbers(value),
    ]),
  );
}

function masked(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = text.length > SHOWN_DIGITS ? text.slice(-SHOWN_DIGITS) : '';
  return shown.padStart(text.length, MASK);
}
