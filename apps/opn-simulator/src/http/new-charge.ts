import { HOUR_MS, isBefore, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { satang, ZERO } from '#money';
import { z } from 'zod';
import type { PlannedCharge } from '../day/planned-order.js';
import { created } from '../day/shop.js';
import { simulatedId } from '../day/simulated-id.js';

const LEAST_SATANG = 2_000;
const MOST_SATANG = 15_000_000;
const QR_LIFETIME_MS = 24 * HOUR_MS;

/** What Opn accepts for a PromptPay charge; a form's numbers come as text. */
const newCharge = z.object({
  amount: z.coerce.number().int().min(LEAST_SATANG).max(MOST_SATANG),
  currency: z.string().toUpperCase().pipe(z.literal('THB')),
  source: z.object({ type: z.literal('promptpay') }),
  description: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).default({}),
  expires_at: z
    .string()
    .transform((text) => parseInstant(text))
    .optional(),
});

/** Null if Opn would refuse it. `number` makes its id. */
export function chargeFrom(body: unknown, now: Instant, number: string): PlannedCharge | null {
  const asked = parse(body);
  if (!asked) return null;
  const latest = plusMs(now, QR_LIFETIME_MS);
  const expiresAt = asked.expires_at ?? latest;
  if (isBefore(latest, expiresAt) || !isBefore(now, expiresAt)) return null;
  return {
    id: simulatedId('chrg', 'live', number),
    amount: satang(BigInt(asked.amount)),
    method: 'promptpay',
    metadata: asked.metadata,
    description: asked.description ?? null,
    expiresAt,
    steps: [created(now)],
    feeError: ZERO,
    vatError: ZERO,
    delivery: 'once',
  };
}

function parse(body: unknown): z.output<typeof newCharge> | null {
  try {
    return newCharge.parse(body);
  } catch {
    return null;
  }
}
