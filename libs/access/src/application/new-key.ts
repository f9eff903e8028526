import { createHash, randomBytes } from 'node:crypto';
import { keyText } from '../domain/key-text.js';

const SECRET_BYTES = 32;
const ID_BYTES = 6;

/** 256 bits at random need no slow hash: nobody guesses them. */
export const hashOfKey = (text: string): Buffer => createHash('sha256').update(text).digest();

export const newKeyId = (): string => randomBytes(ID_BYTES).toString('hex');

/** The whole key, to be shown once: only its hash is kept. */
export const newKeyText = (id: string): string =>
  keyText(id, randomBytes(SECRET_BYTES).toString('base64url'));
