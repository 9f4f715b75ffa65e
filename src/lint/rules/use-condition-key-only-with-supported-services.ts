import { quoted } from '../../../grammar/json/members.ts';
import {
  vpcEndpointOwnerKeys,
  vpcEndpointOwnerServices,
} from '../../catalog/condition-key-values.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { splitAction } from '../facts/actions.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const useConditionKeyOnlyWithSupportedServices = defineRule({
  meta: {
    id: 'use-condition-key-only-with-supported-services',
    aws: { code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a key about the owner of a VPC endpoint is asked of services that do not send it',
    why: 'some services send these keys only; a condition on them means something else for the others',
    help: 'name actions of services that send the key, or add `IfExists`',
    appliesTo: typesWithResource,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:VpceOrgID": "o-abcdefghij" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Deny", "Action": ["s3:*", "kms:*"], "Resource": "*", "Condition": { "StringNotEquals": { "aws:VpceOrgID": "o-abcdefghij" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause, { action }) {
      const { folded, row, operator, key } = clause;
      if (!vpcEndpointOwnerKeys.has(folded) || row?.asks !== 'value' || operator.ifExists) return;
      if (!action || action.negated) return;
      const strangers = action.entries.filter(({ text }) => !sendsKey(text));
      const [first] = strangers;
      if (!first) return;
      yield {
        at: keyPlace(clause),
        also: strangers,
        message: `not every service of ${quoted(first.text)} sends ${quoted(key)}`,
      };
    },
  }),
});

/** IAM sends them for everything but `iam:PassRole`. */
function sendsKey(text: string): boolean {
  const { service, name } = splitAction(foldCase(text)) ?? { service: text, name: '' };
  return vpcEndpointOwnerServices.has(service) && !(service === 'iam' && name === 'passrole');
}
