import { FINANCE_KINDS } from '../alert-kind.js';
import type { FinanceKind } from '../alert-kind.js';
import type { AlertTexts } from './alert-texts.js';
import { FINANCE_ENGLISH } from './finance-english.js';
import { FINANCE_THAI } from './finance-thai.js';

/** What finance is told. */
export const FINANCE_TEXTS = Object.fromEntries(
  FINANCE_KINDS.map((kind) => [kind, { en: FINANCE_ENGLISH[kind], th: FINANCE_THAI[kind] }]),
) as Readonly<Record<FinanceKind, AlertTexts>>;
