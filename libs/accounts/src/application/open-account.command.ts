import { parseCutoff, parseBusinessDay, parseTimeZone } from '#calendar';
import type { AccountSeeds } from '#config';
import { DecisionRunner, LogAppender } from '#event-store';
import { Clock } from '#kernel';
import { satang } from '#money';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountDecider } from '../domain/account.js';
import type { AccountOrder } from '../domain/account-orders.js';
import { settingsStream } from '../domain/settings-stream.js';
import { DEFAULT_MATCHING_RULES } from '../domain/matching-rules.js';
import { SettingsReader } from '../read-model/settings-reader.js';

/**
 * Makes sure that an account exists; the environment seeds its first settings and no later ones.
 */
export class OpenAccount extends Command<void> {
  constructor(
    readonly account: string,
    readonly mode: 'live' | 'test',
    readonly seeds: AccountSeeds,
  ) {
    super();
  }
}

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  private readonly logger = new Logger(OpenAccountHandler.name);

  constructor(
    private readonly appender: LogAppender,
    private readonly decisions: DecisionRunner,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async execute({ account, mode, seeds }: OpenAccount): Promise<void> {
    await this.appender.open(account);
    const stream = settingsStream(account);
    const cause = { kind: 'setting', ref: 'environment' } as const;
    const learned = this.firstOrder(mode, seeds);
    const recorded = await this.decisions.run(
      [{ stream, learned, cause, evidence: null }],
      accountDecider,
    );
    if (recorded.length === 0) await this.warnOfDifferences(account, mode, seeds);
  }

  private firstOrder(mode: 'live' | 'test', seeds: AccountSeeds): AccountOrder {
    return {
      kind: 'open',
      at: this.clock.now(),
      mode,
      timeZone: parseTimeZone(seeds.timeZone),
      cutoff: parseCutoff(seeds.cutoff),
      openingDay: seeds.openingDay === null ? null : parseBusinessDay(seeds.openingDay),
      openingBalance: satang(seeds.openingBalance),
      rules: { ...DEFAULT_MATCHING_RULES, orderMetadataKey: seeds.orderMetadataKey },
    };
  }

  private async warnOfDifferences(
    account: string,
    mode: 'live' | 'test',
    seeds: AccountSeeds,
  ): Promise<void> {
    const settings = await this.settings.of(account);
    const pairs: readonly [string, unknown, unknown][] = [
      ['the mode of OPN_SECRET_KEY', mode, settings.mode],
      ['BUSINESS_TIME_ZONE', seeds.timeZone, settings.days.timeZone],
      ['DAY_CUTOFF', seeds.cutoff, settings.days.cutoffs.at(-1)?.time],
      [
        'ORDER_METADATA_KEY',
        seeds.orderMetadataKey,
        settings.matchingRules.at(-1)?.rules.orderMetadataKey,
      ],
      ['OPENING_DAY', seeds.openingDay, settings.openingDay],
      ['OPENING_BALANCE', seeds.openingBalance, settings.openingBalance],
    ];
    for (const [name, given, inForce] of pairs.filter(([, left, right]) => left !== right)) {
      this.logger.warn(
        `For account ${account} the environment gives ${name} ${String(given)}, but ` +
          `${String(inForce)} is in force; the environment only seeds a new account. ` +
          'Change it by settings.',
      );
    }
  }
}
