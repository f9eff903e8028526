import { SeededRandom } from '../../../apps/opn-simulator/src/day/seeded-random.js';
import type { Installation } from '../../support/installation.js';
import type { Raw } from '../../support/fake-opn.js';
import type { Day } from './bangkok-calendar.js';

/** What somebody does at a time: hands in a file, decides something, changes a setting. */
export type Act = (shop: Installation) => Promise<unknown>;

/** From a time on Opn shows these objects, and tells of them; or somebody acts. */
export interface Happening {
  readonly at: string;
  readonly shows: readonly Raw[];
  readonly tells: readonly Raw[];
  readonly act: Act | null;
}

/** One line of Opn's own ledger; `amount` is signed, in satang. */
export interface OpnLine {
  readonly id: string;
  readonly origin: string | null;
  readonly createdAt: string;
  readonly transferableAt: string;
  readonly amount: number;
  /** When the list begins to show it. */
  readonly shownAt: string;
}

/** What a merchant expects, as a row of its file. */
export interface ExpectedRow {
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly expectedOn: Day;
  readonly chargeId?: string;
  readonly note?: string;
}

/** A charge as it was made, paid or not. */
export interface Sale {
  readonly id: string;
  readonly reference: string | null;
  readonly gross: number;
  readonly fee: number;
  readonly vat: number;
  readonly net: number;
  readonly createdAt: string;
  readonly paidAt: string | null;
  readonly unpaid: Raw;
  readonly paid: Raw;
  readonly transaction: string;
}

/** A break that must be found: by code, subject, amount and how it stands at the end. */
export interface PlantedBreak {
  readonly code: string;
  /** `kind/id`; a bank line is `bank-line/<day>/<amount>`. */
  readonly subject: string;
  readonly amount: number | null;
  /** Codes also seen. */
  readonly also: readonly string[];
  /** What the proof of its end must say; null: it is open at the end. */
  readonly proof: RegExp | null;
}

export interface Costs {
  readonly fee: number;
  readonly vat: number;
}

/** Everything that is to happen in a generated month, and what must be found of it. */
export class World {
  readonly happenings: Happening[] = [];
  readonly lines: OpnLine[] = [];
  readonly files = new Map<Day, ExpectedRow[]>();
  readonly planted: PlantedBreak[] = [];
  /** Fees and VAT as Opn took them, by calendar day. */
  readonly costs = new Map<Day, Costs>();
  /** All that was sold, paid or not. */
  readonly sales: Sale[] = [];
  /** Days on which Opn takes another fee than agreed, per 10,000. */
  readonly rates = new Map<Day, number>();
  /** When the worker must look in between, for what changes within a day. */
  readonly looks = new Set<string>();
  readonly random: SeededRandom;
  private ids = 0;

  constructor(readonly seed: string) {
    this.random = new SeededRandom(`month ${seed}`);
  }

  id(prefix: string, day: Day): string {
    this.ids += 1;
    return `${prefix}_${day.replaceAll('-', '')}${String(this.ids).padStart(5, '0')}`;
  }

  shows(at: string, objects: readonly Raw[], tells: readonly Raw[] = []): void {
    this.happenings.push({ at, shows: objects, tells, act: null });
  }

  does(at: string, act: Act): void {
    this.happenings.push({ at, shows: [], tells: [], act });
  }

  expects(day: Day, row: Omit<ExpectedRow, 'currency' | 'expectedOn'>): void {
    const rows = this.files.get(day) ?? [];
    this.files.set(day, [...rows, { ...row, currency: 'THB', expectedOn: day }]);
  }

  costsOn(day: Day, { fee, vat }: Costs): void {
    const known = this.costs.get(day) ?? { fee: 0, vat: 0 };
    this.costs.set(day, { fee: known.fee + fee, vat: known.vat + vat });
  }

  plant(code: string, subject: string, amount: number | null, more: Partial<PlantedBreak> = {}) {
    this.planted.push({ code, subject, amount, also: [], proof: null, ...more });
  }
}
