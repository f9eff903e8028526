import { didYouMean, nearest } from './nearest.js';

describe('the word that was meant', () => {
  it.each([
    ['clsoe', 'close'], // two neighbours exchanged
    ['rebiuld', 'rebuild'],
    ['stop', null],
    ['pak', 'pack'],
    ['keys creat', 'keys create'],
    ['', null],
    ['--form', '--from'],
  ])('%p: %p', (word, meant) => {
    const known = ['close', 'pack', 'rebuild', 'keys create', 'keys list', '--from', '--format'];
    expect(nearest(word, known)).toBe(meant);
    expect(didYouMean(word, known)).toBe(meant === null ? '' : ` Did you mean "${meant}"?`);
  });
});
