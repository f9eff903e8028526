import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { z } from 'zod';
import { projectRoot } from '../planted-tree.js';

const words = z.array(z.string());
const variables = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const dependsOn = z.union([words, z.record(z.string(), z.object({ condition: z.string() }))]);

/** What is used of Compose here; anything else, or of another type, is a fault. */
const serviceSchema = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  profiles: words.optional(),
  entrypoint: words.optional(),
  command: words.optional(),
  environment: variables.optional(),
  depends_on: dependsOn.optional(),
  healthcheck: z
    .strictObject({
      test: words,
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
      start_period: z.string().optional(),
    })
    .optional(),
  configs: z.array(z.strictObject({ source: z.string(), target: z.string() })).optional(),
  secrets: words.optional(),
  volumes: words.optional(),
  networks: words,
  ports: words.optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: words.optional(),
  cap_drop: words.optional(),
  cap_add: words.optional(),
  security_opt: words.optional(),
  shm_size: z.string().optional(),
  restart: z.enum(['no', 'unless-stopped']),
  stop_grace_period: z.string().optional(),
  deploy: z
    .strictObject({
      resources: z.strictObject({
        limits: z.strictObject({ cpus: z.string(), memory: z.string() }),
      }),
    })
    .optional(),
});

const composeSchema = z
  .object({
    name: z.string(),
    services: z.record(z.string(), serviceSchema),
    networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
    configs: z.record(
      z.string(),
      z.strictObject({ file: z.string().optional(), content: z.string().optional() }),
    ),
    secrets: z.record(z.string(), z.strictObject({ environment: z.string() })),
    volumes: z.record(z.string(), z.null()),
  })
  .catchall(z.unknown());

export type Compose = z.infer<typeof composeSchema>;
export type Service = z.infer<typeof serviceSchema>;

/** Throws where it is not what Compose understands, and names each place. */
export const parseCompose = (text: string): Compose =>
  composeSchema.parse(load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }));

export const projectText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
