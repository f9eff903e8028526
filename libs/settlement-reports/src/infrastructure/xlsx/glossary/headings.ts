import { words } from '../../../domain/words.js';

/** Over the column that says the same in the other language. */
export const OTHER_LANGUAGE = words('ไทย', 'English');
export const MEANING = words('Meaning', 'ความหมาย');
