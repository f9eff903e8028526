import { appendFileSync } from 'node:fs';

/** What a proof measured: a line for `npm run soak`, which adds them up; nothing otherwise. */
export function figures(proof: string, values: Readonly<Record<string, number | string>>): void {
  const file = process.env['SOAK_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ proof, ...values })}\n`);
}
