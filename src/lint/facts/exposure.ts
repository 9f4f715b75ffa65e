import type { Finding, RuleContext, RuleOption } from '../rule.ts';
import { type ActionIndex, adjusted } from './action-index.ts';
import { type Grant, grantedActions } from './granted-actions.ts';
import { byPlace } from './grants-by-place.ts';
import { listed } from './listed.ts';

/** The options of rules that look for the actions of a list. */
export const listOptions: readonly RuleOption[] = [
  {
    name: 'also',
    summary: 'further actions to look for, such as `s3:GetObjectVersion`',
    kind: 'strings',
    default: [],
  },
  { name: 'except', summary: 'actions to leave alone', kind: 'strings', default: [] },
];

/** What is told of a grant: what its action does, and how bad that is where it is not as usual. */
interface Told {
  readonly does: string;
  readonly severity?: Finding['severity'];
}

/**
 * One finding for each entry that allows actions of a list on every resource and without a
 * condition.
 */
export function* exposureFindings(
  { policy, together, options }: RuleContext,
  index: ActionIndex,
  tell: (grants: readonly Grant[]) => Told,
): Iterable<Finding> {
  const granted = grantedActions(
    { policies: [policy], together },
    {
      index: adjusted(index, texts(options['also']), texts(options['except'])),
      reach: 'open',
    },
  );
  for (const [at, grants] of byPlace(granted.values())) {
    const { does, severity } = tell(grants);
    yield {
      at,
      message: `${listed(grants.map(({ action }) => action))} ${does}, on every resource and without a condition`,
      ...(severity && { severity }),
    };
  }
}

/** The texts of an option of kind `strings`. */
export function texts(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.filter((text) => typeof text === 'string') : [];
}
