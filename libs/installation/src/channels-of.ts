import type { Config, NotifyWebhook } from '#config';
import { EmailChannel, LineChannel, SlackChannel, WebhookChannel } from '#notifications';
import type { Channel } from '#notifications';

/** A channel for every kind of receiver that the environment names. */
export function channelsOf({ notify, publicUrl }: Config): readonly Channel[] {
  const { webhook, email, slack, line, language } = notify;
  const told = { publicUrl, language };
  return [
    ...(webhook ? [webhookOf(webhook, publicUrl)] : []),
    ...(email ? [new EmailChannel({ ...email, ...told })] : []),
    ...(slack ? [new SlackChannel({ ...slack, ...told })] : []),
    ...(line ? [new LineChannel({ ...line, ...told })] : []),
  ];
}

/** The first secret signs. */
function webhookOf({ url, secrets: [first] }: NotifyWebhook, publicUrl: string): Channel {
  return new WebhookChannel({ url, secret: Buffer.from(first, 'base64'), publicUrl });
}
