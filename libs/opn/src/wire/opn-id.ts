const OPN_ID = /^[a-z]{2,16}_[0-9A-Za-z_-]{1,64}$/;
const TEST_MARK = '_test_';

/**
 * Whether a text can be an id of Opn's, `chrg_test_5vcd3j9c9r0p4ayml0d`. Ids become part of URL
 * paths, so nothing passes that could leave its segment. With `prefix`, only that kind of object.
 */
export function isOpnId(text: unknown, prefix?: string): text is string {
  if (typeof text !== 'string' || !OPN_ID.test(text)) return false;
  return prefix === undefined || text.startsWith(`${prefix}_`);
}

/** Opn writes the mode into the id as well: `chrg_test_…` is play money, `chrg_…` is real. */
export const isTestId = (id: string): boolean => id.includes(TEST_MARK);
