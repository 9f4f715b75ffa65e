import { quoted } from '../../../grammar/json/members.ts';
import { computeServices } from '../../catalog/compute-services.ts';
import { defineRule } from '../rule.ts';

export const roleAssumableByCompute = defineRule({
  meta: {
    id: 'role-assumable-by-compute',
    severity: 'suggestion',
    summary: 'what runs on a compute service has the permissions of the role',
    why: 'whoever gets code to run there has what the role has, so that findings about its other policies weigh more',
    help: 'give the role no more than the code needs, and see who may deploy it',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: false,
    equivalents: ['cloudsplaining AssumableByComputeService'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "config.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      },
    },
  },
  check: () => ({
    principal(entry, { effect, principal }) {
      if (effect !== 'Allow' || principal?.negated || entry.kind !== 'Service') return [];
      if (!computeServices.has(entry.text)) return [];
      return [{ at: entry, message: `code that runs on ${quoted(entry.text)} has this role` }];
    },
  }),
});
