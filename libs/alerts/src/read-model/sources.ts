import type { Type } from '@nestjs/common';
import type { AlertSource } from '../domain/alert-source.js';

/** All that look for conditions; each kind of alert belongs to exactly one of them. */
export const SOURCES: readonly Type<AlertSource>[] = [];
