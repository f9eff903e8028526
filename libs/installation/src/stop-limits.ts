import { SECOND_MS } from '#kernel';

/**
 * How long a process that was told to stop may take to end what it has in hand: requests, downloads
 * among them, or a turn of a job. Whoever stops it must give it more (docker-compose.yml).
 */
export const STOP_LIMIT_MS = { api: 15 * SECOND_MS, worker: 12 * SECOND_MS } as const;
