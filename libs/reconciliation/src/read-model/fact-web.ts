import type { ChoiceFacts } from '../domain/choices.js';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import * as sql from './fact-columns.js';
import type { JudgedView } from './scope-judge.js';

/**
 * Receipts and charges that hang together, followed from some of them until nothing more is linked:
 * by reference, by a charge id that a receipt names, or by what people decided. Those of the last
 * round may be linked to more.
 */
export class FactWeb {
  readonly #receipts = new Map<string, ExpectationFacts>();
  readonly #charges = new Map<string, ChargeFacts>();
  readonly #choices = new Map<string, ChoiceFacts>();
  #newReceipts: ExpectationFacts[] = [];
  #newCharges: ChargeFacts[] = [];

  constructor(private readonly view: JudgedView) {}

  facts() {
    return {
      expectations: [...this.#receipts.values()],
      charges: [...this.#charges.values()],
      choices: [...this.#choices.values()],
    };
  }

  add(found: readonly ChargeFacts[]): void {
    const more = found.filter(({ id }) => !this.#charges.has(id));
    for (const charge of more) this.#charges.set(charge.id, charge);
    this.#newCharges.push(...more);
  }

  async receipts(statement: string, keys: readonly string[]): Promise<void> {
    const found = await this.by<ExpectationFacts>(statement, keys);
    const more = found.filter(({ reference }) => !this.#receipts.has(reference));
    for (const receipt of more) this.#receipts.set(receipt.reference, receipt);
    this.#newReceipts.push(...more);
  }

  async charges(statement: string, keys: readonly string[]): Promise<void> {
    this.add(await this.by<ChargeFacts>(statement, keys));
  }

  async everythingLinked(): Promise<void> {
    while (this.#newReceipts.length + this.#newCharges.length > 0) {
      const [receipts, charges] = [this.#newReceipts, this.#newCharges];
      [this.#newReceipts, this.#newCharges] = [[], []];
      const references = receipts.map(({ reference }) => reference);
      const named = receipts.flatMap(({ chargeId }) => chargeId ?? []);
      const stated = charges.flatMap(({ reference }) => reference ?? []);
      const ids = charges.map(({ id }) => id);
      await this.charges(sql.CHARGES_BY_REFERENCE, references);
      await this.charges(
        sql.CHARGES_BY_ID,
        named.filter((id) => !this.#charges.has(id)),
      );
      await this.receipts(
        sql.EXPECTATIONS_BY_REFERENCE,
        stated.filter((reference) => !this.#receipts.has(reference)),
      );
      await this.receipts(sql.EXPECTATIONS_BY_CHARGE, ids);
      await this.decidedTogether(receipts, ids);
    }
  }

  private async decidedTogether(
    receipts: readonly ExpectationFacts[],
    ids: readonly string[],
  ): Promise<void> {
    const references = receipts.map(({ reference }) => reference);
    const { on, account } = this.view;
    const found = await on.query<ChoiceRow>(CHOICES, [account, references, ids]);
    for (const { id, ...choice } of found) this.#choices.set(id, choice);
    await this.receipts(
      sql.EXPECTATIONS_BY_REFERENCE,
      found.flatMap(({ reference }) => (this.#receipts.has(reference) ? [] : reference)),
    );
    await this.charges(
      sql.CHARGES_BY_ID,
      found.flatMap(({ chargeId }) => (this.#charges.has(chargeId) ? [] : chargeId)),
    );
  }

  private async by<Row extends object>(
    statement: string,
    keys: readonly string[],
  ): Promise<readonly Row[]> {
    if (keys.length === 0) return [];
    const { on, account } = this.view;
    return on.query<Row>(statement, [account, [...new Set(keys)]]);
  }
}

type ChoiceRow = ChoiceFacts & { readonly id: string };

const CHOICES = `
  SELECT id, expectation AS reference, charge_id AS "chargeId", state, known_at AS "knownAt"
  FROM chosen_matches
  WHERE account = $1 AND (expectation = ANY($2::text[]) OR charge_id = ANY($3::text[]))`;
