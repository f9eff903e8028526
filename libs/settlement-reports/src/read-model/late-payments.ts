import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { evolveClosedMonths, PeriodReader } from '#days';
import type { ClosedMonths, IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import type { ChargeVerdict } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { countedLate, paymentsOfClosedMonths, standing } from '../domain/late-payments.js';
import type { ShownPayments } from '../domain/late-payments.js';
import { ownDayOf } from '../domain/receipt-movement.js';
import type { CountingDayOf } from '../domain/receipt-movement.js';
import type { Knowledge } from './receipt-histories.js';

type Issued = readonly Recorded<IssuingEvent>[];

/**
 * Finds the day that counts a payment which became known when its own day's month was closed: by
 * what issued reports show of it, for they are what each next one begins with.
 */
@Injectable()
export class LatePayments {
  constructor(
    private readonly database: Database,
    private readonly periods: PeriodReader,
  ) {}

  async of(
    account: string,
    day: BusinessDay,
    payments: readonly ChargeVerdict[],
    { upTo, issued }: Pick<Knowledge, 'issued' | 'upTo'>,
  ): Promise<CountingDayOf> {
    const isEarlier = ({ charge: { businessDay } }: ChargeVerdict) =>
      businessDay !== null && businessDay < day;
    if (!payments.some(isEarlier)) return ownDayOf;
    const months = await this.closedMonths(account, upTo);
    const candidates = paymentsOfClosedMonths(day, payments, months);
    if (candidates.length === 0) return ownDayOf;
    const known = issued.filter(({ position }) => position <= upTo);
    const shown = await this.shown(account, candidates, known);
    return countedLate(day, candidates, known, shown);
  }

  private async closedMonths(account: string, upTo: number): Promise<ClosedMonths> {
    const history = await this.periods.history(account);
    const known = history.filter(({ position }) => position <= upTo);
    return known.reduce<ClosedMonths>(evolveClosedMonths, new Set());
  }

  private async shown(
    account: string,
    candidates: readonly ChargeVerdict[],
    issued: Issued,
  ): Promise<ShownPayments> {
    const last = standing(issued);
    const own = candidates.map(({ charge: { businessDay } }) =>
      businessDay === null ? undefined : last.get(businessDay),
    );
    const reports = [...new Set(own.flatMap((event) => event ?? []))];
    const ids = candidates.map(({ charge }) => charge.id);
    const matched = await this.read(MATCHED_ON_OWN_DAY, account, reports, ids);
    const onOwnDay = new Set(matched.map(({ id }) => id));
    const since = Math.min(...own.map((event) => event?.position ?? 0));
    const firsts = issued.filter(({ data, position }) => data.version === 1 && position > since);
    const missing = ids.filter((id) => !onOwnDay.has(id));
    return { onOwnDay, later: await this.later(account, firsts, missing) };
  }

  /** Which of these reports name each charge. */
  private async later(
    account: string,
    firsts: Issued,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Issued>> {
    if (ids.length === 0) return new Map();
    const found = await this.read(NAMED_BESIDE_ORDER, account, firsts, ids);
    const isNaming = (charge: string, one: BusinessDay) =>
      found.some(({ id, day }) => id === charge && day === one);
    return new Map(
      ids.map((id) => [id, firsts.filter(({ data }) => isNaming(id, data.day))] as const),
    );
  }

  private read(
    statement: string,
    account: string,
    reports: Issued,
    ids: readonly string[],
  ): Promise<readonly { readonly id: string; readonly day: BusinessDay }[]> {
    return this.database.query(statement, [
      account,
      reports.map(({ data }) => data.day),
      reports.map(({ data }) => data.version),
      reports.map(({ data }) => data.digest),
      ids,
    ]);
  }
}

const rowsOf = (sheet: string): string => `
  FROM unnest($2::date[], $3::integer[], $4::text[]) AS issued (day, version, digest)
  JOIN report_rows r ON r.account = $1 AND r.day = issued.day AND r.version = issued.version
    AND r.digest = issued.digest AND r.sheet = '${sheet}'`;

const MATCHED_ON_OWN_DAY = `
  SELECT r.data->>'chargeId' AS id, r.day ${rowsOf('charges')}
  WHERE r.data->>'chargeId' = ANY($5::text[]) AND (r.data->>'matched')::bigint > 0`;

const NAMED_BESIDE_ORDER = `
  SELECT charge.id, r.day ${rowsOf('expected')}
  CROSS JOIN LATERAL jsonb_array_elements_text(r.data->'chargeIds') AS charge (id)
  WHERE r.data->'chargeIds' ?| $5::text[] AND charge.id = ANY($5::text[])`;
