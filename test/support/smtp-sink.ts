import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { receivedMail } from './received-mail.js';
import type { ReceivedMail } from './received-mail.js';

/** A line to answer a command with; `hangs`: nothing for ever; `closes`: the connection's end. */
export type SmtpAnswer = string;

/** Verbs and what is answered unless somebody says otherwise. `.` is the end of a message. */
const USUAL: Readonly<Record<string, string>> = {
  HELLO: '220 sink.example ESMTP',
  EHLO: '250-sink.example\r\n250-AUTH PLAIN\r\n250 8BITMIME',
  AUTH: '235 2.7.0 Accepted',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 End data with <CR><LF>.<CR><LF>',
  '.': '250 2.0.0 Ok: queued as secret-words',
  QUIT: '221 2.0.0 Bye',
  RSET: '250 2.0.0 Ok',
};

/** One connection: what was said on it so far. */
interface Session {
  from: string;
  to: string[];
  /** Null outside a message. */
  message: string | null;
}

/** A mail server that takes everything, until it is told otherwise. */
export class SmtpSink {
  readonly mails: ReceivedMail[] = [];
  /** Commands as they came, passwords included. */
  readonly said: string[] = [];
  /** Asked for each verb first; undefined leaves it to the usual. */
  answers: (verb: string, line: string) => SmtpAnswer | undefined = () => undefined;
  private readonly server = createServer((socket) => this.greet(socket));
  private readonly sockets = new Set<Socket>();

  async start(port = 0): Promise<this> {
    await once(this.server.listen(port, '127.0.0.1'), 'listening');
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await once(this.server.close(), 'close');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  begin(): void {
    this.mails.length = 0;
    this.said.length = 0;
    this.answers = () => undefined;
  }

  private greet(socket: Socket): void {
    const session: Session = { from: '', to: [], message: null };
    let rest = '';
    this.sockets.add(socket.setEncoding('utf8'));
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.hear(line, session, socket);
    });
    this.reply('HELLO', '', socket);
  }

  private hear(line: string, session: Session, socket: Socket): void {
    if (session.message !== null && line !== '.') {
      session.message += `${line.replace(/^\./, '')}\r\n`;
      return;
    }
    const verb = line === '.' ? '.' : (line.split(' ')[0] ?? '').toUpperCase();
    if (verb !== '.') this.said.push(line);
    this.note(verb, line, session, this.reply(verb, line, socket));
  }

  private note(verb: string, line: string, session: Session, isTaken: boolean): void {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'MAIL') [session.from, session.to] = [address, []];
    if (verb === 'RCPT' && isTaken) session.to.push(address);
    if (verb === 'DATA' && isTaken) session.message = '';
    if (verb === '.') this.keep(session, isTaken);
  }

  private keep(session: Session, isTaken: boolean): void {
    const { from, to, message } = session;
    if (isTaken) this.mails.push(receivedMail(from, to, message ?? ''));
    session.message = null;
  }

  /** Whether it was taken: 2xx or 3xx. */
  private reply(verb: string, line: string, socket: Socket): boolean {
    const answer = this.answers(verb, line) ?? USUAL[verb] ?? '502 5.5.2 Unknown command';
    if (answer === 'closes') socket.destroy();
    else if (answer !== 'hangs') socket.write(`${answer}\r\n`);
    if (verb === 'QUIT') socket.end();
    return /^[23]/.test(answer);
  }
}
