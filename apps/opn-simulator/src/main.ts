import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DomainError, SystemClock } from '#kernel';
import { createSimulatorServer } from './http/server.js';
import { readSettings } from './settings.js';
import { Simulation } from './simulation.js';

/** It plays one merchant's Opn on one machine, so nobody else needs to reach it. */
const LOOPBACK = '127.0.0.1';

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const simulation = new Simulation(settings, new SystemClock());
  const server = createSimulatorServer(simulation, settings.secretKey);
  await once(server.listen(settings.port, LOOPBACK), 'listening');
  const { port } = server.address() as AddressInfo;

  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await simulation.stop();
    process.exit(0);
  };
  // Without its parent it would be an orphan nobody knows of.
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => void stop());

  process.stdout.write(
    `Opn simulator: http://${LOOPBACK}:${port}, day ${simulation.world.plan.day}\n`,
  );
  process.send?.({ type: 'ready', port });
  if (settings.webhookUrl) simulation.play();
}

start().catch((error: unknown) => {
  const text = error instanceof DomainError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
