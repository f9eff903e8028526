import type { Notification } from './notification.js';

export const PAYLOAD_SCHEMA = 'notification.v1';

/** What a webhook's receiver gets, as `docs/notifications.md` documents it. */
export function notificationPayload(
  { account, key, kind, audience, severity, content, createdAt }: Notification,
  id: string,
  publicUrl: string,
) {
  const { texts, facts, link, files } = content;
  const absolute = (path: string): string => `${publicUrl}${path}`;
  return {
    schema: PAYLOAD_SCHEMA,
    id,
    key,
    kind,
    account,
    severity,
    audience,
    createdAt,
    texts,
    facts,
    link: absolute(link),
    files: files.map(({ path, ...file }) => ({ ...file, url: absolute(path) })),
  };
}
