import {
  policiesWithoutResource,
  servicesWithoutResource,
} from '../../catalog/resource-policies.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { splitAction } from '../facts/actions.ts';
import { hasEither } from '../facts/elements.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPolicy, WrittenStatement } from '../written.ts';

export const missingResource = defineRule({
  meta: {
    id: 'missing-resource',
    aws: { code: 'MISSING_RESOURCE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a statement has neither `Resource` nor `NotResource`',
    why: 'in this kind of policy a statement is about the resources that it names, and AWS refuses one that names none',
    help: 'add a `Resource`',
    appliesTo: typesWithResource,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "s3:GetObject" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      if (hasEither(statement, 'Resource') || needsNone(policy, statement)) return [];
      return [{ at: statement, message: 'this statement has no `Resource`' }];
    },
  }),
});

/** Repository policies of ECR have no `Resource` (ruling 9). */
function needsNone({ type, resourceType }: WrittenPolicy, { action }: WrittenStatement): boolean {
  if (type !== 'resource') return false;
  if (resourceType !== undefined) return policiesWithoutResource.has(resourceType);
  const services = (action?.entries ?? []).map(({ text }) => splitAction(text)?.service ?? '');
  return (
    services.length > 0 &&
    services.every((service) => servicesWithoutResource.has(foldCase(service)))
  );
}
