import { MAX_SHEETS } from '../../domain/table-limits.js';
import { xmlAttribute } from '../../domain/xml-text.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { damaged, noSuchSheet, notAWorkbook } from './workbook.errors.js';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** Which sheets a workbook has, and which parts of the archive hold what they need. */
export interface WorkbookOutline {
  readonly sheets: readonly SheetPart[];
  readonly countsFrom1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

interface Relation {
  /** The last word of its type: `worksheet`, `styles`. */
  readonly kind: string;
  readonly part: string;
}

const OTHERS: readonly (readonly [part: string, why: string])[] = [
  ['xl/workbook.bin', 'It is an .xlsb workbook; save it as .xlsx or CSV.'],
  ['mimetype', 'It is an OpenDocument file; save it as .xlsx or CSV.'],
  ['word/document.xml', 'It is a Word document; save its table as .xlsx or CSV.'],
];

export async function readOutline(archive: WorkbookArchive): Promise<WorkbookOutline> {
  const top = await relationsOf(archive, '');
  const main = [...top.values()].find(({ kind }) => kind === 'officeDocument')?.part;
  const workbook = main ?? 'xl/workbook.xml';
  const other = OTHERS.find(([part]) => archive.has(part));
  if (other !== undefined) throw notAWorkbook(other[1]);
  if (!archive.has(workbook)) {
    throw notAWorkbook('It is a ZIP archive of something else; unpack it and send what is inside.');
  }
  const relations = await relationsOf(archive, workbook);
  const kindOf = (wanted: string): string | null =>
    [...relations.values()].find(({ kind }) => kind === wanted)?.part ?? null;
  return {
    ...(await sheetsOf(archive, workbook, relations)),
    sharedStrings: kindOf('sharedStrings'),
    styles: kindOf('styles'),
  };
}

/** The sheet of this name; without one, the first that a person sees. */
export function chosenSheet({ sheets }: WorkbookOutline, wanted: string | undefined): SheetPart {
  const plain = (name: string): string => name.trim().toLowerCase();
  const visible = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  if (visible === undefined) throw damaged('it has no sheet');
  if (wanted === undefined) return visible;
  const named = sheets.find(({ name }) => plain(name) === plain(wanted));
  if (named !== undefined) return named;
  throw noSuchSheet(
    wanted,
    sheets.map(({ name }) => name),
  );
}

async function sheetsOf(
  archive: WorkbookArchive,
  workbook: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<Pick<WorkbookOutline, 'sheets' | 'countsFrom1904'>> {
  const sheets: SheetPart[] = [];
  let countsFrom1904 = false;
  await archive.read(workbook, {
    open: (name, attributes) => {
      const date1904 = name === 'workbookPr' ? xmlAttribute(attributes, 'date1904') : null;
      if (date1904 !== null) countsFrom1904 = ['1', 'true'].includes(date1904);
      if (name !== 'sheet') return;
      const relation = relations.get(xmlAttribute(attributes, 'id') ?? '');
      if (relation?.kind !== 'worksheet') return;
      const isHidden = (xmlAttribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: xmlAttribute(attributes, 'name') ?? '', part: relation.part, isHidden });
      if (sheets.length > MAX_SHEETS) throw notAWorkbook(`It has more than ${MAX_SHEETS} sheets.`);
    },
    text: ignore,
    close: ignore,
  });
  return { sheets, countsFrom1904 };
}

async function relationsOf(
  archive: WorkbookArchive,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = new Map<string, Relation>();
  await archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = xmlAttribute(attributes, 'Target') ?? '';
      relations.set(xmlAttribute(attributes, 'Id') ?? '', {
        kind: (xmlAttribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        part: target.startsWith('/') ? target.slice(1) : `${folder}${target}`,
      });
    },
    text: ignore,
    close: ignore,
  });
  return relations;
}

const ignore = (): void => undefined;
