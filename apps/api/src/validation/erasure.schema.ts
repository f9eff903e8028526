import { z } from 'zod';

/** That a raw answer was erased: when, by whom, and why. */
export const erasureSchema = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string(),
});
