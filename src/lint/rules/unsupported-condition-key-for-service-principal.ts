import { quoted } from '../../../grammar/json/members.ts';
import { keysOfAwsIdentities } from '../../catalog/condition-key-values.ts';
import { resourceTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const unsupportedConditionKeyForServicePrincipal = defineRule({
  meta: {
    id: 'unsupported-condition-key-for-service-principal',
    aws: { code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a service is asked for a key that services never send',
    why: 'requests of a service carry nothing of an account, an organization or tags of the caller, so that the statement does not let it in',
    help: 'leave the key out for the service, and use `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID`',
    appliesTo: resourceTypes,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } }',
      },
    },
  },
  check: () => ({
    *statement({ effect, principal, clauses }) {
      if (effect !== 'Allow' || !principal || principal.negated) return;
      const services = principal.entries.filter(({ kind }) => kind === 'Service');
      const [first] = services;
      if (!first) return;
      for (const clause of clauses) {
        const { folded, key, row } = clause;
        if (row?.asks !== 'value' || !needsKey(clause) || !isOfIdentity(folded)) continue;
        yield {
          at: keyPlace(clause),
          also: services,
          message: `requests of ${quoted(first.text)} never carry ${quoted(key)}`,
        };
      }
    },
  }),
});

function isOfIdentity(folded: string): boolean {
  return keysOfAwsIdentities.some((name) =>
    name.endsWith('/') ? folded.startsWith(name) : folded === name,
  );
}
