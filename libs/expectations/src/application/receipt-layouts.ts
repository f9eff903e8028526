import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { ReceiptLayout } from '../domain/receipt-layout.js';
import type { ReceiptFile } from './receipt-file.js';
import { contractLayout, layoutOf } from './receipt-mapping.js';

/** How a file is to be read: by a preset of the account, as stated with it, or as the contract. */
@Injectable()
export class ReceiptLayouts {
  constructor(private readonly settings: SettingsReader) {}

  /** `preset.unknown` names the presets that there are, `mapping.invalid` what cannot be used. */
  async of(account: string, { preset, mapping }: ReceiptFile): Promise<ReceiptLayout> {
    const settings = await this.settings.of(account);
    const { timeZone } = settings.days;
    if (preset === undefined && mapping === undefined) return contractLayout(timeZone);
    const saved = preset === undefined ? {} : presetNamed(preset, settings);
    return layoutOf({ ...saved, ...asObject(mapping) }, timeZone);
  }
}

function presetNamed(wanted: string, { importPresets }: AccountSettings): object {
  const presets = importPresets.filter(({ target }) => target === 'receipts');
  const found = presets.find(({ name }) => name === wanted);
  if (found !== undefined) return found.mapping;
  const names = presets.map(({ name }) => name).sort();
  throw new DomainError(
    'preset.unknown',
    `There is no preset "${wanted}" for receipts; ` +
      (names.length > 0 ? `there are ${names.join(', ')}.` : 'none was saved yet.') +
      ' Save one with POST /v1/settings/import-preset.',
  );
}

function asObject(mapping: unknown): object {
  if (mapping === undefined) return {};
  if (typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping)) return mapping;
  throw new DomainError('mapping.invalid', 'A mapping is an object of fields and their headings.');
}
