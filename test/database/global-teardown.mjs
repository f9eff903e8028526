/** Stops and removes what the set-up of this jest run started; once, whoever calls it. */
export default async function tearDown() {
  const server = await globalThis.testServer;
  globalThis.testServer = undefined;
  await server?.stop();
}
