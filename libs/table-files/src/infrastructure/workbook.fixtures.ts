import ExcelJS from 'exceljs';

export type Fill = (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;

/** A workbook as exceljs saves it; its first sheet is called Orders. */
export async function workbook(fill: Fill): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Orders'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
