import { commonCredentialActions, credentialActions } from '../../catalog/exposing-actions.ts';
import { unconditionalActions } from '../../catalog/service-facts.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityTypes } from '../applies-to.ts';
import { indexActions } from '../facts/action-index.ts';
import { exposureFindings, listOptions } from '../facts/exposure.ts';
import { defineRule } from '../rule.ts';

/** Nobody needs to be allowed what everybody may; what every build needs is told on demand. */
const index = indexActions(
  credentialActions.filter(
    (action) =>
      !unconditionalActions.has(foldCase(action)) && !commonCredentialActions.includes(action),
  ),
);

export const credentialsExposure = defineRule({
  meta: {
    id: 'credentials-exposure',
    severity: 'securityWarning',
    summary: 'an action that returns credentials is allowed everywhere',
    why: 'whoever has such credentials acts as somebody else, or goes on acting when this access has ended',
    help: 'name the resources that are needed, or add a condition that limits them',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: [
      'COG-D1',
      'cloudsplaining CredentialsExposure',
      'checkov CKV_AWS_107',
      'checkov CKV_AWS_287',
      'parliament CREDENTIALS_EXPOSURE',
    ],
    options: listOptions,
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "arn:aws:sts::111122223333:federated-user/broker-*" }',
      },
    },
  },
  check: (context) => ({
    document: () =>
      exposureFindings(context, index, (grants) => ({
        does: grants.length === 1 ? 'gives credentials' : 'give credentials',
        ...(grants.every(({ action }) => commonCredentialActions.includes(action)) && {
          severity: 'suggestion',
        }),
      })),
  }),
});
