import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';

/** `@Param('day', ParseBusinessDay) day: BusinessDay`; anything else is 400 `day.invalid`. */
@Injectable()
export class ParseBusinessDay implements PipeTransform<string, BusinessDay> {
  transform(text: string): BusinessDay {
    return parseBusinessDay(text);
  }
}
