import type { Instant } from '#kernel';
import type { SignatureRefusal } from '#opn';

/**
 * Counts refused webhooks, which are not stored: by account, minute and reason, so that all
 * processes add up.
 */
export abstract class WebhookRefusals {
  /** Returns at once: whoever is refused does not wait for the count, nor can make us busy. */
  abstract note(account: string, reason: SignatureRefusal, at: Instant): void;

  /** Writes down what this process has counted. */
  abstract flush(): Promise<void>;

  abstract forget(account: string, before: Instant): Promise<void>;
}
