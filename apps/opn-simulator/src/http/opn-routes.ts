import { renderAccount } from '../wire/render-account.js';
import { renderCharge } from '../wire/render-charge.js';
import { renderEvent } from '../wire/render-event.js';
import type { Simulation } from '../simulation.js';
import { listAnswer } from './list-answer.js';
import type { Listed } from './list-answer.js';
import { moneyRoutes } from './money-routes.js';
import { chargeFrom } from './new-charge.js';
import { found, json, refusal } from './route.js';
import type { Answer, Asked, Route } from './route.js';

/** What Opn's API answers, as far as a merchant's books need it. */
export function opnRoutes(simulation: Simulation): readonly Route[] {
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  const { world } = simulation;
  const list = (path: string, items: () => readonly Listed[]) =>
    get(path, ({ query }) => listAnswer(path, items(), query, world.now()));
  return [
    get('/account', () => json(renderAccount(world.plan.seed, simulation.webhookUrl))),
    list('/charges', () => chargeList(simulation)),
    get('/charges/:id', ({ id }) => chargeAnswer(simulation, id)),
    post('/charges', (asked) => createCharge(simulation, asked)),
    post('/charges/:id/expire', ({ id }) => expireCharge(simulation, id)),
    list('/events', () => eventList(simulation)),
    get('/events/:id', ({ id }) => eventAnswer(simulation, id)),
    ...moneyRoutes(simulation),
  ];
}

const chargeList = ({ world }: Simulation): Listed[] =>
  world.allCharges().map((at) => ({ createdAt: at.createdAt, render: () => renderCharge(at) }));

function chargeAnswer({ world }: Simulation, id: string): Answer {
  const charge = world.charge(id);
  return found(charge && renderCharge(charge), `charge ${id}`);
}

const eventList = (simulation: Simulation): Listed[] =>
  simulation.world.pastHappenings().map((happening) => ({
    createdAt: happening.at,
    render: () => renderEvent(happening, simulation.attemptsOf(happening.id)),
  }));

function eventAnswer({ world, attemptsOf }: Simulation, id: string): Answer {
  const happening = world.pastHappenings().find((one) => one.id === id);
  return found(happening && renderEvent(happening, attemptsOf(id)), `event ${id}`);
}

function createCharge(simulation: Simulation, { body }: Asked): Answer {
  const { world } = simulation;
  const charge = chargeFrom(body, world.now(), simulation.nextNumber());
  if (!charge) {
    const wanted = 'amount, currency THB, source[type]=promptpay, expires_at within 24 hours';
    return refusal(400, 'bad_request', `a PromptPay charge needs: ${wanted}`);
  }
  simulation.tell(world.add(charge));
  return chargeAnswer(simulation, charge.id);
}

function expireCharge(simulation: Simulation, id: string): Answer {
  const { world } = simulation;
  const at = world.charge(id);
  if (!at) return chargeAnswer(simulation, id);
  if (at.status !== 'pending') return refusal(400, 'expired_charge', 'charge is not pending');
  simulation.tell(world.change(at.charge, 'expired'));
  return chargeAnswer(simulation, id);
}
