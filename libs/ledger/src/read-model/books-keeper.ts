import { LogReader, ProjectionRunner } from '#event-store';
import { DomainError, withLogFields } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import { books } from './books.js';

/** The books of an account, brought up to the log's head by whichever process needs them to be. */
@Injectable()
export class BooksKeeper {
  private readonly logger = new Logger(BooksKeeper.name);

  constructor(
    private readonly runner: ProjectionRunner,
    private readonly reader: LogReader,
  ) {}

  /** Everything in the log by now is in the books when this returns; answers with the position. */
  async catchUp(account: string): Promise<number> {
    const { position } = await this.reader.head(account);
    const checkpoint = await this.runner.checkpoint(account, books);
    if (checkpoint.position >= position) return checkpoint.position;
    const reached = await this.runner.catchUp(account, books);
    withLogFields({ account, after: checkpoint.position, upTo: reached }, () => {
      this.logger.log(`The books are up to position ${reached}`);
    });
    return reached;
  }

  async rebuild(account: string): Promise<number> {
    return this.runner.rebuild(account, books);
  }

  /** Tables that a rebuild would change: none, unless somebody wrote into them. */
  tablesThatDiffer(account: string): Promise<readonly string[]> {
    return this.runner.tablesThatDiffer(account, books);
  }

  /** How far the books are, and by how many events they lag; a failure stops them. */
  async state(account: string): Promise<{ position: number; lag: number; failure: string | null }> {
    const head = await this.reader.head(account);
    const { position, failure } = await this.runner.checkpoint(account, books);
    return { position, lag: head.position - position, failure };
  }

  async refuseIfStopped(account: string): Promise<void> {
    const { failure } = await this.runner.checkpoint(account, books);
    if (failure === null) return;
    throw new DomainError(
      'books.stopped',
      `The books of ${account} have stopped and nothing may be issued from them: ${failure}`,
    );
  }
}
