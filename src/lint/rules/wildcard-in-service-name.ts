import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { hasWildcard, splitAction } from '../facts/actions.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const wildcardInServiceName = defineRule({
  meta: {
    id: 'wildcard-in-service-name',
    aws: { code: 'WILDCARD_IN_SERVICE_NAME', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a wildcard in the name of a service',
    why: 'it covers services that nobody thought of, and those of tomorrow',
    help: 'name the service',
    appliesTo: everyType,
    category: 'resource',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:*code*::111122223333:*"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    action: (entry) => found(entry, splitAction(entry.text)?.service),
    resource: (entry) => found(entry, splitArnPattern(entry.text)[2]),
  }),
});

function found(entry: WrittenText, service: string | undefined): readonly Finding[] {
  if (service === undefined || !hasWildcard(service)) return [];
  return [
    { at: entry, message: `${quoted(entry.text)} has a wildcard in the name of the service` },
  ];
}
