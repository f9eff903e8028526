import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBusinessDay } from '#calendar';
import { CloseDay } from '#settlement-reports';
import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { runCommandLine } from '../run-command-line.js';
import { reportCommand } from './report.command.js';
import { verifyCommand } from './verify.command.js';

const DAY = '2026-01-12';

describe('the commands report and verify', () => {
  const before = { ...process.env };
  let opn: FakeOpn;
  let api: TestApp;
  let folder: string;

  beforeAll(async () => {
    opn = await new FakeOpn().start();
    api = await startPayoutApp(opn);
    const cause = { kind: 'person', ref: 'Malee' } as const;
    await api.commands.execute(new CloseDay('main', parseBusinessDay(DAY), cause));
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    Object.assign(process.env, { DATABASE_URL: api.databaseUrl, OPN_SECRET_KEY: 'skey_test_0' });
  });

  afterAll(async () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
    rmSync(folder, { recursive: true });
    await api.stop();
    await opn.stop();
  });

  async function typed(line: string): Promise<{ code: number; said: string }> {
    const said: string[] = [];
    const terminal = {
      out: (text: string) => said.push(text),
      say: (text: string) => said.push(text),
    };
    const code = await runCommandLine(line.split(' '), [reportCommand, verifyCommand], terminal);
    return { code, said: said.join('\n') };
  }

  it('writes the same file as the API answers with', async () => {
    const path = join(folder, 'report.xlsx');
    const { code, said } = await typed(`report ${DAY} --format xlsx --lang th --out ${path}`);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/version 1 \(final\), SHA-256/),
    });
    const answer = await fetch(`${api.url}/v1/settlement-reports/${DAY}.xlsx?lang=th`, {
      headers: { authorization: `Bearer ${await api.key('viewer')}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
    const told = await typed(`report ${DAY} --format xlsx --lang th --out ${path} --json`);
    expect(JSON.parse(told.said)).toMatchObject({ version: 1, status: 'final' });
  });

  it('says why a file cannot be written or made, and leaves none', async () => {
    const nowhere = join(folder, 'nowhere', 'report.csv');
    expect(await typed(`report ${DAY} --format csv --out ${nowhere}`)).toEqual({
      code: 1,
      said: expect.stringContaining('there is no such folder (ENOENT)'),
    });
    const path = join(folder, 'none.csv');
    expect(await typed(`report ${DAY} --version 9 --format csv --out ${path}`)).toEqual({
      code: 1,
      said: expect.stringContaining('versions 1 to 1 exist'),
    });
    expect((await typed(`report ${DAY} --format pdf --out ${path}`)).code).toBe(2);
    expect(readdirSync(folder)).not.toContain('none.csv');
  });

  it('give nobody a file that is not what was kept, and verify names it', async () => {
    const path = join(folder, 'damaged.xlsx');
    const line = `report ${DAY} --format xlsx --lang th --out ${path}`;
    expect((await typed('verify')).said).toContain('Files: 2 kept, 0 faults.');
    await inSession(superuserUrl(api.databaseUrl), async (client) => {
      await client.query('ALTER TABLE report_file_parts DISABLE TRIGGER ALL');
      await client.query(
        'UPDATE report_file_parts SET bytes = set_byte(bytes, 50, 255 - get_byte(bytes, 50))',
      );
    });
    const damaged = `The kept file xlsx (th) of ${DAY} v1: its SHA-256 is `;
    expect(await typed(line)).toEqual({ code: 1, said: expect.stringContaining(damaged) });
    expect(readdirSync(folder)).not.toContain('damaged.xlsx');
    const { code, said } = await typed('verify');
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(damaged) });
    expect(said).toContain('Files: 2 kept, 2 faults.');
    const answer = await fetch(`${api.url}/v1/settlement-reports/${DAY}.xlsx?lang=th`, {
      headers: { authorization: `Bearer ${await api.key('viewer')}` },
    });
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('etag')).toBeNull();
    expect(await answer.json()).toMatchObject({ code: 'file.damaged' });
  });
});
