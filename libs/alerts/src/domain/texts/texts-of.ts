import type { AlertKind } from '../alert-kind.js';
import type { AlertTexts } from './alert-texts.js';
import { FINANCE_TEXTS } from './finance-texts.js';
import { OPERATOR_TEXTS } from './operator-texts.js';

const ALL: Readonly<Record<AlertKind, AlertTexts>> = { ...FINANCE_TEXTS, ...OPERATOR_TEXTS };

/** The words of a kind of alert, in both languages. */
export const textsOf = (kind: AlertKind): AlertTexts => ALL[kind];
