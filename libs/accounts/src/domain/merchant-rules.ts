import { DomainError } from '#kernel';

/** A place of business as the Revenue Department numbers it. */
export interface Branch {
  /** `00000` is the head office. */
  readonly code: string;
  readonly name: string | null;
}

/** Whose books these are, as far as it was said. */
export interface MerchantRules {
  readonly name: string | null;
  /** 13 digits, the last of which proves the others. */
  readonly taxId: string | null;
  readonly branch: Branch | null;
}

export const HEAD_OFFICE = '00000';

export const DEFAULT_MERCHANT_RULES: MerchantRules = { name: null, taxId: null, branch: null };

const TAX_ID = /^\d{13}$/;
const BRANCH_CODE = /^\d{5}$/;

/** Refuses what cannot be a merchant (`setting.invalid`). */
export function checkedMerchantRules(rules: MerchantRules): MerchantRules {
  const { taxId, branch } = rules;
  const wrong = [
    taxId === null || isTaxId(taxId)
      ? null
      : `taxId "${taxId}" is no tax ID: it has 13 digits, and the last one follows from the others`,
    branch === null || BRANCH_CODE.test(branch.code)
      ? null
      : `branch.code "${branch.code}" is none: it has 5 digits, ${HEAD_OFFICE} is the head office`,
    isNamed(branch) ? null : `branch ${branch?.code ?? ''} needs its name`,
  ].filter((problem) => problem !== null);
  if (wrong.length === 0) return rules;
  throw new DomainError('setting.invalid', `merchant: ${wrong.join('; ')}.`);
}

/** The head office needs no name. */
const isNamed = (branch: Branch | null): boolean =>
  branch === null || branch.code === HEAD_OFFICE || branch.name !== null;

const MODULUS = 11;
const BASE = 10;
const DIGITS = 13;

/** Each digit but the last counts by its place, from 13 down to 2; the last makes up the rest. */
export function isTaxId(text: string): boolean {
  if (!TAX_ID.test(text)) return false;
  const digits = Array.from(text, Number);
  const weighted = digits
    .slice(0, DIGITS - 1)
    .reduce((total, digit, place) => total + digit * (DIGITS - place), 0);
  return (MODULUS - (weighted % MODULUS)) % BASE === digits[DIGITS - 1];
}
