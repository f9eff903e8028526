/** What a key may do, weakest first: each role may do whatever the ones before it may. */
const PERMISSIONS = {
  viewer: 'reads charges, books, reports and alerts',
  analyst: 'imports, matches, works on breaks, prepares and reviews days',
  approver: 'approves or rejects what others prepared; closes and reopens months',
  admin: 'changes settings and keys',
} as const;

export type Role = keyof typeof PERMISSIONS;

export const ROLES = Object.keys(PERMISSIONS) as readonly Role[];

export const permissionsOf = (role: Role): string => PERMISSIONS[role];

/** Whether someone with the role `held` may do what takes the role `needed`. */
export const covers = (held: Role, needed: Role): boolean =>
  ROLES.indexOf(held) >= ROLES.indexOf(needed);
