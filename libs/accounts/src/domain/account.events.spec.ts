import type { BusinessDay, CutoffTime } from '#calendar';
import { parseInstant } from '#kernel';
import { parseRate, satang, ZERO } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import {
  accountEvents,
  AccountOpened,
  ContractRateSet,
  CutoffSet,
  MatchingRulesSet,
} from './account.events.js';
import { DEFAULT_ALERT_RULES } from './alert-rules.js';
import {
  AccountCodesSet,
  AlertRulesSet,
  BankRulesSet,
  HolidaysSet,
  ImportPresetSaved,
  MerchantSet,
  PayoutAccountApproved,
  PayoutAccountProposed,
  PayoutAccountRevoked,
  PayoutRulesSet,
  ReportRulesSet,
  TaxRulesSet,
  TransferFeeSet,
  WorkRulesSet,
} from './rules.events.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const from = '2026-12-01' as BusinessDay;
const bankAccount = { bankCode: 'kbank', lastDigits: '6789' };

const SEEDS = [
  new AccountOpened(at, {
    mode: 'live',
    timeZone: 'Asia/Bangkok',
    openingDay: from,
    openingBalance: satang(-150_000n),
  }),
  new CutoffSet(at, { from: null, time: '00:00' as CutoffTime }),
  new MatchingRulesSet(at, {
    from,
    rules: {
      keys: ['charge-id', 'pattern', 'metadata'],
      orderMetadataKey: 'order_id',
      descriptionPattern: 'Order (\\d+)',
      graceMinutes: 30,
      acceptLatePayments: false,
      splitPayments: true,
    },
  }),
  new ContractRateSet(at, {
    from,
    paymentMethod: 'promptpay',
    feeRate: parseRate('1.65'),
    vatRate: parseRate('7.0'),
  }),
];

const RULES = [
  new PayoutRulesSet(at, { from, rules: { scheduledOn: [1, 4], minimum: satang(3_000n) } }),
  new TaxRulesSet(at, {
    from,
    rules: {
      withholding: 'per-month',
      withholdingRate: parseRate('3'),
      reclaimDays: 90,
      reclaimKey: null,
      invoiceDueDay: 7,
      claimMonths: 6,
      buyerTaxId: '0105500000000',
    },
  }),
  new WorkRulesSet(at, { from, rules: { approvalAbove: ZERO, returnWithinDays: 7 } }),
  new BankRulesSet(at, {
    from,
    rules: { payoutTexts: ['OPN'], returnTexts: ['คืนเงิน'], arrivesWithinDays: 1 },
  }),
  new ReportRulesSet(at, {
    from,
    rules: { reviewRequired: true, languages: ['th'], promisedHour: '10:30' },
  }),
  new MerchantSet(at, {
    from,
    rules: {
      name: 'บริษัท ตัวอย่าง จำกัด',
      taxId: '0105500000003',
      branch: { code: '00001', name: 'สาขาสยาม' },
    },
  }),
  new AccountCodesSet(at, {
    from,
    rules: { codes: { 'opn-balance': { code: '1142-01', name: 'ลูกหนี้ Opn' } } },
  }),
  new AlertRulesSet(at, {
    from,
    rules: {
      ...DEFAULT_ALERT_RULES,
      stuckAmount: satang(500_000n),
      routes: { 'charges-stuck': { audience: 'operators', urgency: 'any-hour' } },
    },
  }),
  new HolidaysSet(at, { holidays: ['2026-12-07' as BusinessDay] }),
  new TransferFeeSet(at, { from, upTo: null, fee: satang(2_804n), feeVat: satang(196n) }),
  new PayoutAccountProposed(at, { ...bankAccount, by: 'suda', note: 'new account' }),
  new PayoutAccountApproved(at, { ...bankAccount, by: 'anan' }),
  new PayoutAccountRevoked(at, { ...bankAccount, by: 'anan' }),
  new ImportPresetSaved(at, {
    name: 'shop',
    target: 'receipts',
    mapping: { reference: ['Order no.'], hasTitle: true },
  }),
];

it('the events of accounts are written as they always were', () => {
  checkGolden(accountEvents, [...SEEDS, ...RULES]);
});
