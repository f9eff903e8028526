import { parseDateFormat } from '#table-files';
import type { BankLayout } from './bank-layout.js';

const DAY_FIRST = ['dd/mm/yyyy', 'dd-mm-yyyy', 'd MMM yyyy'].map(parseDateFormat);
const NUMBER_LABELS = ['Account No', 'Account Number', 'A/C No', 'เลขที่บัญชี', 'หมายเลขบัญชี'];

const BALANCE_IN_THAI = ['ยอดคงเหลือ', 'ยอดคงเหลือ (บาท)', 'คงเหลือ'];

const FROM_ANY_BANK = {
  accountLabels: NUMBER_LABELS,
  dates: { formats: DAY_FIRST, era: 'auto' },
  encoding: 'auto',
  delimiter: 'auto',
  sheet: null,
} as const;

/**
 * Exports as banks are known to lay them out. No layout is stable: headings have several names, and
 * an account may save presets of its own.
 */
export const BANK_PRESETS: Readonly<Record<string, BankLayout>> = {
  kbank: {
    ...FROM_ANY_BANK,
    columns: {
      bookedOn: ['Date', 'Transaction Date', 'วันที่', 'วันที่ทำรายการ'],
      bookedAt: ['Time', 'เวลา'],
      amount: [],
      deposit: ['Deposit (THB)', 'Deposit', 'ฝากเงิน', 'ฝากเงิน (บาท)'],
      withdrawal: ['Withdrawal (THB)', 'Withdrawal', 'ถอนเงิน', 'ถอนเงิน (บาท)'],
      balance: ['Outstanding Balance (THB)', 'Outstanding Balance', ...BALANCE_IN_THAI],
      bankReference: ['Reference', 'Ref No'],
      bankAccount: [],
    },
    description: ['Transaction Type', 'รายการ', 'Service Channel', 'ช่องทาง', 'Note', 'รายละเอียด'],
  },
  scb: {
    ...FROM_ANY_BANK,
    columns: {
      bookedOn: ['Date', 'วันที่'],
      bookedAt: ['Time', 'เวลา'],
      amount: [],
      deposit: ['Deposits', 'Deposit', 'เงินฝาก', 'ฝาก'],
      withdrawal: ['Withdrawal', 'Withdrawals', 'ถอนเงิน', 'ถอน'],
      balance: ['Balance', 'คงเหลือ', 'ยอดคงเหลือ'],
      bankReference: [],
      bankAccount: [],
    },
    description: ['Transaction', 'Channel', 'Description', 'รายการ', 'ช่องทาง', 'รายละเอียด'],
  },
  krungthai: {
    ...FROM_ANY_BANK,
    columns: {
      bookedOn: ['วันที่ทำรายการ', 'วันที่', 'Transaction Date', 'Date'],
      bookedAt: ['เวลาที่ทำรายการ', 'เวลา', 'Time'],
      amount: ['จำนวนเงิน', 'จำนวนเงิน (บาท)', 'Amount'],
      deposit: ['ฝาก', 'เงินฝาก', 'เครดิต', 'Deposit', 'Credit'],
      withdrawal: ['ถอน', 'เงินถอน', 'เดบิต', 'Withdrawal', 'Debit'],
      balance: ['ยอดคงเหลือ', 'คงเหลือ', 'Balance'],
      bankReference: ['เลขที่อ้างอิง', 'Reference No'],
      bankAccount: [],
    },
    description: ['ประเภทรายการ', 'รายการ', 'รายละเอียด', 'ช่องทาง', 'Description', 'Channel'],
  },
};
