import type { AccountSettings } from '#accounts';

/** The settings of an account, each with the day from which it holds. */
export type SettingsView = Omit<AccountSettings, 'days'> & {
  readonly account: string;
  readonly timeZone: string;
  readonly cutoffs: AccountSettings['days']['cutoffs'];
};

export function settingsView(
  account: string,
  { days, ...settings }: AccountSettings,
): SettingsView {
  return { account, ...settings, timeZone: days.timeZone, cutoffs: days.cutoffs };
}
