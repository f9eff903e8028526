/** Where people reach this installation, for links within sentences. */
export class PublicAddress {
  constructor(private readonly url: string) {}

  /** `path` begins with `/`. */
  of(path: string): string {
    return `${this.url}${path}`;
  }
}
