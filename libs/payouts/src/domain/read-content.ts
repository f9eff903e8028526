import { canonicalJson, isOlderRead } from '#kernel';
import type { Canonical, Instant } from '#kernel';

/** Whatever was read at Opn, and when the read was requested. */
export type ReadAt<Content> = Content & { readonly readAt: Instant };

/** What an object says, without when it was read. */
export function contentOf<Content extends object>(read: ReadAt<Content>): Content {
  const { readAt: _, ...content } = read;
  return content as unknown as Content;
}

export const sameContent = (left: object, right: object): boolean =>
  canonicalJson(left as Canonical) === canonicalJson(right as Canonical);

/**
 * Whether a read shows something new of what is known. An older read never takes back what a newer
 * one said. A read that teaches nothing is not recorded, so a content that comes back is news only
 * to the next read after it.
 */
export const isNews = <Content extends object>(
  seen: ReadAt<Content>,
  known: ReadAt<Content>,
): boolean =>
  !isOlderRead(seen.readAt, known.readAt) && !sameContent(contentOf(seen), contentOf(known));
