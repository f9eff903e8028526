import type { Snapshot } from '../world/happening.js';
import { renderCharge } from './render-charge.js';
import type { Rendered } from './render-list.js';
import { renderRefund } from './render-refund.js';
import { renderTransfer } from './render-transfer.js';

/** Any object that has events. */
export function renderObject(object: Snapshot): Rendered {
  switch (object.kind) {
    case 'charge':
      return renderCharge(object);
    case 'refund':
      return renderRefund(object);
    case 'transfer':
      return renderTransfer(object);
  }
}
