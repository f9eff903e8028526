// An Opn that has nothing to list: what is measured is the closing, not the reading before it.
import { createServer } from 'node:http';

const LIST = { object: 'list', data: [], limit: 100, offset: 0, total: 0, order: 'chronological' };
const BALANCE = {
  ...{ object: 'balance', livemode: true, currency: 'THB' },
  ...{ total: 0, transferable: 0, reserve: 0, on_hold: 0 },
};

export async function openSilentOpn() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://opn');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(pathname === '/balance' ? BALANCE : LIST));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}
