import { covers, permissionsOf, ROLES } from './role.js';

describe('a role', () => {
  it('covers itself and every weaker one, and no stronger one', () => {
    const covered = ROLES.map((held) => ROLES.filter((needed) => covers(held, needed)));
    expect(covered).toEqual([
      ['viewer'],
      ['viewer', 'analyst'],
      ['viewer', 'analyst', 'approver'],
      ['viewer', 'analyst', 'approver', 'admin'],
    ]);
  });

  it('says what it permits', () => {
    expect(permissionsOf('analyst')).toContain('imports');
  });
});
