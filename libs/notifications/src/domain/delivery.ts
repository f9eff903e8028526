import { canonicalJson, sha256 } from '#kernel';

const ID_CHARS = 32;

/**
 * Names what one channel is told of one notification. It stays the same over every retry, and a
 * receiver that counts distinct ids counts each state once, however often it was sent.
 */
export const deliveryId = (account: string, key: string, channel: string): string =>
  `dlv_${sha256(canonicalJson([account, key, channel])).slice(0, ID_CHARS)}`;

export type DeliveryState = 'waiting' | 'delivered' | 'given_up';
export const DELIVERY_STATES: readonly DeliveryState[] = ['waiting', 'delivered', 'given_up'];

/**
 * What came of one try. `failed` may be well by itself (no connection, 500, too many requests);
 * `refused` needs somebody to change something, here or there; `gone` asks never to try again.
 */
export type Outcome =
  | {
      readonly kind: 'delivered';
      /** What the other side said, in our words: `answered 200`. */
      readonly answer?: string;
      /** What somebody should know all the same: a mailbox of three that was refused. */
      readonly note?: string;
    }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** What the receiver asked for; null if it did not. */
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'refused' | 'gone'; readonly reason: string };
