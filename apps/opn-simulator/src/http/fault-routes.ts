import { DomainError } from '#kernel';
import { FAULTS } from '../faults/catalogue.js';
import { percentsFrom, percentsText } from '../faults/percents.js';
import type { Simulation } from '../simulation.js';
import { json, refusal } from './route.js';
import type { Answer, Asked, Route } from './route.js';

/** The fault dial, and who was told what in spite of it. */
export function faultRoutes(simulation: Simulation): readonly Route[] {
  return [
    { method: 'GET', path: '/simulator/faults', handle: () => faultsAnswer(simulation) },
    { method: 'POST', path: '/simulator/faults', handle: (asked) => turn(simulation, asked) },
    { method: 'GET', path: '/simulator/acknowledged.json', handle: () => acknowledged(simulation) },
  ];
}

function faultsAnswer({ faults }: Simulation): Answer {
  const { percents } = faults.dial;
  return json({
    setting: percentsText(percents),
    percents,
    applied: faults.applied(),
    feeChanges: faults.fees.list(),
    catalogue: FAULTS,
  });
}

/** `{ "drop": 20 }`: what is not named is off; a fee stays as it was at the start. */
function turn(simulation: Simulation, { body }: Asked): Answer {
  const { faults } = simulation;
  try {
    const percents = percentsFrom(body);
    if (percents.fee !== 0 && percents.fee !== faults.dial.percents.fee) {
      return refusal(400, 'bad_request', 'fee can only be set at the start: SIMULATOR_FAULTS');
    }
    faults.turn(percents);
    return faultsAnswer(simulation);
  } catch (error) {
    if (error instanceof DomainError) return refusal(400, 'bad_request', error.message);
    throw error;
  }
}

function acknowledged(simulation: Simulation): Answer {
  const times = simulation.acknowledgements();
  const webhooks = [...times.values()].reduce((sum, count) => sum + count, 0);
  return json({ webhooks, events: [...times].map(([id, count]) => ({ id, times: count })) });
}
