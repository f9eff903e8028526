import { ALERT_KINDS, runbookOf } from '#alerts';
import { commands } from '../../apps/cli/src/commands.js';
import { projectText } from './deployment/compose-file.js';
import { commandFaults, sectionFaults } from './runbook/runbook-faults.js';
import type { RunbookFacts } from './runbook/runbook-faults.js';

const rules = projectText('ops/prometheus/rules.yml');
const runbook = projectText('docs/runbook.md');
const facts: RunbookFacts = {
  kinds: ALERT_KINDS,
  rules: [...rules.matchAll(/^ {6}- alert: (\w+)$/gm)].map(([, name = '']) => name),
  commands,
};

describe('docs/runbook.md', () => {
  it('has one whole section for each alert, of ours and of Prometheus, and no other', () => {
    expect(facts.rules.length).toBeGreaterThan(15);
    expect(sectionFaults(runbook, facts)).toEqual([]);
  });

  it('names commands that exist', () => {
    expect(commandFaults(runbook, facts)).toEqual([]);
  });

  it('is where alerts lead to, and their list in the documents', () => {
    const alerts = projectText('docs/alerts.md');
    const links = [...alerts.matchAll(/\(runbook\.md#([\w-]+)\)/g)].map(([, name = '']) => name);
    expect(links.filter((name) => name !== '')).toEqual([...ALERT_KINDS]);
    expect(runbookOf('clock-off')).toBe('docs/runbook.md#clock-off');
  });
});

describe('a runbook', () => {
  const whole = ['**Meaning.** x', '**Checks.** x', '**Action.** x', '**Over.** x'].join('\n\n');
  const small = {
    kinds: ['stuck'],
    rules: ['Stuck'],
    commands: [{ name: 'go', help: ['--to <x>'] }],
  };
  const both = `## Stuck\n\n<a id="stuck"></a>\n\n${whole}\n`;

  it('may have two names for one section', () => {
    expect(sectionFaults(both, small)).toEqual([]);
  });

  it.each([
    ['stuck: no section', `## Stuck\n\n${whole}`],
    ['stuck: several sections', `${both}\n## stuck\n\n${whole}`],
    ['gone: no such alert', `${both}\n## gone\n\n${whole}`],
    ['Stuck: without **Over.**', both.replace('**Over.**', '')],
  ])('is found out: %s', (fault, text) => {
    expect(sectionFaults(text, small)).toEqual([fault]);
  });

  it.each([
    ['`npm run yodtrong -- sing`', ['sing: no such command']],
    ['`npm run yodtrong -- go --far`', ['go --far: no option --far']],
    ['`npm run yodtrong -- go --to x`', []],
  ])('names only what there is: %s', (text, faults) => {
    expect(commandFaults(text, small)).toEqual(faults);
  });
});
