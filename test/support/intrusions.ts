/** What an intruder with every right does to the log of `verify-log.int-spec.ts`, and what must
 *  show: its faults, in the order in which the walk through the log meets them. */
export const INTRUSIONS: readonly (readonly [
  what: string,
  statements: string[],
  kinds: string[],
])[] = [
  [
    'an amount was raised',
    [`UPDATE events SET data = jsonb_set(data, '{amount}', '"900"') WHERE position = 2`],
    ['event.changed'],
  ],
  [
    'a number became a fraction',
    [`UPDATE events SET data = jsonb_set(data, '{round}', '1.5') WHERE type = 'round.completed'`],
    ['event.changed', 'event.changed'],
  ],
  [
    'the time of an event was moved',
    [`UPDATE events SET occurred_at = occurred_at + interval '1 day' WHERE position = 8`],
    ['event.changed'],
  ],
  [
    'who caused it was changed',
    [`UPDATE events SET cause = 'person', cause_ref = 'somchai' WHERE position = 8`],
    ['event.changed'],
  ],
  [
    'a hash was rewritten',
    [`UPDATE events SET hash = sha256('anything') WHERE position = 8`],
    ['event.changed', 'batch.changed'],
  ],
  [
    'the last event was deleted',
    ['DELETE FROM events WHERE position = 8'],
    ['batch.changed', 'head.differs'],
  ],
  [
    'an event in the middle was deleted',
    ['DELETE FROM events WHERE position = 2'],
    ['event.missing', 'batch.changed', 'event.unchained'],
  ],
  [
    'a whole stream was deleted',
    [`DELETE FROM events WHERE stream = 'tally/main/b'`],
    ['batch.changed', 'event.missing', 'batch.changed', 'batch.changed', 'head.differs'],
  ],
  [
    'two neighbours changed places',
    [
      'UPDATE events SET position = 99 WHERE position = 2',
      'UPDATE events SET position = 2 WHERE position = 3',
      'UPDATE events SET position = 3 WHERE position = 99',
    ],
    ['batch.changed'],
  ],
  [
    'two events of one stream changed places',
    [
      'UPDATE events SET position = 99 WHERE position = 4',
      'UPDATE events SET position = 4 WHERE position = 5',
      'UPDATE events SET position = 5 WHERE position = 99',
    ],
    ['event.unchained', 'batch.changed'],
  ],
  [
    'an event was slipped in behind the head',
    [
      `INSERT INTO events SELECT account, 9, 'tally/main/c', 1, type, schema_version, occurred_at,
         recorded_at, cause, cause_ref, evidence, data, hash FROM events WHERE position = 1`,
    ],
    ['event.changed', 'event.unbatched', 'head.differs'],
  ],
  [
    'a batch was cut out',
    ['DELETE FROM event_batches WHERE number = 2'],
    ['batch.unchained', 'event.unbatched', 'event.unbatched'],
  ],
  [
    'the last batch was cut off',
    ['DELETE FROM event_batches WHERE number = 5'],
    ['event.unbatched', 'event.unbatched', 'head.differs'],
  ],
  [
    'a batch was moved in time',
    [`UPDATE event_batches SET committed_at = '2020-01-01Z' WHERE number = 3`],
    ['batch.unchained'],
  ],
  ['the head was set back', ['UPDATE log_heads SET position = 6, batch = 4'], ['head.differs']],
  ['the head was removed', ['DELETE FROM log_heads'], ['head.differs']],
  [
    'evidence was exchanged',
    [`UPDATE evidence SET body = '{"object":"charge","id":"chrg_2"}'`],
    ['evidence.changed'],
  ],
  ['evidence was removed', ['DELETE FROM evidence'], ['evidence.missing']],
  [
    'evidence was removed, and is said to have been erased',
    [
      `INSERT INTO erased_evidence SELECT account, 9, hash, '', now() FROM evidence`,
      'DELETE FROM evidence',
    ],
    ['erasure.unannounced'],
  ],
  [
    'what a webhook said was removed',
    [
      `INSERT INTO inbox (account, id, received_at, headers, body, state, next_attempt_at)
       VALUES ('main', 'w', now(), '{}', '', 'done', now())`,
    ],
    ['webhook.emptied'],
  ],
];
