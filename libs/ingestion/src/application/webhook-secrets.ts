import { DomainError } from '#kernel';

/** The webhook secrets of each account, several while one is being rotated. */
export class WebhookSecrets {
  constructor(private readonly secrets: ReadonlyMap<string, readonly Buffer[]>) {}

  /** None: every webhook is refused. `account.unknown` for an account that is not ours. */
  of(account: string): readonly Buffer[] {
    const secrets = this.secrets.get(account);
    if (secrets) return secrets;
    throw new DomainError(
      'account.unknown',
      `No webhooks are taken here for account "${account}".`,
    );
  }
}
