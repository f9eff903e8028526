import { sha256 } from '#kernel';
import type { Projection } from '#event-store';
import type { FindingRecorded } from '../domain/finding.events.js';
import { FindingEntity } from './finding.entity.js';

export const findingsProjection: Projection<FindingRecorded> = {
  name: 'findings',
  tables: [FindingEntity],

  on: {
    FindingRecorded: ({ data, account, position, occurredAt }, rows) =>
      rows.insert(FindingEntity, {
        account,
        id: sha256(data.fingerprint),
        code: data.code,
        subjectKind: data.subject.kind,
        subjectId: data.subject.id,
        detail: data.detail,
        foundAt: occurredAt,
        position,
      }),
  },
};
