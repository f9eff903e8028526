import { GetInputVatHandler } from './read-model/tax/get-input-vat.query.js';
import { ListTaxDaysHandler } from './read-model/tax/list-tax-days.query.js';

/** The questions that a tax accountant asks. */
export const taxProviders = [GetInputVatHandler, ListTaxDaysHandler];
