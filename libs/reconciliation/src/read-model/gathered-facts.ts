import type { Queryable } from '#database';
import type { ChargeFacts, ChoiceFacts, DayFacts, ExpectationFacts } from '../domain/facts.js';
import * as sql from './fact-columns.js';

/** Receipts, charges and choices that were found so far, and all that they are linked to. */
export class GatheredFacts {
  readonly #receipts = new Map<string, ExpectationFacts>();
  readonly #charges = new Map<string, ChargeFacts>();
  readonly #choices = new Map<string, ChoiceFacts>();
  #newReceipts: ExpectationFacts[] = [];
  #newCharges: ChargeFacts[] = [];

  constructor(
    private readonly on: Queryable,
    private readonly account: string,
  ) {}

  facts(): Pick<DayFacts, 'expectations' | 'charges' | 'choices'> {
    const [expectations, charges] = [this.#receipts, this.#charges];
    return {
      expectations: [...expectations.values()],
      charges: [...charges.values()],
      choices: [...this.#choices.values()],
    };
  }

  addReceipts(found: readonly ExpectationFacts[]): void {
    const more = found.filter(({ reference }) => !this.#receipts.has(reference));
    for (const receipt of more) this.#receipts.set(receipt.reference, receipt);
    this.#newReceipts.push(...more);
  }

  addCharges(found: readonly ChargeFacts[]): void {
    const more = found.filter(({ id }) => !this.#charges.has(id));
    for (const charge of more) this.#charges.set(charge.id, charge);
    this.#newCharges.push(...more);
  }

  /**
   * Follows every key and every person's word, round by round, until nothing new is found: who a
   * charge belongs to depends on all that name it, and what a receipt still lacks on all that it
   * has. Refused and undone words lead on as well, for they say what was linked before.
   */
  async everythingLinked(): Promise<void> {
    const hasChoices = (await this.on.query(sql.ANY_CHOICE, [this.account])).length > 0;
    while (this.#newReceipts.length + this.#newCharges.length > 0) {
      const [receipts, charges] = [this.#newReceipts, this.#newCharges];
      [this.#newReceipts, this.#newCharges] = [[], []];
      const references = receipts.map(({ reference }) => reference);
      const ids = charges.map(({ id }) => id);
      const chosen = hasChoices ? await this.choices(references, ids) : [];
      await this.chargesOf(references, [
        ...receipts.flatMap(({ chargeId }) => chargeId ?? []),
        ...chosen.map(({ chargeId }) => chargeId),
      ]);
      await this.receiptsOf(ids, [
        ...charges.flatMap(({ reference }) => reference ?? []),
        ...chosen.map(({ reference }) => reference),
      ]);
    }
  }

  private async choices(
    references: readonly string[],
    chargeIds: readonly string[],
  ): Promise<readonly ChoiceFacts[]> {
    const found = await this.on.query<ChoiceFacts>(sql.CHOICES, [
      this.account,
      references,
      chargeIds,
    ]);
    for (const choice of found) {
      this.#choices.set(JSON.stringify([choice.reference, choice.chargeId]), choice);
    }
    return found;
  }

  private async chargesOf(references: readonly string[], named: readonly string[]): Promise<void> {
    const known = [...this.#charges.keys()];
    this.addCharges(await this.by<ChargeFacts>(sql.OTHER_CHARGES_BY_REFERENCE, references, known));
    const unknown = named.filter((id) => !this.#charges.has(id));
    this.addCharges(await this.by<ChargeFacts>(sql.CHARGES_BY_ID, unknown));
  }

  private async receiptsOf(ids: readonly string[], named: readonly string[]): Promise<void> {
    const unknown = named.filter((reference) => !this.#receipts.has(reference));
    this.addReceipts(await this.by<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, unknown));
    this.addReceipts(await this.by<ExpectationFacts>(sql.EXPECTATIONS_BY_CHARGE, ids));
  }

  private async by<Row extends object>(
    statement: string,
    keys: readonly string[],
    ...more: readonly (readonly string[])[]
  ): Promise<readonly Row[]> {
    if (keys.length === 0) return [];
    return this.on.query<Row>(statement, [this.account, [...new Set(keys)], ...more]);
  }
}
