import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A way to the database on which an answer can get lost after the work was done. */
export interface LossyNetwork {
  readonly url: string;
  /** The next request that contains the text is answered with a broken connection. */
  loseAnswerTo(text: string): void;
  readonly lost: number;
  stop(): Promise<void>;
}

class Lossy implements LossyNetwork {
  lost = 0;
  private waitingFor: string | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (client: Socket) => this.connected(client));
  }

  static async before(target: URL): Promise<Lossy> {
    const server = createServer();
    const network = new Lossy(server, target);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return network;
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  loseAnswerTo(text: string): void {
    this.waitingFor = text;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private connected(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    let isAnswerLost = false;
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [client, server].forEach((one) => one.destroy()));
    }
    client.on('data', (request: Buffer) => {
      isAnswerLost ||= this.isToBeLost(request);
      server.write(request);
    });
    server.on('data', (answer: Buffer) => {
      if (isAnswerLost) client.destroy();
      else client.write(answer);
    });
  }

  private isToBeLost(request: Buffer): boolean {
    if (this.waitingFor === null || !request.includes(this.waitingFor)) return false;
    this.waitingFor = null;
    this.lost += 1;
    return true;
  }
}

export const startLossyNetwork = (url: string): Promise<LossyNetwork> => Lossy.before(new URL(url));
