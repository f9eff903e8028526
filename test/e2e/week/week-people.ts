import { AcknowledgeAlert, ListAlerts } from '#alerts';
import type { AlertView } from '#alerts';
import { ImportBankLines } from '#bank';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { ImportExpectedReceipts } from '#expectations';
import { ListBreaks, WorkOnBreak } from '#reconciliation';
import { SignDay } from '#settlement-reports';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { TestingModule } from '@nestjs/testing';

const AMOUNT = 40_000;
const MANY = 500;
const NOTHING_SAID = { version: null, digest: null, note: 'seen' };

/** What people do in such a week: hand in files, sign reports off, take care of alerts. */
export class WeekPeople {
  constructor(
    private readonly app: TestingModule,
    private readonly account: string,
  ) {}

  async expect(day: BusinessDay, references: readonly string[]): Promise<void> {
    const rows = references.map((reference) => {
      return { reference, amount: AMOUNT, currency: 'THB', expectedOn: day };
    });
    const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) } as const;
    await this.commands.execute(new ImportExpectedReceipts(this.account, file, 'Malee'));
  }

  async importBankLine(bookedOn: BusinessDay, amount: number): Promise<void> {
    const rows = [{ bookedOn, amount, description: 'OMISE PAYMENT' }];
    const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) } as const;
    await this.commands.execute(new ImportBankLines(this.account, file, { count: 1 }, 'Malee'));
  }

  /** One prepares and another one approves whatever was issued. */
  async signOff(): Promise<void> {
    const issued = await this.app.get(DayReader).issued(this.account);
    for (const day of new Set(issued.map(({ data }) => data.day))) {
      for (const [step, by] of [
        ['prepare', 'Malee'],
        ['approve', 'Suda'],
      ] as const) {
        await this.commands.execute(new SignDay(this.account, day, step, by, NOTHING_SAID));
      }
    }
  }

  async settleFees(): Promise<void> {
    const filter = { code: 'FEE_VARIANCE' } as const;
    for (const { id } of await this.queries.execute(
      new ListBreaks(this.account, filter, MANY, null),
    )) {
      const work = { kind: 'resolve', reason: 'Opn has credited the difference' } as const;
      await this.commands.execute(new WorkOnBreak(this.account, id, work, 'Suda'));
    }
  }

  /** Somebody has each of them in hand as soon as it is there. */
  async takeAlerts(): Promise<void> {
    for (const { id } of await this.alerts('firing')) {
      await this.commands.execute(new AcknowledgeAlert(this.account, id, 'Anan', null));
    }
  }

  /** In the order in which they were raised. */
  async alerts(status?: 'firing'): Promise<readonly AlertView[]> {
    const filter = { ...(status && { status }) };
    const all = await this.queries.execute(new ListAlerts(this.account, filter, 'en', MANY, null));
    return [...all].reverse();
  }

  private get commands(): CommandBus {
    return this.app.get(CommandBus);
  }

  private get queries(): QueryBus {
    return this.app.get(QueryBus);
  }
}
