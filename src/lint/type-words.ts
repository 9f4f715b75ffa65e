import type { PolicyType } from '../policy/policy.ts';
import type { LintedType } from './rule.ts';

/** What people call the types of policies, on the command line and in reports (linting ruling 4). */
export const typeWords = {
  identity: 'identity',
  resource: 'resource',
  trust: 'trust',
  permissionsBoundary: 'boundary',
  session: 'session',
  serviceControl: 'scp',
  resourceControl: 'rcp',
  vpcEndpoint: 'vpce',
  identityPool: 'identity-pool',
  file: 'file',
} as const satisfies Record<LintedType, string>;

const byWord: ReadonlyMap<string, PolicyType> = new Map([
  ['identity', 'identity'],
  ['resource', 'resource'],
  ['trust', 'trust'],
  ['boundary', 'permissionsBoundary'],
  ['session', 'session'],
  ['scp', 'serviceControl'],
  ['rcp', 'resourceControl'],
  ['vpce', 'vpcEndpoint'],
]);

/** The words, in the order in which help lists them. */
export const allTypeWords: readonly string[] = [...byWord.keys()];

export function typeOfWord(word: string): PolicyType | undefined {
  return byWord.get(word);
}
