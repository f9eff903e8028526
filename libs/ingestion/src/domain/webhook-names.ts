import type { WebhookHint } from '#opn';

/** What is followed through the log under a field of its own; others are an `object`. */
const FOLLOWED = ['charge', 'transfer', 'refund'] as const;

/** How a webhook is called in the log: its event, and what that is about. */
export function webhookNames(hint: WebhookHint): Readonly<Record<string, string>> {
  const { eventId, objectKind, objectId, chargeId } = hint;
  const kind = FOLLOWED.find((one) => one === objectKind) ?? 'object';
  return { event: eventId, ...(chargeId !== null && { charge: chargeId }), [kind]: objectId };
}
