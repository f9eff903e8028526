import type { Command } from './command.js';
import { alertsTestCommand } from './commands/alerts-test.command.js';
import { alertsAcknowledgeCommand, alertsListCommand } from './commands/alerts.command.js';
import { backupCommand, backupVerifyCommand } from './commands/backup/backup.command.js';
import { restoreCommand } from './commands/backup/restore.command.js';
import { closeCommand } from './commands/close.command.js';
import { evidenceEraseCommand } from './commands/evidence-erase.command.js';
import { exportJournalCommand } from './commands/export-journal.command.js';
import { importBankCommand } from './commands/import-bank.command.js';
import { importCommand } from './commands/import.command.js';
import { inboxRetryCommand } from './commands/inbox.command.js';
import { keysCreateCommand } from './commands/keys-create.command.js';
import { keysListCommand } from './commands/keys-list.command.js';
import { keysRevokeCommand } from './commands/keys-revoke.command.js';
import { packCommand } from './commands/pack.command.js';
import {
  notificationsListCommand,
  notificationsRedeliverCommand,
} from './commands/notifications.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { reportCommand } from './commands/report.command.js';
import { settingsListCommand, settingsSetCommand } from './commands/settings.command.js';
import { sweepCommand } from './commands/sweep.command.js';
import { verifyCommand } from './commands/verify.command.js';
import { migrateCommand } from './migrate.command.js';
import { startCommand } from './start/start.command.js';

/** Everything the tool can do, in the order of its help. */
export const commands: readonly Command[] = [
  startCommand,
  importCommand,
  importBankCommand,
  sweepCommand,
  closeCommand,
  reportCommand,
  exportJournalCommand,
  packCommand,
  verifyCommand,
  rebuildCommand,
  backupVerifyCommand,
  backupCommand,
  restoreCommand,
  evidenceEraseCommand,
  keysCreateCommand,
  keysRevokeCommand,
  keysListCommand,
  settingsListCommand,
  settingsSetCommand,
  inboxRetryCommand,
  alertsListCommand,
  alertsAcknowledgeCommand,
  alertsTestCommand,
  notificationsListCommand,
  notificationsRedeliverCommand,
  migrateCommand,
];
