import { rulesOn, SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { readCaseText } from '#cases';
import { DayReader, dayStream, SignOffReader, signOffDecider } from '#days';
import type { IssuedDay, SignOffKind, SignOffOrder, VersionSignOff } from '#days';
import { DecisionRunner } from '#event-store';
import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ReportDamagedError } from '../domain/report.errors.js';
import { GraveBreaks } from '../read-model/grave-breaks.js';
import { ReportStore } from '../read-model/report-store.js';

/** What the person says beside the step itself; a version or digest that is named must stand. */
export interface Signing {
  readonly version: number | null;
  readonly digest: string | null;
  readonly note: string | null;
}

/**
 * A person prepares, reviews, approves or rejects the latest version of a day: a record of its
 * own, which changes nothing of what was issued. Answers with the record as it then is.
 */
export class SignDay extends Command<VersionSignOff> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    readonly step: SignOffKind,
    readonly by: string,
    readonly signing: Signing,
  ) {
    super();
  }
}

@CommandHandler(SignDay)
export class SignDayHandler implements ICommandHandler<SignDay> {
  constructor(
    private readonly days: DayReader,
    private readonly records: SignOffReader,
    private readonly store: ReportStore,
    private readonly grave: GraveBreaks,
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(signing: SignDay): Promise<VersionSignOff> {
    const { account, day, by } = signing;
    const learned = await this.order(signing);
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: dayStream(account, day), learned, cause, evidence: null };
    await this.decisions.run([lesson], signOffDecider);
    const record = (await this.records.of(account, day)).find(
      ({ version }) => version === learned.version,
    );
    if (!record)
      throw new Error(`Version ${learned.version} of ${day} was signed and is not there`);
    return record;
  }

  /** What is signed is the version that stands now, and not one that comes in between. */
  private async order({ account, day, step, by, signing }: SignDay): Promise<SignOffOrder> {
    const standing = (await this.days.versions(account, day)).at(-1)?.data;
    const note = signing.note === null ? null : readCaseText(signing.note);
    const order = { at: this.clock.now(), day, by, ...signing, note };
    const facts = { reviewRequired: false, open: [] };
    if (!standing) return { ...order, ...facts, kind: step };
    const { version, digest } = standing;
    const named = { version: signing.version ?? version, digest: signing.digest ?? digest };
    const judged = step === 'approve' ? await this.factsOf(account, standing) : facts;
    return { ...order, ...named, ...judged, kind: step };
  }

  /** What an approval depends on, beside who has signed before. */
  private async factsOf(account: string, { day, version, digest }: IssuedDay) {
    const head = await this.store.head({ account, day, version, digest });
    if (!head) throw new ReportDamagedError(day, version, digest);
    const { reviewRequired } = rulesOn(await this.settings.of(account), 'report', day);
    return { reviewRequired, open: await this.grave.open(head) };
  }
}
