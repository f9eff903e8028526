import { setTimeout as wait } from 'node:timers/promises';
import { AnswerFates } from '../faults/answer-fates.js';
import type { AnswerFate } from '../faults/answer-fates.js';
import type { Faults } from '../faults/faults.js';
import { shiftedPage, withLiveRow } from '../faults/pages.js';
import type { Page, ReadPage } from '../faults/pages.js';
import type { SeededRandom } from '../day/seeded-random.js';
import type { Rendered } from '../wire/render-list.js';
import type { World } from '../world/world.js';
import { page, refusal } from './route.js';
import type { Answer } from './route.js';

const SERVER_ERRORS = [500, 502, 503, 504] as const;
const RETRY_AFTER_SECONDS = '1';
const MOST_STEPS_BACK = 3;
const OK = 200;
const BAD_GATEWAY = 502;

/** A request of Opn's API, and what answers it with another query. */
export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly isList: boolean;
  readonly handle: (query: URLSearchParams) => Answer;
}

/** Opn's answers as they arrive: with the figures of the moment, and whatever goes wrong. */
export class FaultyAnswers {
  private readonly fates = new AnswerFates();

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  async answer(question: Question): Promise<Answer> {
    const { method, url, isList } = question;
    const isRead = method === 'GET';
    const address = `${method} ${url.pathname}${url.search}`;
    const fate = this.fates.next(this.faults.dial, { address, isRead, isList });
    this.faults.note(...fate.applied);
    const answer = this.answerWith(question, fate);
    if (fate.slowMs > 0) await wait(fate.slowMs, undefined, { ref: false });
    return answer;
  }

  /** What is refused has not been done; what is cut off or replaced by a page has. */
  private answerWith(question: Question, { fault, random }: AnswerFate): Answer {
    if (!fault || !random) return this.read(question);
    switch (fault) {
      case 'http429':
        return tooMany(random);
      case 'http500':
        return refusal(random.pick(SERVER_ERRORS), 'internal_error', 'something went wrong');
      case 'html':
        this.read(question);
        return page(random.pick([OK, BAD_GATEWAY]), 'Opn is being looked after');
      case 'cut':
        return { ...this.read(question), isCut: true };
      case 'stale':
        return this.world.asItWas(random.integer(1, MOST_STEPS_BACK), () => this.read(question));
      case 'shift':
        return this.read(question, random);
    }
  }

  private read(question: Question, shift: SeededRandom | null = null): Answer {
    const { url, method, isList, handle } = question;
    const answer = handle(url.searchParams);
    if (answer.status !== OK || method !== 'GET') return answer;
    const pages = isList ? this.pagesOf(question, shift) : null;
    if (!pages && !this.faults.changeObjects) return answer;
    const raw = JSON.parse(answer.text) as Rendered;
    const whole = pages ? pageOf(raw, pages, shift) : raw;
    return { ...answer, text: JSON.stringify(this.faults.answered(whole, this.world.now())) };
  }

  /** Null if the list has nothing wrong with it. */
  private pagesOf(question: Question, shift: SeededRandom | null): ReadPage | null {
    const read = readerOf(question);
    if (!this.hasLiveRow(question.url)) return shift && read;
    this.faults.note('livemode');
    return withLiveRow(read);
  }

  /** All pages of one window have it or none. */
  private hasLiveRow({ pathname, searchParams }: URL): boolean {
    const [from, to] = [searchParams.get('from') ?? '', searchParams.get('to') ?? ''];
    return this.faults.dial.hit('livemode', pathname, from, to) !== null;
  }
}

function pageOf(raw: Rendered, read: ReadPage, shift: SeededRandom | null): Rendered {
  const [offset, limit] = [Number(raw['offset']), Number(raw['limit'])];
  const { rows, total } = shift ? shiftedPage(read, offset, limit, shift) : read(offset, limit);
  return { ...raw, data: rows, total };
}

function readerOf({ url, handle }: Question): ReadPage {
  return (offset, limit): Page => {
    const query = new URLSearchParams(url.searchParams);
    query.set('offset', String(offset));
    query.set('limit', String(limit));
    const { data, total } = JSON.parse(handle(query).text) as { data: Rendered[]; total: number };
    return { rows: data, total };
  };
}

function tooMany(random: SeededRandom): Answer {
  const refused = refusal(429, 'too_many_requests', 'too many requests');
  if (random.percent(50)) return refused;
  return { ...refused, headers: { 'retry-after': RETRY_AFTER_SECONDS } };
}
