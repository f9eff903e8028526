import type { BreakDetail } from '#reconciliation';
import { breakAction, breakName } from '#settlement-reports';

interface Words {
  readonly en: string | null;
  readonly th: string | null;
}

/** A break as one is looked at: what it means, what to do, and where to look further. */
export interface BreakAnswer extends BreakDetail {
  readonly meaning: Words;
  readonly action: Words;
  readonly links: { readonly explain: string; readonly entries: string };
}

export function detailAnswer(account: string, detail: BreakDetail): BreakAnswer {
  const { id, code, reference, subject } = detail;
  const at = (path: string, of: string): string =>
    `${path}${encodeURIComponent(of)}${path.includes('?') ? '&' : '?'}account=${account}`;
  return {
    ...detail,
    meaning: { en: breakName(code, 'en'), th: breakName(code, 'th') },
    action: { en: breakAction(code, 'en'), th: breakAction(code, 'th') },
    links: {
      explain: at('/v1/explain/', reference ?? subject.id),
      entries: at('/v1/ledger/entries?subject=', id),
    },
  };
}
