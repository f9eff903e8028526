import ExcelJS from 'exceljs';

export type Fill = (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;

/** A workbook as exceljs saves it; its first sheet is called Orders. */
export async function workbook(fill: Fill): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Orders'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** One row below the last one: cell by cell, for exceljs takes no array of another realm. */
export function addRow(sheet: ExcelJS.Worksheet, values: readonly unknown[]): void {
  const row = sheet.rowCount + 1;
  values.forEach((value, index) => {
    sheet.getCell(row, index + 1).value = value as ExcelJS.CellValue;
  });
}
