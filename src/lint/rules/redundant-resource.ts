import { typesWithResource } from '../applies-to.ts';
import { redundantResources } from '../facts/redundant-entries.ts';
import { defineRule } from '../rule.ts';

export const redundantResource = defineRule({
  meta: {
    id: 'redundant-resource',
    aws: { code: 'REDUNDANT_RESOURCE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a resource is covered by another one of the same list',
    why: 'it changes nothing, and readers take it for a reason',
    help: 'remove the narrower one',
    appliesTo: typesWithResource,
    category: 'redundancy',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::photos*", "arn:aws:s3:::photos/*"]}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*"]}',
      },
    },
  },
  check: () => ({
    statement({ resource }) {
      if (resource) return redundantResources(resource);
      return [];
    },
  }),
});
