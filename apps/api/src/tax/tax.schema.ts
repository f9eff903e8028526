import { parseMonth } from '#calendar';
import { z } from 'zod';
import { parsedBy, satangAnswer } from '../validation/fields.schema.js';

export const monthField = parsedBy(parseMonth, 'month');

const month = z.string().meta({ format: 'month', example: '2026-11' });
const money = satangAnswer;
const known = satangAnswer.nullable();

export const taxDaySchema = z.object({
  day: z.iso.date(),
  status: z.enum(['received', 'waiting']),
  receiptNumbers: z.array(z.string()),
  ourChargeFee: money,
  ourTransferFee: money,
  receiptSubtotal: known,
  feeDifference: known,
  ourVat: money,
  vatAdjustment: known,
  receiptVat: known,
  vatDifference: known,
  receiptWht: known,
  whtBase: known,
  taxInvoiceNumber: z.string().nullable(),
  vatStatus: z.enum(['not_yet_claimable', 'claimable']),
  claimedInMonth: month.nullable(),
  lastMonthToClaim: month,
  code: z.string().nullable(),
});

export const inputVatSchema = z.object({
  month,
  opening: money,
  deducted: money,
  adjustments: money,
  moved: money,
  expired: money,
  other: money,
  closing: money,
  remaining: z.array(
    z.object({
      month,
      vat: money,
      days: z.array(z.iso.date()),
      lastMonthToClaim: month,
      isExpiring: z.boolean(),
      isExpired: z.boolean(),
    }),
  ),
  remainder: money,
});

export const taxInvoiceSchema = z.object({
  account: z.string(),
  number: z.string(),
  issuedOn: z.iso.date(),
  receivedOn: z.iso.date(),
  sellerName: z.string(),
  sellerTaxId: z.string(),
  sellerBranch: z.string(),
  buyerTaxId: z.string().nullable(),
  value: money,
  vat: money,
  coversFrom: z.iso.date(),
  coversTo: z.iso.date(),
  claimedInMonth: month,
  note: z.string().nullable(),
  recordedBy: z.string(),
  replacedBy: z.string().nullable(),
  knownAt: z.iso.datetime(),
});

export const taxInvoiceAnswerSchema = z.object({ number: z.string(), changed: z.boolean() });
export const refundAnswerSchema = z.object({ reference: z.string(), changed: z.boolean() });
