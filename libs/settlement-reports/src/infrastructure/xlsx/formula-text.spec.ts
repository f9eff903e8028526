import { columnLetter, quoted, rangeOn } from './formula-text.js';

describe('the text of a formula', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('calls column %d %s', (column, letters) => {
    expect(columnLetter(column)).toBe(letters);
  });

  it('puts quotes around the titles that need them', () => {
    expect(rangeOn('Charges', '$J$6')).toBe('Charges!$J$6');
    expect(rangeOn('Charges (2)', '$J$6')).toBe("'Charges (2)'!$J$6");
    expect(rangeOn('สรุป', '$D$4')).toBe("'สรุป'!$D$4");
    expect(rangeOn("It's", 'A1')).toBe("'It''s'!A1");
  });

  it('doubles the quotes of a text', () => {
    expect(quoted('a"b')).toBe('"a""b"');
  });
});
