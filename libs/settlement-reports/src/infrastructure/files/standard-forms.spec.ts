import { REPORT_FORMS } from '../../domain/files/report-forms.js';
import type { ReportContent } from '../../domain/report-content.js';
import { StandardForms } from './standard-forms.js';

describe('the forms of a report', () => {
  const forms = new StandardForms({} as never, {} as never); // nothing is written here

  it('are those that can be named before an installation is opened', () => {
    const listed = forms.all.filter(({ isListed }) => isListed).map(({ key }) => key);
    expect(REPORT_FORMS.filter((key) => key !== 'charges.csv')).toEqual(listed);
    for (const key of REPORT_FORMS) expect(forms.find(key)).toBeDefined();
  });

  it('are none that nobody knows', () => {
    expect(() => forms.find('foo.csv')).toThrow(expect.objectContaining({ code: 'form.unknown' }));
  });

  it('cost what is inside the payouts, however small their day', async () => {
    const rows = async function* () {
      yield* await Promise.resolve([{ count: 700_000 }, { count: 3 }]);
    };
    const report = { head: {}, rows } as unknown as ReportContent;
    expect(await forms.find('payout-lines.csv').rowsToRead(report)).toBe(700_003);
  });
});
