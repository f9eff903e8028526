import type { AlertRules } from '#accounts';
import type { AlertRouting } from './alert.events.js';
import { KIND_RULES } from './alert-kind.js';
import type { AlertKind } from './alert-kind.js';

/** Who is told of a kind, by the rules in force: as usual, but for what a route says. */
export const routingOf = (kind: AlertKind, { routes }: AlertRules): AlertRouting => ({
  ...KIND_RULES[kind],
  silent: false,
  ...routes[kind],
});
