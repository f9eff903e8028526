/**
 * Whether two names are one person's, where a second person is asked for: who types a name in other
 * capitals is no other person.
 */
export const isSamePerson = (left: string, right: string): boolean =>
  folded(left) === folded(right);

const folded = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('en');
