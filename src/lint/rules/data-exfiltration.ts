import { exfiltratingActions } from '../../catalog/exposing-actions.ts';
import { identityTypes } from '../applies-to.ts';
import { indexActions } from '../facts/action-index.ts';
import { exposureFindings, listOptions } from '../facts/exposure.ts';
import { defineRule } from '../rule.ts';

const index = indexActions(exfiltratingActions);

export const dataExfiltration = defineRule({
  meta: {
    id: 'data-exfiltration',
    severity: 'warning',
    summary: 'data can be read out of every resource',
    why: 'whoever has this can take all that the account stores, wherever it is',
    help: 'name the resources that are needed, or add a condition that limits them',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cloudsplaining DataExfiltration', 'checkov CKV_AWS_108', 'checkov CKV_AWS_288'],
    options: listOptions,
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: (context) => ({
    document: () =>
      exposureFindings(context, index, (grants) => ({
        does: grants.length === 1 ? 'lets data out' : 'let data out',
      })),
  }),
});
