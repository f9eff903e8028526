import { monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { SignOffReader } from '#days';
import type { SignOffStatus } from '#days';
import { Injectable } from '@nestjs/common';

/** A closed day whose latest version nobody has approved. */
export interface UnapprovedDay {
  readonly day: BusinessDay;
  readonly version: number;
  readonly status: Exclude<SignOffStatus, 'approved'>;
}

/** What of a month still waits for a signature. It keeps no month open; it is to be seen. */
@Injectable()
export class UnapprovedDays {
  constructor(private readonly records: SignOffReader) {}

  /** In the order of the days. */
  async of(account: string, month: Month): Promise<readonly UnapprovedDay[]> {
    const all = await this.records.all(account);
    const own = all.filter(({ day }) => monthOf(day) === month);
    const latest = new Map(own.map((one) => [one.day, one]));
    const waiting = [...latest.values()].flatMap(({ day, version, status }) =>
      status === 'approved' ? [] : [{ day, version, status }],
    );
    return waiting.sort((left, right) => (left.day < right.day ? -1 : 1));
  }
}
