import type { Projection, Recorded } from '#event-store';
import type { BankEvent, BankStatementImported } from '../domain/bank.events.js';
import { BankLineEntity } from './bank-line.entity.js';
import { BankStatementEntity } from './bank-statement.entity.js';

export const bankProjection: Projection<BankEvent> = {
  name: 'bank',
  tables: [BankLineEntity, BankStatementEntity],

  on: {
    BankLineImported: ({ data, account, position, recordedAt }, rows) => {
      const { lineId: id, importedBy: _, ...line } = data;
      rows.insert(BankLineEntity, {
        ...{ account, id, ...line },
        ...{ transfers: null, withdrawnAt: null, withdrawnBy: null, reason: null },
        knownAt: recordedAt,
        firstPosition: position,
        lastPosition: position,
      });
    },
    BankLineWithdrawn: ({ data, occurredAt, position }, rows) =>
      rows.update(BankLineEntity, data.lineId, {
        withdrawnAt: occurredAt,
        withdrawnBy: data.by,
        reason: data.reason,
        lastPosition: position,
      }),
    BankLineAssigned: ({ data, position }, rows) =>
      rows.update(BankLineEntity, data.lineId, {
        transfers: data.transfers,
        reason: data.reason,
        lastPosition: position,
      }),
    BankStatementImported: (event, rows) => {
      const { account, position: lastPosition, version, occurredAt } = event;
      const content = { ...contentOf(event), lastPosition };
      const id = event.data.statementId;
      if (version > 1) rows.update(BankStatementEntity, id, content);
      const first = { account, id, importedAt: occurredAt, firstPosition: lastPosition };
      if (version === 1) rows.insert(BankStatementEntity, { ...first, ...content });
    },
  },
};

function contentOf({ data }: Recorded<BankStatementImported>) {
  const { file, preset, from, to, bankAccounts, importedBy, difference } = data;
  const { movements, payouts, returns, others, balance } = data;
  return {
    ...{ file, preset, firstDay: from, lastDay: to, bankAccounts, importedBy },
    totals: { movements, payouts, returns, others, balance, difference },
    addsUp: difference === null || (difference.amount === 0n && difference.count === 0),
  };
}
