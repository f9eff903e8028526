import type { KeptFile, Progress } from '../../domain/files/report-file.js';
import type { ReportHead } from '../../domain/report-head.js';
import type { Language } from '../../domain/words.js';
import type { FileTask } from '../../read-model/files/file-tasks.js';
import { languageOf } from './report-form.js';
import type { ReportForm } from './report-form.js';

/** A form of a version, and how its file stands. */
export interface FileState {
  readonly version: number;
  readonly form: string;
  readonly language: Language;
  readonly mediaType: string;
  /** `missing`: it is made when somebody asks for it. */
  readonly state: 'kept' | 'rendering' | 'waiting' | 'failed' | 'missing';
  readonly progress: Progress | null;
  readonly failure: string | null;
  readonly file: KeptFile | null;
}

/** A form in one of its languages. */
export interface FormIn {
  readonly form: ReportForm;
  readonly language: Language;
}

export const isFileOf =
  ({ version, digest }: ReportHead, { form, language }: FormIn) =>
  (one: { version: number; digest: string; form: string; language: Language }): boolean =>
    one.version === version &&
    one.digest === digest &&
    one.form === form.key &&
    one.language === languageOf(form, language);

export function stateOf(
  version: number,
  { form, language }: FormIn,
  file: KeptFile | undefined,
  task: FileTask | undefined,
): FileState {
  const known = { version, form: form.key, language, mediaType: form.mediaType };
  if (file) return { ...known, state: 'kept', progress: null, failure: null, file };
  if (!task) return { ...known, state: 'missing', progress: null, failure: null, file: null };
  const { state, progress, failure } = task;
  return { ...known, state, progress, failure, file: null };
}
