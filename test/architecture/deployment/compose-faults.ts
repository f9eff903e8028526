import type { Compose, Service } from './compose-file.js';
import { variablesIn } from './interpolate.js';

/** What the rest of the project says, against which the file is held. */
export interface Project {
  /** Variables that `.env.example` names, those in comments as well. */
  readonly documented: ReadonlySet<string>;
  /** Variables of the configuration. */
  readonly known: ReadonlySet<string>;
  readonly files: (path: string) => boolean;
  readonly commands: readonly string[];
  /** Pages without a key, on `OPS_PORT`. */
  readonly opsPages: readonly string[];
  /** Folders of the image that its user may write to. */
  readonly folders: readonly string[];
  /** How long a process may take to stop, by application. */
  readonly stopLimitMs: Readonly<Record<string, number>>;
}

const PINNED = /:v?\d+\.\d+(\.\d+)?(-[a-z0-9]+)*$/;
const OWN_IMAGE = /^yodtrong:/;
const MAIN = /^dist\/(apps\/[a-z-]+)\/src\/main\.js$/;
const PAGE = /http:\/\/127\.0\.0\.1:(\d+)(\/[\w/]*)/;
const SECOND_MS = 1_000;
/** For what is between the signal and the process. */
const MARGIN_MS = 5 * SECOND_MS;

type Named = readonly [name: string, service: Service];
type Rule = (one: Named, compose: Compose, project: Project) => readonly (string | false)[];

const isOwn = ({ image }: Service): boolean => OWN_IMAGE.test(image);
const namesOf = (all: object): readonly string[] => Object.keys(all);
const millisecondsOf = (text = '10s'): number => Number.parseInt(text, 10) * SECOND_MS;
const programOf = ({ entrypoint = [], command = [] }: Service) => [...entrypoint, ...command];
const applicationOf = (service: Service): string =>
  programOf(service).flatMap((word) => MAIN.exec(word)?.[1] ?? [])[0] ?? '';

const imagesArePinned: Rule = ([, service]) => [
  !isOwn(service) && !PINNED.test(service.image) && `${service.image} names no version`,
  isOwn(service) && service.build === undefined && 'its image is built by nobody',
];

const referencesResolve: Rule = ([, service], compose) => {
  const { configs = [], secrets = [], networks, volumes = [], depends_on: others = [] } = service;
  const missing = (what: string, named: readonly string[], known: object) =>
    named.filter((name) => !(name in known)).map((name) => `there is no ${what} ${name}`);
  const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
  const waitsFor = Array.isArray(others) ? others : namesOf(others);
  return [
    ...missing('network', networks, compose.networks),
    ...missing('secret', secrets, compose.secrets),
    ...missing('volume', sources, compose.volumes),
    ...missing('service', waitsFor, compose.services),
    ...missing(
      'config',
      configs.map(({ source }) => source),
      compose.configs,
    ),
  ];
};

const conditionsCanBeMet: Rule = ([, { depends_on: others = [] }], { services }) =>
  Object.entries(Array.isArray(others) ? {} : others).map(([name, { condition }]) => {
    const other = services[name];
    if (condition === 'service_healthy') {
      return other?.healthcheck === undefined && `${name} says nothing of its health`;
    }
    const isOver = condition === 'service_completed_successfully' && other?.restart === 'no';
    return !isOver && `${name} never ends, or ${condition} is none`;
  });

const programsExist: Rule = ([, service], _, { files, commands }) => {
  if (!isOwn(service)) return [];
  const application = applicationOf(service);
  const [order = ''] = programOf(service).slice(-1);
  return [
    !files(`${application}/src/main.ts`) && `${programOf(service).join(' ')} is no program`,
    application === 'apps/cli' && !commands.includes(order) && `"${order}" is no command`,
  ];
};

const variablesAreKnown: Rule = ([, service], _, { known, documented }) => {
  const { environment = {} } = service;
  const names = isOwn(service) ? namesOf(environment) : [];
  const used = Object.values(environment).flatMap((value) => variablesIn(String(value)));
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `${name} is no variable of ours`),
    ...used.filter((name) => !documented.has(name)).map((name) => `.env.example lacks ${name}`),
  ];
};

const healthIsAsked: Rule = ([, service], _, { opsPages }) => {
  const application = applicationOf(service);
  if (application !== 'apps/api') return [];
  const [, port, page = ''] = PAGE.exec(service.healthcheck?.test.join(' ') ?? '') ?? [];
  return [
    port !== String(service.environment?.['OPS_PORT']) && 'its health is asked of no port of its',
    !opsPages.includes(page) && `it has no page "${page}"`,
  ];
};

const stopsInTime: Rule = ([, service], _, { stopLimitMs }) => {
  const limitMs = stopLimitMs[applicationOf(service).replace('apps/', '')];
  if (limitMs === undefined) return [];
  const delayMs = Number(service.environment?.['STOP_DELAY_SECONDS'] ?? 0) * SECOND_MS;
  const isShort = millisecondsOf(service.stop_grace_period) < limitMs + delayMs + MARGIN_MS;
  return [isShort && `it needs ${limitMs + delayMs} ms to stop, and is given hardly that`];
};

const rightsAreFew: Rule = ([, service]) => {
  if (!isOwn(service)) return [];
  const { read_only: isReadOnly, cap_drop: dropped = [], security_opt: options = [] } = service;
  return [
    isReadOnly !== true && 'it can write where it runs',
    !dropped.includes('ALL') && 'it keeps rights that it does not need',
    !options.includes('no-new-privileges:true') && 'it may gain rights',
  ];
};

/** A volume that is new is whose the folder is that it is put on. */
const volumesAreWritable: Rule = ([, service], _, { folders }) =>
  (isOwn(service) ? (service.volumes ?? []) : [])
    .map((volume) => volume.split(':')[1] ?? '')
    .map((path) => !folders.includes(path) && `its user may not write to ${path}`);

/** What is in no file Compose writes into the container before it starts. */
const givenCanBeWritten: Rule = ([, service], compose) => {
  const { read_only: isReadOnly = false, configs = [], secrets = [] } = service;
  const inText = configs
    .map(({ source }) => source)
    .filter((source) => compose.configs[source]?.content !== undefined);
  return [...secrets, ...inText].map(
    (name) => isReadOnly && `${name} cannot be written into what is read-only`,
  );
};

const isKeptInBounds: Rule = ([, { restart, deploy, ports = [] }]) => [
  restart !== 'no' && deploy === undefined && 'it may take all there is',
  ...ports.map((port) => !port.startsWith('127.0.0.1:') && `${port} is open to everybody`),
];

const RULES: readonly Rule[] = [
  imagesArePinned,
  referencesResolve,
  conditionsCanBeMet,
  programsExist,
  variablesAreKnown,
  healthIsAsked,
  stopsInTime,
  rightsAreFew,
  volumesAreWritable,
  givenCanBeWritten,
  isKeptInBounds,
];

/** Everything in it that could not work, or that nobody wanted: a sentence for each. */
export function composeFaults(compose: Compose, project: Project): readonly string[] {
  const inServices = Object.entries(compose.services).flatMap((one) =>
    RULES.flatMap((rule) => rule(one, compose, project))
      .filter((fault) => fault !== false)
      .map((fault) => `${one[0]}: ${fault}`),
  );
  const files = Object.values(compose.configs).flatMap(({ file }) => file ?? []);
  return [
    ...inServices,
    ...files.filter((file) => !project.files(file)).map((file) => `there is no file ${file}`),
    ...Object.values(compose.secrets)
      .filter(({ environment }) => !project.documented.has(environment))
      .map(({ environment }) => `.env.example lacks ${environment}`),
    ...unused(compose),
  ];
}

function unused({ services, configs, secrets, volumes, networks }: Compose): readonly string[] {
  const all = JSON.stringify(Object.values(services));
  return [configs, secrets, volumes, networks]
    .flatMap(namesOf)
    .filter((name) => !new RegExp(`"${name}[":]`).test(all))
    .map((name) => `nobody uses ${name}`);
}
