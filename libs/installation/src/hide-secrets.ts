import type { Config } from '#config';
import { hide } from '#processes';

/** From here on no log line says what the environment keeps secret, whoever logs it. */
export function hideSecrets({ accounts, adminApiKey, databaseUrl, notify }: Config): void {
  hide(accounts.flatMap(({ secretKeys, webhookSecrets }) => [...secretKeys, ...webhookSecrets]));
  hide([adminApiKey, passwordOf(databaseUrl)]);
  hide(notify.webhook?.secrets ?? []);
  hide([notify.line?.token ?? null]);
  hide([notify.slack?.url.finance ?? null, notify.slack?.url.operators ?? null]);
}

function passwordOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return decodeURIComponent(new URL(url).password) || null;
}
