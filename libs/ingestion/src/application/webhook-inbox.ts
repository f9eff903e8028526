import { Clock, DomainError, withLogFields } from '#kernel';
import { parseWebhookBody, verifySignature } from '#opn';
import type { SignatureRefusal, WebhookHint } from '#opn';
import { Injectable, Logger } from '@nestjs/common';
import { decodedOrError } from '../domain/decoded-or-error.js';
import { webhookNames } from '../domain/webhook-names.js';
import { InboxWriter } from './inbox-writer.js';
import { WebhookRefusals } from './webhook-refusals.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** A webhook as it came in: nothing about it is trusted. */
export interface IncomingWebhook {
  readonly account: string;
  readonly body: Buffer;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly contentType: string | undefined;
}

/** Takes webhooks: what was answered with success is stored, byte for byte. */
@Injectable()
export class WebhookInbox {
  private readonly logger = new Logger(WebhookInbox.name);

  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly inbox: InboxWriter,
    private readonly refusals: WebhookRefusals,
    private readonly clock: Clock,
  ) {}

  /** Returns once it is durable. Refuses with `webhook.signature.*` and `webhook.not_an_event`. */
  async receive(webhook: IncomingWebhook): Promise<void> {
    const { account, body, signature, timestamp, contentType } = webhook;
    const receivedAt = this.clock.now();
    const secrets = this.secrets.of(account);
    const verdict = verifySignature({ body, signature, timestamp, secrets, now: receivedAt });
    if (!verdict.ok) {
      this.refusals.note(account, verdict.reason, receivedAt);
      throw refused(verdict.reason);
    }
    const headers = { signature, timestamp, contentType };
    const read = decodedOrError(parseWebhookBody, body);
    // A signed body that is no event came from Opn all the same: it is kept for a person.
    if (read instanceof DomainError) {
      const unusable = { state: 'parked', reason: read.message, hint: null } as const;
      const id = await this.inbox.store({ account, body, headers, receivedAt, ...unusable });
      withLogFields({ account, webhook: id }, () => {
        this.logger.warn(`Webhook parked: ${read.message}`);
      });
      throw read;
    }
    const usable = { state: 'received', reason: null, hint: read } as const;
    const id = await this.inbox.store({ account, body, headers, receivedAt, ...usable });
    this.note(account, id, read);
  }

  /** Where its way through the log begins. */
  private note(account: string, id: string, hint: WebhookHint): void {
    withLogFields({ account, webhook: id, ...webhookNames(hint) }, () => {
      this.logger.log(`Webhook stored: ${hint.key}`);
    });
  }
}

const WHAT_TO_DO: Readonly<Record<SignatureRefusal, string>> = {
  missing_signature: 'The header Omise-Signature is missing: only Opn may post here.',
  missing_timestamp: 'The header Omise-Signature-Timestamp is missing.',
  bad_timestamp: 'Omise-Signature-Timestamp must be whole Unix seconds.',
  stale: 'The signature is more than 5 minutes off this clock: check both clocks; do not replay.',
  mismatch:
    'The signature fits none of the secrets: compare OPN_WEBHOOK_SECRETS with the Opn dashboard.',
  no_secret: 'No webhook secret is configured: set OPN_WEBHOOK_SECRETS to the one Opn shows.',
};

const refused = (reason: SignatureRefusal): DomainError =>
  new DomainError(`webhook.signature.${reason}`, WHAT_TO_DO[reason]);
