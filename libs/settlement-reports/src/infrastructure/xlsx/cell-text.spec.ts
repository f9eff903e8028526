import { cellText, inlineString } from './cell-text.js';

describe('the text of a cell', () => {
  it('keeps what people write, in any script', () => {
    expect(cellText('ที่ปรึกษา กู้ – “A&B” <c> 😀')).toBe('ที่ปรึกษา กู้ – “A&B” <c> 😀');
  });

  it('loses control characters, lone surrogates and line breaks', () => {
    expect(cellText('a\u0000b\u001bc\u0085d')).toBe('abcd');
    expect(cellText('a\r\n\tb')).toBe('a b');
    expect(cellText('a\ud800b')).toBe('a\ufffdb');
  });

  it('stays what it is where Excel would read an escape', () => {
    expect(cellText('ref_x0041_')).toBe('ref_x005F_x0041_');
    expect(cellText('ref_xyz')).toBe('ref_xyz');
  });

  it('is cut at what Excel can hold, and says so', () => {
    const cut = cellText('ก'.repeat(40_000));
    expect(cut).toHaveLength(32_767);
    expect(cut.endsWith('…')).toBe(true);
  });

  it('is markup only as text', () => {
    expect(inlineString('<b>&')).toBe('<is><t xml:space="preserve">&lt;b&gt;&amp;</t></is>');
    expect(inlineString('ORD-1 (2)')).toBe('<is><t>ORD-1 (2)</t></is>');
    expect(inlineString(' x')).toBe('<is><t xml:space="preserve"> x</t></is>');
  });
});
