import { branchText } from './merchant.js';

describe('a place of business', () => {
  it('is the head office in the words of the report, or a branch by its name', () => {
    expect(branchText('00000', 'en')).toBe('Head office (00000)');
    expect(branchText('00000', 'th')).toBe('สำนักงานใหญ่ (00000)');
    expect(branchText('00001 สาขาสยาม', 'en')).toBe('สาขาสยาม (00001)');
  });

  it('of an old report is shown as it was written', () => {
    expect(branchText('สำนักงานใหญ่', 'en')).toBe('สำนักงานใหญ่');
  });
});
