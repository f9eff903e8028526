import { htmlRows } from './html-rows.js';

const cellsOf = (html: string) => [...htmlRows(html)].map(({ cells }) => cells);

describe('the tables of a page', () => {
  it('are rows of text, without tags, comments and what is not shown', () => {
    const html = `<html><head><title>no</title><style>td{}</style></head><body>
      <TABLE border=1><tr><th>วันที่</th><th>Deposit&nbsp;(THB)</th></tr>
      <!-- <tr><td>no</td></tr> --><script>if (1<2) document.write('<td>no')</script>
      <tr class="a>b"><td> 20/11/2569<br>10:00 </td><td><b>1,234</b>.50</td></tr></TABLE>`;
    expect([...htmlRows(html)]).toEqual([
      { line: 1, cells: ['วันที่', 'Deposit (THB)'] },
      { line: 2, cells: ['20/11/2569 10:00', '1,234.50'] },
    ]);
  });

  it('need not close their cells and rows', () => {
    expect(cellsOf('<table><tr><td>a<td>b<tr><td>c<td>d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keep their columns where a cell spans several, or several rows', () => {
    const html = `<table><tr><td colspan=2>title</td><td rowspan="2">r</td></tr>
      <tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>`;
    expect(cellsOf(html)).toEqual([
      ['title', '', 'r'],
      ['a', 'b', ''],
      ['c', 'd', 'e'],
    ]);
  });

  it('follow one another', () => {
    expect(cellsOf('<table><tr><td>a</table><p>x<table><tr><td>b</table>')).toEqual([['a'], ['b']]);
  });

  it('may have text that looks like tags', () => {
    expect(cellsOf('<table><tr><td>1 < 2 &lt;td&gt; &#3585; &unknown;</table>')).toEqual([
      ['1 < 2 <td> ก &unknown;'],
    ]);
  });
});
