import { SMALL_REPORT } from '../../../fixtures/report.fixtures.js';
import type { ReportHead } from '../../../domain/report-head.js';
import { amountBeside, bytesOf, countBeside, reopened, tab } from '../workbook-reading.fixtures.js';

const LABEL = 'Webhooks missed';

describe('what is not in the books', () => {
  const { head } = SMALL_REPORT;
  const { webhooksMissed: _, systemFindings: __, ...before } = head.summary.notInBooks;

  const missed = (notInBooks: ReportHead['summary']['notInBooks']) => stated(LABEL, notInBooks);

  async function stated(label: string, notInBooks: ReportHead['summary']['notInBooks']) {
    const summary = { ...head.summary, notInBooks };
    const page = tab(await reopened(await bytesOf(SMALL_REPORT.with({ summary }))), 'Summary');
    return [countBeside(page, label), amountBeside(page, label)];
  }

  it('has the number of missed webhooks, and none where a report does not know it', async () => {
    expect(await missed({ ...before, webhooksMissed: 2 })).toEqual([2, null]);
    expect(await missed({ ...before, webhooksMissed: 0 })).toEqual([0, null]);
    expect(await missed({ ...before, webhooksMissed: null })).toEqual([null, 'WAITING / รอข้อมูล']);
    expect(await missed(before)).toEqual([null, 'WAITING / รอข้อมูล']);
  });

  it('has the number of system findings', async () => {
    expect(await stated('System findings', { ...before, systemFindings: 3 })).toEqual([3, null]);
    expect(await stated('System findings', before)).toEqual([null, 'WAITING / รอข้อมูล']);
  });
});
