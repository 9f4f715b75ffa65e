import { identityTypes } from '../applies-to.ts';
import { accessFindings, readAccess } from '../facts/named-access.ts';
import { defineRule } from '../rule.ts';

export const sensitiveAccess = defineRule({
  meta: {
    id: 'sensitive-access',
    severity: 'securityWarning',
    summary: 'access that the configuration calls sensitive is allowed',
    why: 'somebody said that few should have this access, so whoever gets it should be seen',
    help: 'see that the principal is meant to have it, or take it away',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    equivalents: ['parliament SENSITIVE_ACCESS'],
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
