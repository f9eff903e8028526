// What the product's process can do with its log, on orders of the cases.
import { chargeDecider, chargeStream } from '#charges';
import { DecisionRunner, LogAppender, LogVerifier } from '#event-store';
import { BooksKeeper } from '#ledger';

import { ACCOUNT } from './facts.mjs';
import { learnedCharge } from './late-payment.mjs';
import { NO_TIP, preparedEvent } from './written.mjs';

const ROWS_AT_ONCE = 1_000;
const IN_FLIGHT = 2;

export function logWork(app) {
  const keeper = app.get(BooksKeeper);
  return {
    ...appending(app.get(LogAppender)),
    async learn({ count }) {
      const runner = app.get(DecisionRunner);
      for (let from = 0; from < count; from += ROWS_AT_ONCE) {
        const size = Math.min(ROWS_AT_ONCE, count - from);
        const lessons = Array.from({ length: size }, (_, n) => lessonOf(`chrg_book_${from + n}`));
        await runner.run(lessons, chargeDecider);
      }
      await keeper.catchUp(ACCOUNT);
    },
    async rebuild() {
      return { position: await keeper.rebuild(ACCOUNT) };
    },
    async verify() {
      const { events, faultCount } = await app.get(LogVerifier).verify(ACCOUNT);
      return { events, faultCount };
    },
  };
}

function appending(appender) {
  const appendTo = async (id, tip) => {
    const [event] = (await appender.append(ACCOUNT, preparedEvent(id, tip))) ?? [];
    if (!event) throw new Error(`The append to ${id} was refused.`);
    return event;
  };
  return {
    /** So many streams at the same time; in each, one event waits for the one before it. */
    async append({ run, streams, perStream }) {
      const oneStream = async (_, stream) => {
        let tip = NO_TIP;
        for (let n = 0; n < perStream; n += 1) tip = await appendTo(`${run}_${stream}`, tip);
      };
      await Promise.all(Array.from({ length: streams }, oneStream));
      return { count: streams * perStream };
    },
    async bulk({ run, count }) {
      await inBulk(count, (n) => appendTo(`${run}_${n}`));
      return { count };
    },
  };
}

/** A thousand streams at once, as a page of an import has them. */
async function inBulk(count, appendOne) {
  let next = 0;
  const turns = async () => {
    while (next < count) {
      const from = next;
      next += ROWS_AT_ONCE;
      const size = Math.min(ROWS_AT_ONCE, count - from);
      await Promise.all(Array.from({ length: size }, (_, n) => appendOne(from + n)));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, turns));
}

const DAY = '2026-10-09';

const lessonOf = (chargeId) => ({
  ...{ stream: chargeStream(ACCOUNT, chargeId), learned: learnedCharge(chargeId, DAY) },
  ...{ cause: { kind: 'person', ref: 'bench' }, evidence: null },
});
