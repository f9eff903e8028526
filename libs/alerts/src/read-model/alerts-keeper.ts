import { LogReader, ProjectionRunner } from '#event-store';
import { Injectable } from '@nestjs/common';
import { alerts } from './alerts.projection.js';

/** The list of alerts, brought up to the log's head by whichever process needs it to be. */
@Injectable()
export class AlertsKeeper {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly reader: LogReader,
  ) {}

  async catchUp(account: string): Promise<number> {
    const { position } = await this.reader.head(account);
    const checkpoint = await this.runner.checkpoint(account, alerts);
    return checkpoint.position >= position
      ? checkpoint.position
      : this.runner.catchUp(account, alerts);
  }

  rebuild(account: string): Promise<number> {
    return this.runner.rebuild(account, alerts);
  }

  /** Tables that a rebuild would change: none, unless somebody wrote into them. */
  tablesThatDiffer(account: string): Promise<readonly string[]> {
    return this.runner.tablesThatDiffer(account, alerts);
  }
}
