import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** The wanted port if it can be listened on now, else one that the system picks. */
export async function freePort(wanted: number | null, host = LOOPBACK): Promise<number> {
  if (wanted !== null && (await listenBriefly(wanted, host)) !== null) return wanted;
  const picked = await listenBriefly(0, host);
  if (picked === null) throw new Error(`No port can be listened on at ${host}.`);
  return picked;
}

export async function isPortFree(port: number, host: string): Promise<boolean> {
  return (await listenBriefly(port, host)) !== null;
}

/** Answers with the port that was listened on, or null where that was refused. */
function listenBriefly(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
