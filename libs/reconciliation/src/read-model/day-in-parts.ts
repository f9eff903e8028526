import type { BusinessDay } from '#calendar';
import type { Session } from '#database';
import { Injectable } from '@nestjs/common';
import { reconcileDay } from '../domain/reconcile-day.js';
import { withSettled } from '../domain/settled.js';
import { breaksOfDay } from './break-table.js';
import { loadBasis } from './day-basis.js';
import type { Basis } from './day-basis.js';
import type { JudgedDay } from './day-judge.js';
import { PAGE_SIZES, partsOfDay } from './day-parts.js';
import type { DayPart } from './day-part.js';
import type { PageSizes } from './day-parts.js';
import { dayProofs } from './day-proofs.js';
import { JudgedViews } from './judged-views.js';
import { loadRestInFull } from './rest-in-full.js';
import { restInParts } from './rest-in-parts.js';
import { settledAmong } from './returns/settled-returns.js';
import type { JudgedView } from './scope-judge.js';
import { settleDay } from './settle-day.js';
import type { SettlingRules } from './settle-day.js';

/** Reads the rows of a judged day, while the view on which it was judged is open. */
export type ReadParts = (judged: JudgedDay, parts: AsyncIterable<DayPart>) => Promise<void>;

/**
 * Judges a day on one consistent view of the books, with the verdict on each of its rows in parts:
 * first the rest, which the law judged as a whole, then what is clean by pages.
 */
@Injectable()
export class DayInParts {
  constructor(private readonly views: JudgedViews) {}

  /** Without the rows that are clean. */
  judge(account: string, day: BusinessDay): Promise<JudgedDay> {
    return this.views.within(account, async (view) =>
      judgeRest(view, day, await loadBasis(view, day)),
    );
  }

  /** `read` may write to temporary tables of the session meanwhile, and to nothing else of it. */
  judgeAndRead(
    account: string,
    day: BusinessDay,
    session: Session,
    read: ReadParts,
  ): Promise<JudgedDay> {
    const work = async (view: JudgedView) =>
      judgeAndReadOn(view, day, { read, basis: await loadBasis(view, day), sizes: PAGE_SIZES });
    return this.views.within(account, work, session);
  }
}

interface Reading {
  readonly read: ReadParts;
  readonly basis: Basis;
  readonly sizes: PageSizes;
}

export async function judgeAndReadOn(
  view: JudgedView,
  day: BusinessDay,
  { read, basis, sizes }: Reading,
): Promise<JudgedDay> {
  const judged = await judgeRest(view, day, basis);
  await read(judged, allParts(view, judged, basis, sizes));
  return judged;
}

async function* allParts(
  view: JudgedView,
  { result, clean }: JudgedDay,
  basis: Basis,
  sizes: PageSizes,
): AsyncGenerator<DayPart> {
  yield* restInParts(result, sizes.orders);
  yield* partsOfDay(view, result.day, { rules: settlingRules(basis), clean }, sizes);
}

const settlingRules = ({ credited, ...rates }: Basis): SettlingRules => ({
  ...rates,
  credits: credited.credits,
});

async function judgeRest(view: JudgedView, day: BusinessDay, basis: Basis): Promise<JudgedDay> {
  const { on, account, position, settings, judging } = view;
  const { tariffOf, credited } = basis;
  const { settled: clean, rest } = await settleDay(view, day, settlingRules(basis));
  const linked = await loadRestInFull(view, day, rest);
  const facts = { ...linked, ...credited, settledReceipts: clean.matched.count };
  const law = reconcileDay(facts, judging, tariffOf);
  const result = { ...law, ...withSettled(law, clean) };
  const asOf = { position, instant: judging.instant, rules: `settings@${settings.version}` };
  const proofOf = await dayProofs(view, day, breaksOfDay(result));
  const owed = new Map([...result.looked, ...result.breaks].map((one) => [one.id, one]));
  const { holidays } = judging;
  const settled = await settledAmong({ on, account, holidays }, [...owed.values()]);
  return { asOf, settings, judging, tariffOf, result, clean, proofOf, settled };
}
