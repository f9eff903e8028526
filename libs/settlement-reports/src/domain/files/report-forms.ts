import { COLUMNS } from '../sheets.js';

const CHARGES = 'charges';
const OTHER_SHEETS = Object.keys(COLUMNS).filter((sheet) => sheet !== CHARGES);

/** As what a report can be asked for; `csv` is the sheet Charges under its older name. */
export const REPORT_FORMS: readonly string[] = [
  ...['xlsx', 'json', 'csv', `${CHARGES}.csv`],
  ...OTHER_SHEETS.map((sheet) => `${sheet}.csv`),
  ...['entries.csv', 'payout-lines.csv'],
];
