import { ENTRY_KINDS as POSTED_KINDS } from '#ledger';
import { ENTRY_KINDS } from './entry-kinds.js';

describe('the glossary', () => {
  it.each(POSTED_KINDS)('names entries of kind %s in both languages', (kind) => {
    expect(ENTRY_KINDS[kind]?.en).toMatch(/^[A-Z]/);
    expect(ENTRY_KINDS[kind]?.th).toMatch(/[ก-๙]/);
  });
});
