import type { ChargeStatus } from '../day/planned-order.js';
import type { Simulation } from '../simulation.js';
import { expectedReceiptsCsv } from '../truth/expected-receipts.js';
import { recordOf } from '../truth/record.js';
import { renderCharge } from '../wire/render-charge.js';
import { faultRoutes } from './fault-routes.js';
import { found, json, refusal } from './route.js';
import type { Answer, Route } from './route.js';

/** What Opn does not have: the director's view, for demonstrations and checks. */
export function simulatorRoutes(simulation: Simulation): readonly Route[] {
  const { world } = simulation;
  const become = (path: string, status: ChargeStatus, failureCode?: string): Route => ({
    method: 'POST',
    path: `/simulator/charges/:id/${path}`,
    handle: ({ id }) => changeCharge(simulation, id, status, failureCode),
  });
  const get = (path: string, answer: () => Answer): Route => ({
    method: 'GET',
    path: `/simulator/${path}`,
    handle: answer,
  });
  return [
    get('expected-receipts.csv', () => csv(expectedReceiptsCsv(world.plan.orders))),
    get('record.json', () => json(recordOf(world))),
    get('status', () => json(simulation.status())),
    playRoute(simulation),
    ...faultRoutes(simulation),
    become('pay', 'successful'),
    become('fail', 'failed', 'payment_cancelled'),
  ];
}

const playRoute = (simulation: Simulation): Route => ({
  method: 'POST',
  path: '/simulator/play',
  handle: ({ query }) => {
    simulation.play(query.get('again') === '1');
    return json(simulation.status(), 202);
  },
});

const csv = (text: string): Answer => ({ status: 200, type: 'text/csv; charset=utf-8', text });

/** A buyer pays, or does not: also after the QR has expired, which is where trouble starts. */
function changeCharge(
  simulation: Simulation,
  id: string,
  status: ChargeStatus,
  failureCode?: string,
): Answer {
  const { world } = simulation;
  const at = world.charge(id);
  if (!at) return found(null, `charge ${id}`);
  if (at.status !== 'pending' && at.status !== 'expired') {
    return refusal(400, 'bad_request', `the charge is ${at.status} already`);
  }
  simulation.tell(world.change(at.charge, status, failureCode));
  const changed = world.charge(id);
  return found(changed && renderCharge(changed), `charge ${id}`);
}
