/** Rows read once, from first to last. */
export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** Where a row stands in the order of its sheet. */
export type Place = readonly [rank: number, name: string];

interface Reading<Row> {
  readonly placeOf: (row: Row) => Place;
  /** What of it is compared. */
  readonly linesOf: (row: Row) => readonly string[];
}

/**
 * Lines that two sequences do not share, by how many more of each the second one has. Both are
 * read side by side in their order, so that only what differs is held; a row that changed its place
 * is held until it comes on the other side.
 */
export async function differingLines<Row>(
  before: Rows<Row>,
  after: Rows<Row>,
  reading: Reading<Row>,
): Promise<ReadonlyMap<string, number>> {
  const differing = new Map<string, number>();
  const left = new Reader(before, reading);
  const right = new Reader(after, reading);
  await Promise.all([left.advance(), right.advance()]);
  while (left.place !== null || right.place !== null) {
    const order = inOrder(left.place, right.place);
    if (order <= 0) count(differing, left.lines, -1);
    if (order >= 0) count(differing, right.lines, 1);
    if (order <= 0) await left.advance();
    if (order >= 0) await right.advance();
  }
  return differing;
}

class Reader<Row> {
  /** Null at the end. */
  place: Place | null = null;
  lines: readonly string[] = [];
  private readonly rows: AsyncIterator<Row> | Iterator<Row>;

  constructor(
    rows: Rows<Row>,
    private readonly reading: Reading<Row>,
  ) {
    this.rows =
      Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async advance(): Promise<void> {
    const next = await this.rows.next();
    const isOver = next.done === true;
    this.place = isOver ? null : this.reading.placeOf(next.value);
    this.lines = isOver ? [] : this.reading.linesOf(next.value);
  }
}

/** A sequence that has ended comes last. */
function inOrder(left: Place | null, right: Place | null): number {
  if (left === null || right === null) return left === null ? 1 : -1;
  const [rank, name] = left;
  const [otherRank, otherName] = right;
  if (rank !== otherRank) return rank - otherRank;
  return name === otherName ? 0 : name < otherName ? -1 : 1;
}

function count(differing: Map<string, number>, lines: readonly string[], by: number): void {
  for (const line of lines) {
    const sum = (differing.get(line) ?? 0) + by;
    if (sum === 0) differing.delete(line);
    else differing.set(line, sum);
  }
}
