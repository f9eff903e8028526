import {
  isConnectionLost,
  isDataRefused,
  isExhausted,
  isValueUnreadable,
  sqlState,
} from './sql-state.js';

const coded = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('what a failure of the database means', () => {
  it.each(['08006', '57P01', '57P03', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED'])(
    '%s leaves the outcome open',
    (code) => {
      expect(isConnectionLost(coded(code))).toBe(true);
      expect(isDataRefused(coded(code))).toBe(false);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('so does the driver saying: %s', (message) => {
    expect(isConnectionLost(new Error(message))).toBe(true);
  });

  it.each(['22P05', '22P02', '23505', '54000'])('%s blames the content', (code) => {
    expect(isDataRefused(coded(code))).toBe(true);
    expect(isConnectionLost(coded(code))).toBe(false);
  });

  it.each(['40001', '42501', '53300', '57014', 'P0002'])('%s is neither', (code) => {
    expect(isDataRefused(coded(code))).toBe(false);
    expect(isConnectionLost(coded(code))).toBe(false);
  });

  it.each(['53100', '53200', '53300', '53400'])('%s says that something is used up', (code) => {
    expect(isExhausted(coded(code))).toBe(true);
    expect(isConnectionLost(coded(code))).toBe(false);
  });

  it.each([
    ['22021', true],
    ['22007', true],
    ['22P02', true],
    ['22012', false],
    ['23505', false],
  ])('%s blames a value that cannot be read: %p', (code, is) => {
    expect(isValueUnreadable(coded(code))).toBe(is);
    expect(isExhausted(coded(code))).toBe(false);
  });

  it('says nothing about what is not an error of the database', () => {
    for (const thrown of [null, undefined, 'text', new Error('Connection refused by peer')]) {
      expect(isConnectionLost(thrown)).toBe(false);
      expect(sqlState(thrown)).toBeNull();
    }
  });
});
