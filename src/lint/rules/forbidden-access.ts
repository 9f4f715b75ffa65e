import { identityTypes } from '../applies-to.ts';
import { accessFindings, readAccess } from '../facts/named-access.ts';
import { defineRule } from '../rule.ts';

export const forbiddenAccess = defineRule({
  meta: {
    id: 'forbidden-access',
    severity: 'error',
    summary: 'access that the configuration forbids is allowed',
    why: 'somebody said that no policy may give this access',
    help: 'take the access away, or add a Deny',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    equivalents: ['Access Analyzer CheckAccessNotGranted'],
    options: [
      {
        name: 'access',
        summary: 'a list of `{ "actions": […], "resources": […] }`, the resources as ARNs',
        kind: 'rules',
        default: [],
      },
    ],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }',
        options: {
          access: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::secrets/key'] }],
        },
      },
      good: {
        policy: '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::photos/*" }',
        options: {
          access: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::secrets/key'] }],
        },
      },
    },
  },
  check: ({ options }) => ({
    document: (policy) => accessFindings(policy, readAccess(options['access'])),
  }),
});
