/** What a section of the runbook must have, in words set bold. */
const PARTS = ['**Meaning.**', '**Checks.**', '**Action.**'];

/** Says by which proof an alert of ours ends; those of Prometheus end with their number. */
const END = '**Over.**';

export interface RunbookFacts {
  /** Kinds of alerts of ours: each is the heading or an anchor of one section. */
  readonly kinds: readonly string[];
  /** Alerts of Prometheus: each is the heading of one section. */
  readonly rules: readonly string[];
  readonly commands: readonly CommandFacts[];
}

export interface CommandFacts {
  readonly name: string;
  readonly help: readonly string[];
}

interface Section {
  readonly heading: string;
  readonly anchors: readonly string[];
  readonly text: string;
}

/** Sections that are missing, doubled, left over or without one of their parts. */
export function sectionFaults(runbook: string, { kinds, rules }: RunbookFacts): string[] {
  const sections = runbook.split(/^## /m).slice(1).map(sectionOf);
  const names = sections.flatMap(({ heading, anchors }) => [heading, ...anchors]);
  const wanted = [...kinds, ...rules];
  const howOften = (name: string) => names.filter((one) => one === name).length;
  return [
    ...wanted.filter((name) => howOften(name) === 0).map((name) => `${name}: no section`),
    ...wanted.filter((name) => howOften(name) > 1).map((name) => `${name}: several sections`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `${name}: no such alert`),
    ...sections.flatMap((section) => missingParts(section, kinds)),
  ];
}

/** Commands and options that the tool does not have. */
export function commandFaults(runbook: string, { commands }: RunbookFacts): string[] {
  return [...runbook.matchAll(/\bnpm run yodtrong -- ([^`\n]+)/g)].flatMap(([, typed = '']) => {
    const command = commands
      .filter(({ name }) => `${typed} `.startsWith(`${name} `))
      .sort((left, right) => right.name.length - left.name.length)[0];
    if (command === undefined) return [`${typed}: no such command`];
    const help = command.help.join('\n');
    return (typed.match(/--[\w-]+/g) ?? [])
      .filter((option) => !help.includes(`${option} `) && !help.includes(`${option}\n`))
      .map((option) => `${typed}: no option ${option}`);
  });
}

function sectionOf(text: string): Section {
  const [heading = ''] = text.split('\n', 1);
  const anchors = [...text.matchAll(/<a id="([^"]*)"><\/a>/g)].map(([, name = '']) => name);
  return { heading, anchors, text };
}

function missingParts({ heading, anchors, text }: Section, kinds: readonly string[]): string[] {
  const isOurs = [heading, ...anchors].some((name) => kinds.includes(name));
  return [...PARTS, ...(isOurs ? [END] : [])]
    .filter((part) => !text.includes(`\n${part}`))
    .map((part) => `${heading}: without ${part}`);
}
