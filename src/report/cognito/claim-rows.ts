import type { IgnoredChange } from '../../cognito/change-claims.ts';
import type { Claims, ClaimValue } from '../../cognito/claims.ts';
import { columns } from '../columns.ts';
import { claimChanges } from './claim-changes.ts';
import { named, valueText } from './words.ts';

/** Claims before and after a trigger, as far as they differ, one a line. */
export function claimLines(before: Claims, after: Claims): readonly string[] {
  return columns(
    claimChanges(before, after).map((change) => [
      named(change.claim),
      told(change.before),
      '->',
      told(change.after),
    ]),
  );
}

function told(value: ClaimValue | undefined): string {
  return value === undefined ? 'none' : valueText(value);
}

const ignoredTexts = {
  reserved: 'no trigger changes this claim',
  suppressed: 'the same answer suppresses it',
  'other-version': 'it is in the shape of another version of the event',
} as const satisfies Record<IgnoredChange['why'], string>;

/** What a trigger asked for in vain. */
export function ignoredText({ claim, why }: IgnoredChange): string {
  const what = why === 'other-version' ? 'the answer' : named(claim);
  return `${what}: ignored, ${ignoredTexts[why]}`;
}
