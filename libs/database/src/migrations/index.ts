import { CreateRoles1795392000000 } from './1795392000000-create-roles.js';
import { PreferLz41795392000500 } from './1795392000500-prefer-lz4.js';
import { CreateLog1795392001000 } from './1795392001000-create-log.js';
import { GuardLog1795392002000 } from './1795392002000-guard-log.js';
import { CreateCheckpoints1795392003000 } from './1795392003000-create-checkpoints.js';
import { CreateExpectations1795392010000 } from './1795392010000-create-expectations.js';
import { CreateInbox1795392011000 } from './1795392011000-create-inbox.js';
import { CreateApiKeys1795392012000 } from './1795392012000-create-api-keys.js';
import { ShowMigrations1795392012500 } from './1795392012500-show-migrations.js';
import { CreateCharges1795392013000 } from './1795392013000-create-charges.js';
import { CreateJournal1795392014000 } from './1795392014000-create-journal.js';
import { BalanceJournal1795392014500 } from './1795392014500-balance-journal.js';
import { CreateFindings1795392015000 } from './1795392015000-create-findings.js';
import { CreateChargeWatch1795392016000 } from './1795392016000-create-charge-watch.js';
import { CreateBreaks1795392017000 } from './1795392017000-create-breaks.js';
import { CreateReports1795392018000 } from './1795392018000-create-reports.js';
import { GuardReports1795392018500 } from './1795392018500-guard-reports.js';
import { IndexReceiptsInMotion1795392019000 } from './1795392019000-index-receipts-in-motion.js';
import { CreatePayouts1795392020000 } from './1795392020000-create-payouts.js';
import { CreateTransferPostings1795392021000 } from './1795392021000-create-transfer-postings.js';
import { CreateOpnGate1795392022000 } from './1795392022000-create-opn-gate.js';
import { NoteOpnOutcomes1795392022500 } from './1795392022500-note-opn-outcomes.js';
import { CreateSweeps1795392023000 } from './1795392023000-create-sweeps.js';
import { CountUnaskedHints1795392024000 } from './1795392024000-count-unasked-hints.js';
import { CreateDeliveryWatch1795392025000 } from './1795392025000-create-delivery-watch.js';
import { IndexContradictedCharges1795392026000 } from './1795392026000-index-contradicted-charges.js';
import { CountMissedWebhooks1795392027500 } from './1795392027500-count-missed-webhooks.js';
import { JudgeByScope1795392029000 } from './1795392029000-judge-by-scope.js';
import { CreateChosenMatches1795392031000 } from './1795392031000-create-chosen-matches.js';
import { MarkSharedKeys1795392032000 } from './1795392032000-mark-shared-keys.js';
import { CreateBank1795392033000 } from './1795392033000-create-bank.js';
import { CachePayouts1795392035000 } from './1795392035000-cache-payouts.js';
import { IndexTaxFacts1795392036000 } from './1795392036000-index-tax-facts.js';
import { CreateTaxInvoices1795392036500 } from './1795392036500-create-tax-invoices.js';
import { DetailBreaks1795392036700 } from './1795392036700-detail-breaks.js';
import { CreateCases1795392037000 } from './1795392037000-create-cases.js';
import { CreateReturns1795392038000 } from './1795392038000-create-returns.js';
import { IndexLateEntries1795392039000 } from './1795392039000-index-late-entries.js';
import { CreateReportFiles1795392040000 } from './1795392040000-create-report-files.js';
import { GuardReportFiles1795392040500 } from './1795392040500-guard-report-files.js';
import { CreateNotifications1795392041000 } from './1795392041000-create-notifications.js';
import { CreateProcesses1795392053000 } from './1795392053000-create-processes.js';
import { CreateAlerts1795392054000 } from './1795392054000-create-alerts.js';
import { CreateErasedEvidence1795392055000 } from './1795392055000-create-erased-evidence.js';
import { GuardEvidence1795392056000 } from './1795392056000-guard-evidence.js';
import { IndexWhatIsOpen1795392057000 } from './1795392057000-index-what-is-open.js';
import { RememberSinceWhen1795392058000 } from './1795392058000-remember-since-when.js';
import { CreateLogChecks1795392058500 } from './1795392058500-create-log-checks.js';
import { CreateAlertSightings1795392059000 } from './1795392059000-create-alert-sightings.js';

/** In the order in which they are applied; a migration that was released never changes. */
export const migrations = [
  CreateRoles1795392000000,
  PreferLz41795392000500,
  CreateLog1795392001000,
  GuardLog1795392002000,
  CreateCheckpoints1795392003000,
  CreateExpectations1795392010000,
  CreateInbox1795392011000,
  CreateApiKeys1795392012000,
  ShowMigrations1795392012500,
  CreateCharges1795392013000,
  CreateJournal1795392014000,
  BalanceJournal1795392014500,
  CreateFindings1795392015000,
  CreateChargeWatch1795392016000,
  CreateBreaks1795392017000,
  CreateReports1795392018000,
  GuardReports1795392018500,
  IndexReceiptsInMotion1795392019000,
  CreatePayouts1795392020000,
  CreateTransferPostings1795392021000,
  CreateOpnGate1795392022000,
  NoteOpnOutcomes1795392022500,
  CreateSweeps1795392023000,
  CountUnaskedHints1795392024000,
  CreateDeliveryWatch1795392025000,
  IndexContradictedCharges1795392026000,
  CountMissedWebhooks1795392027500,
  JudgeByScope1795392029000,
  CreateChosenMatches1795392031000,
  MarkSharedKeys1795392032000,
  CreateBank1795392033000,
  CachePayouts1795392035000,
  IndexTaxFacts1795392036000,
  CreateTaxInvoices1795392036500,
  DetailBreaks1795392036700,
  CreateCases1795392037000,
  CreateReturns1795392038000,
  IndexLateEntries1795392039000,
  CreateReportFiles1795392040000,
  GuardReportFiles1795392040500,
  CreateNotifications1795392041000,
  CreateProcesses1795392053000,
  CreateAlerts1795392054000,
  CreateErasedEvidence1795392055000,
  GuardEvidence1795392056000,
  IndexWhatIsOpen1795392057000,
  RememberSinceWhen1795392058000,
  CreateLogChecks1795392058500,
  CreateAlertSightings1795392059000,
];
