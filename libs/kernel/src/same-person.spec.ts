import { isSamePerson } from './same-person.js';

it.each([
  ['Suda', 'suda', true],
  ['สุดา', 'สุดา', true],
  ['Ｓｕｄａ', 'Suda', true],
  ['Suda', 'Suda P.', false],
])('%s and %s are one person: %s', (left, right, isOne) => {
  expect(isSamePerson(left, right)).toBe(isOne);
});
