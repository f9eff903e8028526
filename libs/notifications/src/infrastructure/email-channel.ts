import { SECOND_MS } from '#kernel';
import { createTransport } from 'nodemailer';
import type { Channel, DeliveryTry } from '../application/channel.port.js';
import type { ByAudience } from '../domain/by-audience.js';
import type { Outcome } from '../domain/delivery.js';
import { emailOf } from '../domain/email.js';
import { judgeMailFailure, judgeTaken } from '../domain/judge-mail.js';
import type { MailFailure } from '../domain/judge-mail.js';
import { messageOf } from '../domain/message.js';
import type { Language } from '../domain/message.js';
import type { Notification } from '../domain/notification.js';
import { NOBODY } from './slack-channel.js';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is begun by STARTTLS. */
  readonly secure: boolean;
  /** This machine, which is spoken to without STARTTLS; every other one has to offer it. */
  readonly isLocal: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface MailReceivers {
  readonly server: MailServer;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: ByAudience<readonly string[]>;
  readonly publicUrl: string;
  readonly language: Language | 'both';
}

/** For what a try's own time limit does not end, such as saying goodbye. */
const SILENCE_MS = 10 * SECOND_MS;

/** Hands e-mail to one server, all mailboxes of an audience at once; a connection for each. */
export class EmailChannel implements Channel {
  readonly name = 'email';
  private readonly transport: ReturnType<typeof transportTo>;

  constructor(private readonly receivers: MailReceivers) {
    this.transport = transportTo(receivers.server);
  }

  takes({ audience }: Notification): boolean {
    return this.receivers.to[audience] !== null;
  }

  async send(notification: Notification, delivery: DeliveryTry): Promise<Outcome> {
    const to = this.receivers.to[notification.audience];
    if (to === null) return { kind: 'refused', reason: NOBODY };
    try {
      const info = await this.transport.sendMail(this.mailOf(notification, to, delivery));
      const refused = (info.rejectedErrors ?? []).map(({ response }) => response ?? '');
      return judgeTaken(info.accepted.length, refused, info.response);
    } catch (error) {
      return judgeMailFailure(failureOf(error));
    }
  }

  private mailOf(notification: Notification, to: readonly string[], delivery: DeliveryTry) {
    const { from } = this.receivers;
    const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
    const message = messageOf(notification, { id: delivery.id, ...this.receivers });
    const { thread, isUrgent, ...mail } = emailOf(notification, message, delivery.id, domain);
    return {
      ...mail,
      from,
      to: to.map((address) => ({ name: '', address })),
      date: new Date(delivery.at),
      references: thread,
      inReplyTo: thread,
      priority: isUrgent ? ('high' as const) : ('normal' as const),
      headers: { ...mail.headers },
      signal: delivery.signal,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

const transportTo = ({ host, port, secure, isLocal, login }: MailServer) =>
  createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !isLocal,
    ignoreTLS: !secure && isLocal,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: SILENCE_MS,
  });

function failureOf(error: unknown): MailFailure {
  const from = error instanceof Error ? error : new Error(String(error));
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(from, name);
    return typeof value === 'string' ? value : null;
  };
  const code: unknown = Reflect.get(from, 'responseCode');
  return {
    code: text('code'),
    responseCode: typeof code === 'number' ? code : null,
    response: text('response') ?? '',
    message: from.message,
  };
}
