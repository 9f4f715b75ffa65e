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

import type { WrittenClause } from '../written.ts';
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
    *statement({ action, clauses }) {
      const asking = clauses.filter(asksForOwner);
      if (!action || action.negated || asking.length === 0) return;
      const also = action.entries.filter(({ text }) => !sendsKey(text));
      const [first] = also;
      if (!first) return;
      for (const clause of asking) {
        yield {
          at: keyPlace(clause),
          also,
          message: `not every service of ${quoted(first.text)} sends ${quoted(clause.key)}`,
        };
      }
    },
  }),
});

function asksForOwner({ folded, row, operator }: WrittenClause): boolean {
  return vpcEndpointOwnerKeys.has(folded) && row?.asks === 'value' && !operator.ifExists;
}

/** IAM sends them for everything but `iam:PassRole`. */
function sendsKey(text: string): boolean {
  const { service, name } = splitAction(foldCase(text)) ?? { service: text, name: '' };
  return vpcEndpointOwnerServices.has(service) && !(service === 'iam' && name === 'passrole');
}
