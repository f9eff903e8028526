/** The books from the side of those who need to see what they just recorded. */
export abstract class BooksGate {
  /** Everything in the log by now is in the books when this returns. */
  abstract catchUp(account: string): Promise<number>;
}
