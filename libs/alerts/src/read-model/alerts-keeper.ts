import { Database } from '#database';
import { LogReader, ProjectionRunner } from '#event-store';
import { Injectable } from '@nestjs/common';
import { ALERT_KIND } from '../domain/alert-stream.js';
import { alerts } from './alerts.projection.js';

/** What is about other things is not read again: a log of millions may have no alert in it. */
const PASS_OVER = `
  INSERT INTO projection_checkpoints AS p (account, name, position) VALUES ($1, $2, $4)
  ON CONFLICT (account, name) DO UPDATE SET position = $4, moved_at = clock_timestamp()
  WHERE p.position = $3 AND p.failure IS NULL`;

/** The list of alerts, brought up to the log's head by whichever process needs it to be. */
@Injectable()
export class AlertsKeeper {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly reader: LogReader,
    private readonly database: Database,
  ) {}

  async catchUp(account: string): Promise<number> {
    const { position } = await this.reader.head(account);
    const checkpoint = await this.runner.checkpoint(account, alerts);
    if (checkpoint.position >= position) return checkpoint.position;
    if (checkpoint.failure !== null) return this.runner.catchUp(account, alerts);
    const kinds = [ALERT_KIND];
    const from = checkpoint.position;
    const news = await this.reader.rowsOfKinds(account, kinds, position, this.database, from);
    if (news.length > 0) return this.runner.catchUp(account, alerts);
    await this.database.query(PASS_OVER, [account, alerts.name, from, position]);
    return position;
  }

  rebuild(account: string): Promise<number> {
    return this.runner.rebuild(account, alerts);
  }

  /** Tables that a rebuild would change: none, unless somebody wrote into them. */
  tablesThatDiffer(account: string): Promise<readonly string[]> {
    return this.runner.tablesThatDiffer(account, alerts);
  }
}
