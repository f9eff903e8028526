import { OpnError } from './opn.errors.js';

/** One or several secret keys of one account: several while one is being rolled. */
export type SecretKeys = readonly [string, ...string[]];

const UNAUTHORIZED = 401;
const SERVER_AT_FAULT = 500;

/** Signs in with the key that worked last; a refused key is followed by the others, each once. */
export class KeyRing {
  private readonly authorizations: readonly string[];
  private working = 0;

  constructor(secretKeys: SecretKeys) {
    this.authorizations = secretKeys.map(
      (key) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    );
  }

  /** `opn.unauthorized` only if every key was refused; other errors are those of the last key. */
  async signIn<T>(send: (authorization: string) => Promise<T>): Promise<T> {
    const refusals: OpnError[] = [];
    for (const index of this.inTurn()) {
      try {
        const answer = await send(this.authorizations[index] as string);
        this.working = index;
        return answer;
      } catch (error) {
        if (!isKeyRefused(error)) {
          if (isKeyAccepted(error)) this.working = index;
          throw error;
        }
        refusals.push(error);
      }
    }
    throw allRefused(refusals);
  }

  private inTurn(): readonly number[] {
    const first = this.working; // another request may find the working key meanwhile
    const count = this.authorizations.length;
    return this.authorizations.map((_, step) => (first + step) % count);
  }
}

const isKeyRefused = (error: unknown): error is OpnError =>
  error instanceof OpnError && error.facts.status === UNAUTHORIZED;

/** Opn looks at the key first: a refusal of anything else means that the key was good. */
function isKeyAccepted(error: unknown): boolean {
  const status = error instanceof OpnError ? error.facts.status : undefined;
  return status !== undefined && status < SERVER_AT_FAULT;
}

function allRefused(refusals: readonly OpnError[]): unknown {
  const last = refusals.at(-1);
  if (last === undefined || refusals.length === 1) return last;
  const answered = `${last.answered} to each of the ${refusals.length} secret keys`;
  return new OpnError(last.code, answered, last.facts);
}
