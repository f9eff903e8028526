import { CheckEvidence } from '#alerts';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 60_000;

/** Once a day, portion by portion: is what is stored what was written? */
@Injectable()
export class EvidenceSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
  ) {}

  @Interval(EVERY_MS)
  tick(): void {
    this.jobs.request('evidence', (account) => this.commands.execute(new CheckEvidence(account)));
  }
}
