import { ChangeSetting } from '#accounts';
import type { Installation } from '../../support/installation.js';

type Order = ChangeSetting['order'];
/** Of each kind of order, all but the time. */
type Change = Order extends infer One ? (One extends Order ? Omit<One, 'at'> : never) : never;

/** A person changes a setting at the time it is. */
export const change = (shop: Installation, order: Change, by = 'Malee') =>
  shop.commands.execute(new ChangeSetting(shop.account, { ...order, at: shop.clock.now() }, by));
