import type { BusinessDay } from '#calendar';
import type { Decider } from '#event-store';
import { isSamePerson } from '#kernel';
import type { Instant } from '#kernel';
import { dayEvents } from './day.events.js';
import type { DayEvent } from './day.events.js';
import * as refuse from './sign-off.errors.js';
import type { OpenBreak } from './sign-off.errors.js';
import { DayApproved, DayPrepared, DayRejected, DayReviewed } from './sign-off.events.js';
import type { SignedVersion } from './sign-off.events.js';

/** Who did a step, when, and what they noted. */
export interface SignOffStep {
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
}

/** How far the latest version of a day is signed off. */
export interface SignOff {
  readonly version: number;
  readonly digest: string;
  readonly prepared: SignOffStep | null;
  readonly reviewed: SignOffStep | null;
  readonly approved: SignOffStep | null;
  /** Sent back, and not prepared again since. */
  readonly rejected: SignOffStep | null;
}

/** What a person wants signed: the version that stands, by number and digest if they name them. */
export type SignOffOrder = {
  readonly at: Instant;
  readonly day: BusinessDay;
  readonly by: string;
  readonly version: number | null;
  readonly digest: string | null;
  readonly note: string | null;
} & (
  | { readonly kind: 'prepare' | 'review' | 'reject' }
  | {
      readonly kind: 'approve';
      readonly reviewRequired: boolean;
      /** Breaks of high severity that the version shows open, and that are so still. */
      readonly open: readonly OpenBreak[];
    }
);

export const SIGN_OFF_STEPS = ['prepare', 'review', 'approve', 'reject'] as const;
export type SignOffKind = (typeof SIGN_OFF_STEPS)[number];

type OrderOf<Kind extends SignOffKind> = SignOffOrder & { readonly kind: Kind };

/** Only the latest version is signed; saying again what one has said teaches nothing. */
function decide(order: SignOffOrder, state: SignOff | null): readonly DayEvent[] {
  if (state === null) throw refuse.notIssued(order.day);
  const { version, digest } = order;
  if ((version ?? state.version) !== state.version || (digest ?? state.digest) !== state.digest) {
    throw refuse.anotherVersion(order, state);
  }
  switch (order.kind) {
    case 'prepare':
      return prepare(order, state);
    case 'review':
      return review(order, state);
    case 'approve':
      return approve(order, state);
    case 'reject':
      return reject(order, state);
  }
}

function prepare(order: SignOffOrder, { version, digest, prepared }: SignOff) {
  if (prepared === null) return [new DayPrepared(order.at, signed(order, { version, digest }))];
  if (isSamePerson(prepared.by, order.by)) return [];
  throw refuse.alreadySigned(order.day, version, 'prepared', prepared.by);
}

function review(order: SignOffOrder, state: SignOff): readonly DayEvent[] {
  const { version, prepared, reviewed, approved } = state;
  const { day, by } = order;
  if (prepared === null) throw refuse.notPrepared(day, version);
  if (reviewed !== null && isSamePerson(reviewed.by, by)) return [];
  if (reviewed !== null) throw refuse.alreadySigned(day, version, 'reviewed', reviewed.by);
  if (approved !== null) throw refuse.alreadySigned(day, version, 'approved', approved.by);
  if (isSamePerson(prepared.by, by)) throw refuse.ownWork(by, 'review');
  return [new DayReviewed(order.at, signed(order, state))];
}

function approve(order: OrderOf<'approve'>, state: SignOff): readonly DayEvent[] {
  const { version, prepared, reviewed, approved } = state;
  const { day, by, open } = order;
  if (prepared === null) throw refuse.notPrepared(day, version);
  if (approved !== null && isSamePerson(approved.by, by)) return [];
  if (approved !== null) throw refuse.alreadySigned(day, version, 'approved', approved.by);
  if (isSamePerson(prepared.by, by)) throw refuse.ownWork(by, 'approve');
  if (order.reviewRequired && reviewed === null) throw refuse.notReviewed(day, version);
  if (open.length > 0 && order.note === null) throw refuse.gravelyOpen(day, open);
  const accepted = open.map(({ id }) => id).sort();
  return [new DayApproved(order.at, { ...signed(order, state), accepted })];
}

/** Also of what is approved, and by who has prepared it: better sent back than left wrong. */
function reject(order: SignOffOrder, state: SignOff): readonly DayEvent[] {
  const { note, by, day } = order;
  if (note === null) throw refuse.noteMissing();
  const { rejected } = state;
  if (rejected !== null && isSamePerson(rejected.by, by) && rejected.note === note) return [];
  if (state.prepared === null) throw refuse.notPrepared(day, state.version);
  return [new DayRejected(order.at, { ...signed(order, state), note })];
}

const signed = (
  { day, by, note }: SignOffOrder,
  { version, digest }: Pick<SignOff, 'version' | 'digest'>,
): SignedVersion => ({ day, version, digest, by, note });

const UNSIGNED = { prepared: null, reviewed: null, approved: null, rejected: null } as const;

/** A new version begins unsigned; what was sent back begins anew. */
export function evolveSignOff(state: SignOff | null, event: DayEvent): SignOff | null {
  if (event.type === 'DayClosed' || event.type === 'DayRestated') {
    const { version, digest } = event.data;
    return { version, digest, ...UNSIGNED };
  }
  if (state === null) return null;
  const { by, note } = event.data;
  const step: SignOffStep = { by, at: event.occurredAt, note };
  switch (event.type) {
    case 'DayPrepared':
      return { ...state, prepared: step, rejected: null };
    case 'DayReviewed':
      return { ...state, reviewed: step };
    case 'DayApproved':
      return { ...state, approved: step };
    case 'DayRejected':
      return { ...state, ...UNSIGNED, rejected: step };
  }
}

export const signOffDecider: Decider<SignOff | null, SignOffOrder, DayEvent> = {
  initial: null,
  decide,
  evolve: evolveSignOff,
  events: dayEvents,
};
