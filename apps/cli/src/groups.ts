/** Commands that belong together, by their first word: when to use them. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  import: [
    'What the shop expects, and what the bank says: both are files that somebody else made, so',
    'each can be looked at with --preview first. All rows or none are taken; a row that is wrong',
    'is named by its line. The same file again changes nothing.',
  ],
  export: ['What another program takes over from here.'],
  backup: [
    '`backup` writes everything that cannot be computed anew to one file, `backup verify` reads',
    'such a file whole, and `restore` puts it into an empty database. Do all three before you',
    'need them: docs/backup.md has the drill.',
  ],
  evidence: [
    'What Opn literally answered is kept beside the log, and may name people. It can be erased;',
    'the log, which cites it by hash only, stays whole: docs/retention.md.',
  ],
  keys: [
    'Whoever uses the API or the console has a key of their own, and its owner stands in the log',
    'for whatever is done with it. A key is shown once, when it is made.',
  ],
  settings: [
    'What decides results (cut-off, contract rates, matching, holidays …) is set for an account',
    'from a day on, and every change is an event. docs/settings.md lists all of them.',
  ],
  inbox: [
    'Webhooks are kept before they are worked off. One that cannot be worked off is parked, and',
    'waits for a person.',
  ],
  alerts: [
    'What is wrong, and who has it in hand; and whether people can be reached by the channels that',
    'are configured.',
  ],
  notifications: [
    'What people were told, by which channel, and whether it arrived. A delivery is tried for',
    'three days, and then given up until somebody orders it again.',
  ],
};
