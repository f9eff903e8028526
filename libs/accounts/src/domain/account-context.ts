import { businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { AccountSettings } from './account-settings.js';
import { unknownAccount } from './account-settings.js';

/** What projections of an account know beside their events; null before the account was opened. */
export interface AccountContext {
  readonly settings: AccountSettings | null;
}

/** Settings of an account that has facts; facts without an opened account are a defect. */
export function settingsIn({ settings }: AccountContext): AccountSettings {
  if (settings === null) throw unknownAccount('(not opened)');
  return settings;
}

export const dayIn = (context: AccountContext, instant: Instant): BusinessDay =>
  businessDayOf(instant, settingsIn(context).days);
