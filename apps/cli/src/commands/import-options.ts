/** How a file that is imported is to be read. */
export const READING = {
  preset: { type: 'string', value: '<name>', about: 'Which column is which, as it was saved.' },
  encoding: { type: 'string', value: 'utf-8|tis-620', about: 'Where the file does not show it.' },
  sheet: { type: 'string', value: '<name>', about: 'Of a workbook; without it the first one.' },
} as const;

export const PREVIEW = {
  preview: { type: 'boolean', about: 'Shows what would happen, and stores nothing.' },
} as const;
