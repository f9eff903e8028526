/** The webhook secrets of each account, several while one is being rotated. */
export class WebhookSecrets {
  constructor(private readonly secrets: ReadonlyMap<string, readonly Buffer[]>) {}

  /** None, also for an account that is not ours: strangers do not learn which accounts exist. */
  of(account: string): readonly Buffer[] {
    return this.secrets.get(account) ?? [];
  }
}
