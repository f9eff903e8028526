import type { BusinessDay } from '#calendar';

/** The subject of the days before the account came here, which were closed all at once. */
export const PAST = 'past';

/** What one alert tells of; its days are never none. */
export interface DayGroup<Item> {
  readonly subject: string;
  readonly latest: Item;
  readonly first: Item;
  readonly all: readonly Item[];
}

/** Each day for itself, and those of the past together; `items` are the latest first. */
export function groupsOf<Item extends { readonly day: BusinessDay }>(
  items: readonly Item[],
  openedOn: BusinessDay,
): readonly DayGroup<Item>[] {
  const past = items.filter(({ day }) => day < openedOn);
  const own = items.filter(({ day }) => day >= openedOn);
  const [latest, first] = [past[0], past.at(-1)];
  return [
    ...own.map((one) => ({ subject: one.day, latest: one, first: one, all: [one] })),
    ...(latest && first ? [{ subject: PAST, latest, first, all: past }] : []),
  ];
}
