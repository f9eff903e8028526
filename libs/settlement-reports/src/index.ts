export { CloseDay } from './application/close-day.command.js';
export { CloseDueDays } from './application/close-due-days.command.js';
export { RestateChangedDays } from './application/restate-changed-days.command.js';
export type { ReportContent } from './domain/report-content.js';
export type { ReportHead, ReportStatus } from './domain/report-head.js';
export { DayNotClosableError, ReportUnknownError } from './domain/report.errors.js';
export { ReportReader } from './read-model/report-reader.js';
export { SettlementReportsModule } from './settlement-reports.module.js';
