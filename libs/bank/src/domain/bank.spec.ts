import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { fileOf, imported, november, row } from './bank.fixtures.js';
import { bankDecider } from './bank.js';
import {
  BankLineAssigned,
  BankLineImported,
  BankLineWithdrawn,
  bankEvents,
  BankStatementImported,
} from './bank.events.js';

const { given } = specify(bankDecider);
const at = parseInstant('2026-11-23T02:00:00Z');
const told = { at, by: 'Malee' };
const balance = satang(1_097_000n);
const { statement, lines } = imported(
  fileOf([row(16, 97_000n, 'OMISE', { bankAccount: '6789', bankReference: 'R1', balance })]),
);
const [line] = lines;
if (line === undefined) throw new Error('The line is kept.');

const seen = { ...told, kind: 'line', line } as const;
const known = new BankLineImported(at, { ...line, importedBy: 'Malee' });
const withdraw = {
  ...told,
  kind: 'withdraw',
  lineId: line.lineId,
  reason: 'came twice',
} as const;
const withdrawn = new BankLineWithdrawn(at, {
  lineId: line.lineId,
  by: 'Malee',
  reason: 'came twice',
});
const word = { lineId: line.lineId, transfers: ['trsf_1'], reason: 'slip of the bank' };
const assigned = new BankLineAssigned(at, { ...word, by: 'Malee' });
const file = { ...told, kind: 'statement', statement, isPeriodStated: false } as const;
const filed = new BankStatementImported(at, { ...statement, importedBy: 'Malee' });

describe('a bank line', () => {
  it('is imported once, and stays withdrawn when it comes again', () => {
    given().when(seen).then(known);
    given(known).when(seen).thenNothing();
    given(known).when(withdraw).then(withdrawn);
    given(known, withdrawn).when(withdraw).thenNothing();
    given(known, withdrawn).when(seen).thenNothing();
  });

  it('is given its transfers by a person, and taken them again', () => {
    const give = { ...told, kind: 'assign', ...word } as const;
    given(known).when(give).then(assigned);
    given(known, assigned).when(give).thenNothing();
    const free = new BankLineAssigned(at, { ...word, transfers: null, by: 'Malee' });
    given(known, assigned)
      .when({ ...give, transfers: null })
      .then(free);
  });

  it('is nothing that could be withdrawn while it is unknown', () => {
    given().when(withdraw).thenNothing();
  });
});

describe('a statement', () => {
  it('is imported once', () => {
    given().when(file).then(filed);
    given(filed).when(file).thenNothing();
  });

  it('covers what it covered, unless a person says otherwise', () => {
    const longer = { ...statement, to: november(19) };
    given(filed)
      .when({ ...file, statement: longer })
      .thenNothing();
    given(filed)
      .when({ ...file, statement: longer, isPeriodStated: true })
      .then(new BankStatementImported(at, { ...longer, importedBy: 'Malee' }));
  });

  it('is noted again where other lines of it are of concern', () => {
    const others = { ...statement, returns: { count: 1, amount: satang(5n) } };
    given(filed)
      .when({ ...file, statement: others })
      .then(new BankStatementImported(at, { ...others, importedBy: 'Malee' }));
  });

  it('is written as it always was, like its lines', () =>
    checkGolden(bankEvents, [known, withdrawn, assigned, filed]));
});
