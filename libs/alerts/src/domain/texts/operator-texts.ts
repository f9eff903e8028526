import type { OperatorKind } from '../alert-kind.js';
import type { AlertTexts } from './alert-texts.js';
import { OPERATOR_ENGLISH } from './operator-texts-english.js';
import { OPERATOR_THAI } from './operator-texts-thai.js';

const texts = (kind: OperatorKind): AlertTexts => ({
  en: OPERATOR_ENGLISH[kind],
  th: OPERATOR_THAI[kind],
});

/** What whoever runs the service is told. */
export const OPERATOR_TEXTS: Readonly<Record<OperatorKind, AlertTexts>> = {
  'webhooks-silent': texts('webhooks-silent'),
  'signatures-refused': texts('signatures-refused'),
  'evidence-damaged': texts('evidence-damaged'),
  'opn-unreachable': texts('opn-unreachable'),
  'opn-keys-refused': texts('opn-keys-refused'),
  'mode-mismatch': texts('mode-mismatch'),
  'clock-off': texts('clock-off'),
  'books-late': texts('books-late'),
  'inbox-late': texts('inbox-late'),
  'webhooks-parked': texts('webhooks-parked'),
  'job-failing': texts('job-failing'),
};
