import { identityTypes } from '../applies-to.ts';
import {
  allowedActions,
  coversType,
  limitsResources,
  needsNoLimit,
} from '../facts/wide-resources.ts';
import { defineRule } from '../rule.ts';

export const resourceEffectivelyStar = defineRule({
  meta: {
    id: 'resource-effectively-star',
    severity: 'suggestion',
    summary: 'resource ARNs that together are as wide as `*`',
    why: 'the ARNs cover every resource that the actions can be on, which looks like a limit and is none',
    help: 'name the resources, or write `*`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament RESOURCE_EFFECTIVELY_STAR'],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:*:sqs:*:*:*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:jobs-*" }',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const { resource, clauses } = statement;
      if (!resource || resource.negated || resource.partial) return [];
      const wide = resource.entries.filter(({ text }) => text !== '*' && text.includes('*'));
      if (wide.length === 0 || wide.length < resource.entries.length) return [];
      const actions = allowedActions(statement).filter((one) => !needsNoLimit(one, clauses));
      if (actions.length === 0) return [];
      const types = new Set(
        actions.flatMap(({ action }) => action.resourceTypes.map(({ type }) => type)),
      );
      for (const type of types) {
        if (!wide.some(({ text }) => coversType(text, type))) return [];
      }
      if (limitsResources(statement, actions)) return [];
      return [{ at: resource, message: 'the resources are all that the actions can be on' }];
    },
  }),
});
